import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { weights } from './rank.ts'

const stages = ['want', 'started', 'finished', 'using', 'stopped'] as const
const stageCounts = sql.join(stages.map((stage) => sql`(select count(*) from said where experience = ${sql.lit(stage)})`))
const weightOf = sql`case experience ${sql.join(
  stages.map((stage) => sql`when ${sql.lit(stage)} then ${sql.lit(Math.round(weights[stage] * 10))}`),
  sql` `,
)} else ${sql.lit(Math.round(weights.none * 10))} end`

// What each member said of a work or of one merged with it: the last word counts. Of a hidden work nothing counts.
const said = (rootId: string) => sql`
  of_work as (select w.id from work w join work root on root.id = w.root_id where w.root_id = ${rootId} and root.hidden_at is null),
  said as (select distinct on (member_id) member_id, experience from experience where work_id in (select id from of_work)
    order by member_id, said_at desc, work_id)`

/** Computes the counts of a work anew over all that was merged into it: each member and thread once. The works are locked. */
export async function refreshWork(tx: Db, rootId: string): Promise<void> {
  await sql`
    with ${said(rootId)},
    behind as (select member_id, max(ramp) as ramp from backing where work_id in (select id from of_work) and sources > 0 group by member_id)
    update work set (people, heft, support, threads, want, started, finished, "using", stopped) = (
      select (select count(*) from behind), (select coalesce(sum(ramp), 0) from behind),
        (select coalesce(sum(ramp * ${weightOf}), 0) from behind left join said using (member_id)),
        (select count(distinct thread_id) from work_thread where work_id in (select id from of_work) and sources > 0),
        ${stageCounts})
    where id = ${rootId}`.execute(tx)
}

/**
 * The same for the experiences on each recommendation of a work: of its author, and of all who have ever seconded it. Answers the posts
 * whose recommendations have changed, in threads that stand.
 */
export async function refreshRecommendations(tx: Db, rootId: string): Promise<{ postId: string; threadId: string }[]> {
  const counts = sql.join(
    stages.map((stage) => sql`count(*) filter (where said.experience = ${sql.lit(stage)}) as ${sql.ref(stage)}`),
  )
  const columns = (table: string) => sql.join(stages.map((stage) => sql.ref(`${table}.${stage}`)))
  const { rows } = await sql<{ postId: string; threadId: string; isRead: boolean }>`
    with ${said(rootId)},
    fresh as (
      select r.id, ${counts} from recommendation r
      left join lateral (
        select r.author_id as member_id union select member_id from recommendation_seconding where recommendation_id = r.id
      ) who on true
      left join said on said.member_id = who.member_id
      where r.work_id in (select id from of_work) group by r.id
    )
    update recommendation r set (${sql.join(stages.map((stage) => sql.ref(stage)))}) = (${columns('fresh')})
    from fresh, thread
    where fresh.id = r.id and thread.id = r.thread_id and (${columns('r')}) is distinct from (${columns('fresh')})
    returning r.post_id, r.thread_id, thread.removed_at is null as is_read`.execute(tx)
  return rows.flatMap(({ isRead, ...place }) => (isRead ? [place] : []))
}
