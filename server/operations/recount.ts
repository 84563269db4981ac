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
const byStage = stages.map((stage) => `"${stage}" = n."${stage}"`).join(', ')
const perStage = stages.map((stage) => `count(*) filter (where e.experience = '${stage}') as "${stage}"`).join(', ')

// A work that was merged counts nothing, nor does a hidden one; its root counts for all, each member once, by the last word of theirs.
const said = `said as (select distinct on (own.root_id, e.member_id) own.root_id, e.member_id, e.experience
     from experience e join work own on own.id = e.work_id order by own.root_id, e.member_id, e.said_at desc, e.work_id)`

const statements = [
  // The triggers that keep the ranking rest meanwhile; it is computed at the end.
  `select set_config('seconded.recounting', 'on', true)`,
  `update post set seconded = (select count(*) from post_seconding s where s.post_id = post.id)`,
  `update recommendation r set seconded = (select count(*) from recommendation_seconding s where s.recommendation_id = r.id and s.standing)`,
  `with ${said} update recommendation r set ${byStage} from (
     select one.id, ${perStage} from recommendation one join work own on own.id = one.work_id
     cross join lateral (
       select one.author_id as member_id union select member_id from recommendation_seconding where recommendation_id = one.id
     ) who
     left join said e on e.root_id = own.root_id and e.member_id = who.member_id group by one.id
   ) n where n.id = r.id`,
  `update thread set
     post_count = (select count(*) from post where post.thread_id = thread.id),
     reply_count = (select count(*) from post where post.thread_id = thread.id and number > 1 and removed_at is null),
     seconded = (select count(*) from post_seconding s where s.thread_id = thread.id)
       + (select count(*) from recommendation_seconding s join work own on own.id = s.work_id join work root on root.id = own.root_id
          where s.thread_id = thread.id and s.standing and root.hidden_at is null)`,
  // The ramp of who is known already is a fact of its own, and so is its cap; it is made only for who is new.
  `create temporary table known_ramp on commit drop as select work_id, member_id, earned, capped from backing`,
  `delete from backing`,
  `insert into backing (work_id, member_id, sources, capped, earned)
     select behind.work_id, behind.member_id, count(*), coalesce(bool_or(known_ramp.capped), false), coalesce(max(known_ramp.earned), max(least(100, greatest(20, round(20 + 80 * extract(epoch from (behind.at - member.joined_at)) / 604800)))))
     from (
       select work_id, author_id as member_id, created_at as at from recommendation where standing
       union all
       select s.work_id, s.member_id, s.seconded_at as at from recommendation_seconding s join recommendation r on r.id = s.recommendation_id
       where s.standing and r.standing
     ) behind join member on member.id = behind.member_id
     left join known_ramp on known_ramp.work_id = behind.work_id and known_ramp.member_id = behind.member_id
     group by behind.work_id, behind.member_id`,
  `delete from work_thread`,
  `insert into work_thread (work_id, thread_id, sources)
     select work_id, thread_id, count(*) from recommendation where standing group by work_id, thread_id`,
  `with ${said}, behind as (
     select own.root_id, b.member_id, max(b.ramp) as ramp from backing b join work own on own.id = b.work_id where b.sources > 0 group by 1, 2
   ) update work set people = n.people, heft = n.heft, support = n.support from (
     select work.id, count(b.member_id) as people, coalesce(sum(b.ramp), 0) as heft, coalesce(sum(b.ramp *
       case e.experience when 'want' then 7 when 'finished' then 15 when 'using' then 15 when 'stopped' then -10 else 10 end), 0) as support
     from work left join behind b on b.root_id = work.id and work.hidden_at is null
     left join said e on e.root_id = b.root_id and e.member_id = b.member_id group by work.id
   ) n where n.id = work.id`,
  `update work set threads = (
     select count(distinct t.thread_id) from work_thread t join work own on own.id = t.work_id where own.root_id = work.id and t.sources > 0 and work.hidden_at is null)`,
  `with ${said} update work set ${byStage} from (
     select one.id, ${perStage} from work one left join said e on e.root_id = one.id and one.hidden_at is null group by one.id
   ) n where n.id = work.id`,
  `update work set parts = greatest(1, (select count(*) from work part where part.root_id = work.id))`,
  `select rank_all()`,
  `select set_config('seconded.recounting', 'off', true)`,
]
