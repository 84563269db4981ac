import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'

/**
 * Computes every counter anew from the rows, for data that was brought in other than through the verbs. Runs in a transaction of the
 * caller's, with nobody writing.
 */
export async function recount(tx: Db): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(tx)
}

const stages = ['want', 'started', 'finished', 'using', 'stopped']
const byStage = stages.map((stage) => `"${stage}" = coalesce(n."${stage}", 0)`).join(', ')
const perStage = stages.map((stage) => `count(*) filter (where e.experience = '${stage}') as "${stage}"`).join(', ')

const statements = [
  `update post set seconded = (select count(*) from post_seconding s where s.post_id = post.id)`,
  `update recommendation r set seconded = (select count(*) from recommendation_seconding s where s.recommendation_id = r.id and s.standing)`,
  `update recommendation r set ${byStage} from (
     select s.recommendation_id, ${perStage} from recommendation_seconding s
     join experience e on e.work_id = s.work_id and e.member_id = s.member_id group by s.recommendation_id
   ) n where n.recommendation_id = r.id`,
  `update thread set
     post_count = (select count(*) from post where post.thread_id = thread.id),
     reply_count = (select count(*) from post where post.thread_id = thread.id and number > 1 and removed_at is null),
     seconded = (select count(*) from post_seconding s where s.thread_id = thread.id)
       + (select count(*) from recommendation_seconding s where s.thread_id = thread.id and s.standing)`,
  // The ramp of who is known already is a fact of its own; it is made only for who is new.
  `create temporary table known_ramp on commit drop as select work_id, member_id, ramp from backing`,
  `delete from backing`,
  `insert into backing (work_id, member_id, sources, ramp)
     select behind.work_id, behind.member_id, count(*), coalesce(max(known_ramp.ramp), max(least(100, greatest(20, round(20 + 80 * extract(epoch from (behind.at - member.joined_at)) / 604800)))))
     from (
       select work_id, author_id as member_id, created_at as at from recommendation where standing
       union all
       select s.work_id, s.member_id, s.seconded_at as at from recommendation_seconding s join recommendation r on r.id = s.recommendation_id
       where s.standing and r.standing
     ) behind join member on member.id = behind.member_id
     left join known_ramp on known_ramp.work_id = behind.work_id and known_ramp.member_id = behind.member_id
     group by behind.work_id, behind.member_id`,
  `update work set heft = coalesce(n.heft, 0), support = coalesce(n.support, 0) from (
     select work.id, sum(b.ramp) as heft, sum(b.ramp * case e.experience when 'want' then 7 when 'finished' then 15 when 'using' then 15 when 'stopped' then -10 else 10 end) as support
     from work left join backing b on b.work_id = work.id and b.sources > 0
     left join experience e on e.work_id = b.work_id and e.member_id = b.member_id group by work.id
   ) n where n.id = work.id`,
  `delete from work_thread`,
  `insert into work_thread (work_id, thread_id, sources)
     select work_id, thread_id, count(*) from recommendation where standing group by work_id, thread_id`,
  `update work set
     people = (select count(*) from backing where backing.work_id = work.id and sources > 0),
     threads = (select count(*) from work_thread where work_thread.work_id = work.id and sources > 0)`,
  `update work set ${byStage} from (select e.work_id, ${perStage} from experience e group by e.work_id) n where n.work_id = work.id`,
]
