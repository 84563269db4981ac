import { sql } from 'kysely'
import type { Db, MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes, WideChange } from '../change/changes.ts'
import type { OnceKey, WorkView } from '../contract/index.ts'
import { found, Refusal } from '../refusal.ts'
import { restamp } from '../seconding/queries.ts'
import { refreshRecommendations, refreshWork } from '../works/merged.ts'
import { workById, workView } from '../works/queries.ts'
import { lockWorks } from '../works/tally.ts'
import { mustModerate } from './rules.ts'

/**
 * Makes a work one with another: its people, threads and experiences add up there, each once, and its address leads there. Nothing is
 * moved but a pointer, so that the merge can be undone whole. The history says who did it and why.
 */
export async function merge(
  changes: Changes,
  member: MemberRow,
  input: { workId: string; into: string; reason: string },
  key?: OnceKey,
): Promise<{ work: WorkView }> {
  mustModerate(member)
  return changeSeveral(
    changes,
    () => threadsOf(changes.db, [input.workId, input.into]),
    { member, key },
    async (change) => {
      const { tx, now } = change
      await lockWorks(tx, [input.workId, input.into])
      const [from, into] = [await root(tx, input.workId), await root(tx, input.into)]
      if (from.id === into.id) throw new Refusal('conflict', 'These are one work already.')
      await tx
        .insertInto('merge')
        .values({ workId: from.id, intoId: into.id, reason: input.reason, mergedBy: member.id, mergedAt: now })
        .execute()
      await tx.updateTable('work').set({ mergedInto: into.id }).where('id', '=', from.id).execute()
      await tx.updateTable('work').set({ rootId: into.id }).where('rootId', '=', from.id).execute()
      await tx
        .updateTable('work')
        .set({ people: 0, threads: 0, heft: 0, support: 0, want: 0, started: 0, finished: 0, using: 0, stopped: 0 })
        .where('id', '=', from.id)
        .execute()
      const moved = await postsOf(tx, from.id)
      await refresh(change, [into.id], moved)
      return { work: workView(found(await workById(tx, into.id), 'work')) }
    },
  )
}

/** Undoes the newest merge of a work: both stand by themselves again, as if it had not been. */
export async function unmerge(changes: Changes, member: MemberRow, workId: string, key?: OnceKey): Promise<{ work: WorkView }> {
  mustModerate(member)
  return changeSeveral(
    changes,
    () => threadsOf(changes.db, [workId]),
    { member, key },
    async (change) => {
      const { tx, now } = change
      await lockWorks(tx, [workId])
      const work = found(await tx.selectFrom('work').selectAll().where('id', '=', workId).executeTakeFirst(), 'work')
      if (!work.mergedInto) throw new Refusal('conflict', 'This work is merged into no other.')
      await tx
        .updateTable('merge')
        .set({ undoneBy: member.id, undoneAt: now })
        .where('workId', '=', workId)
        .where('undoneAt', 'is', null)
        .execute()
      await tx.updateTable('work').set({ mergedInto: null }).where('id', '=', workId).execute()
      // What was merged into this one before comes along.
      await sql`
      with recursive below as (
        select id from work where id = ${workId} union all select work.id from work join below on work.merged_into = below.id
      ) update work set root_id = ${workId} where id in (select id from below)`.execute(tx)
      const moved = await postsOf(tx, workId)
      await refresh(change, [work.rootId, workId], moved)
      return { work: workView(found(await workById(tx, workId), 'work')) }
    },
  )
}

interface Place {
  postId: string
  threadId: string
}

// The counts of the works and of their recommendations, and a new version for each post that looks different now.
async function refresh({ tx, next }: WideChange, rootIds: string[], moved: Place[]): Promise<void> {
  const places = [...moved]
  for (const rootId of rootIds) {
    await refreshWork(tx, rootId)
    places.push(...(await refreshRecommendations(tx, rootId)))
  }
  const byThread = new Map<string, Set<string>>()
  for (const { postId, threadId } of places) byThread.set(threadId, (byThread.get(threadId) ?? new Set()).add(postId))
  for (const [threadId, postIds] of byThread) await restamp(tx, [...postIds], next(threadId))
}

async function root(tx: Db, id: string) {
  return found(await workById(tx, id), 'work')
}

async function postsOf(tx: Db, workId: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with recursive below as (
      select id from work where id = ${workId} union all select work.id from work join below on work.merged_into = below.id
    )
    select r.post_id, r.thread_id from recommendation r join thread on thread.id = r.thread_id
    where r.work_id in (select id from below) and thread.removed_at is null`.execute(tx)
  return rows
}

async function threadsOf(db: Db, workIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ threadId: string }>`
    select distinct r.thread_id from recommendation r join thread on thread.id = r.thread_id
    where thread.removed_at is null and r.work_id in
      (select id from work where root_id in (select root_id from work where id = any(${workIds}::bigint[])))`.execute(db)
  return rows.map((row) => row.threadId)
}
