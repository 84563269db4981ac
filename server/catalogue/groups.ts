import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { WideChange } from '../change/changes.ts'
import { restamp } from '../seconding/queries.ts'
import { refreshRecommendations, refreshWork } from '../works/merged.ts'
import { lockWorks } from '../works/tally.ts'
import { rootsAfter } from './rules.ts'

interface Place {
  postId: string
  threadId: string
}

/** The threads that recommend one of some works, or a work that is one with it. */
export async function threadsOf(db: Db, workIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ threadId: string }>`
    select distinct r.thread_id from recommendation r join thread on thread.id = r.thread_id
    where thread.removed_at is null and r.work_id in
      (select id from work where root_id in (select root_id from work where id = any(${workIds}::bigint[])))`.execute(db)
  return rows.map((row) => row.threadId)
}

/** Locks some works with all that is one with them, in the order of their ids: whoever counts for one of them waits. */
export async function lockGroups(tx: Db, workIds: string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from work where root_id in (select root_id from work where id = any(${workIds}::bigint[]))`.execute(tx)
  await lockWorks(
    tx,
    rows.map((row) => row.id),
  )
}

/**
 * Finds out anew which work stands for which, among those that some roots stood for; counts each side, and gives a new version to each
 * post that looks different. The works are locked.
 */
export async function regroup(change: WideChange, rootIds: string[]): Promise<void> {
  const { tx } = change
  const { rows: works } = await sql<{ id: string }>`select id from work where root_id = any(${rootIds}::bigint[])`.execute(tx)
  const ids = works.map((work) => work.id)
  const { rows: merges } = await sql<{ workId: string; intoId: string }>`
    select work_id, into_id from merge where undone_at is null and work_id = any(${ids}::bigint[]) order by id`.execute(tx)
  const roots = rootsAfter(ids, merges)
  const { rows: moved } = await sql<{ id: string }>`
    update work set root_id = now.root_id from unnest(${ids}::bigint[], ${ids.map((id) => roots.get(id))}::bigint[]) as now (id, root_id)
    where work.id = now.id and work.root_id <> now.root_id returning work.id`.execute(tx)
  await sql`
    update work set people = 0, threads = 0, heft = 0, support = 0, want = 0, started = 0, finished = 0, "using" = 0, stopped = 0
    where id = any(${moved.map((work) => work.id)}::bigint[]) and root_id <> id`.execute(tx)
  await sql`
    update work set parts = now.parts from (
      select one.id, greatest(count(part.id), 1) as parts from work one left join work part on part.root_id = one.id
      where one.id = any(${ids}::bigint[]) group by one.id
    ) now where work.id = now.id and work.parts <> now.parts`.execute(tx)
  const looksOther = await placesOf(
    tx,
    moved.map((work) => work.id),
  )
  await refresh(change, [...new Set(roots.values())], looksOther)
}

/** Counts some works anew, and gives a new version to the posts of these places and to those whose counts have changed. */
export async function refresh({ tx, next }: WideChange, rootIds: string[], places: Place[]): Promise<void> {
  const all = [...places]
  for (const rootId of rootIds) {
    await refreshWork(tx, rootId)
    all.push(...(await refreshRecommendations(tx, rootId)))
  }
  const byThread = new Map<string, Set<string>>()
  for (const { postId, threadId } of all) byThread.set(threadId, (byThread.get(threadId) ?? new Set()).add(postId))
  for (const [threadId, postIds] of byThread) await restamp(tx, [...postIds], next(threadId))
}

/** The posts that recommend one of these very works, or second such a recommendation with words, in threads that stand. */
export async function placesOf(tx: Db, workIds: string[]): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with own as (
      select r.id, r.post_id, r.thread_id from recommendation r join thread on thread.id = r.thread_id
      where r.work_id = any(${workIds}::bigint[]) and thread.removed_at is null
    )
    select post_id, thread_id from own
    union select post.id, post.thread_id from own join post on post.seconds_id = own.id and post.thread_id = own.thread_id`.execute(
    tx,
  )
  return rows
}
