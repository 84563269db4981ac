import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { Experience } from '../contract/index.ts'

/** One member more (1) or fewer (-1) behind a work, by one recommendation or second in a thread. */
export interface Backing {
  workId: string
  memberId: string
  delta: 1 | -1
}

/** One standing recommendation of a work more or fewer in a thread. */
export interface Placing {
  workId: string
  threadId: string
  delta: 1 | -1
}

/**
 * Keeps a work's `people` and `threads` exact: sources are added up per member and per thread, and whoever comes to the first or
 * loses the last one counts. Locks the works first, in the order of their ids, after the thread.
 */
export async function tally(tx: Db, backings: Backing[], placings: Placing[] = []): Promise<void> {
  const workIds = [...new Set([...backings, ...placings].map((entry) => entry.workId))]
  if (workIds.length === 0) return
  await lockWorks(tx, workIds)
  const people = await addUp(
    tx,
    'backing',
    'member_id',
    backings.map(({ workId, memberId, delta }) => [workId, memberId, delta]),
  )
  const threads = await addUp(
    tx,
    'work_thread',
    'thread_id',
    placings.map(({ workId, threadId, delta }) => [workId, threadId, delta]),
  )
  const changed = workIds.filter((workId) => people.get(workId) || threads.get(workId))
  if (changed.length === 0) return
  await sql`
    update work set people = work.people + d.people, threads = work.threads + d.threads
    from unnest(${changed}::bigint[], ${changed.map((workId) => people.get(workId) ?? 0)}::int[],
      ${changed.map((workId) => threads.get(workId) ?? 0)}::int[]) as d (id, people, threads)
    where work.id = d.id`.execute(tx)
}

/** Locks works in the order of their ids, so that two changes never wait for each other. */
export async function lockWorks(tx: Db, workIds: string[]): Promise<void> {
  await sql`select id from work where id = any(${workIds}::bigint[]) order by id for update`.execute(tx)
}

/** Moves one member from one count of experience to another, in a work (`table` work) or in recommendations. */
export async function moveExperience(
  tx: Db,
  table: 'work' | 'recommendation',
  ids: string[],
  from: Experience | undefined,
  to: Experience | undefined,
): Promise<void> {
  if (from === to || ids.length === 0) return
  const steps = [
    ...(from ? [sql`${sql.ref(from)} = ${sql.ref(from)} - 1`] : []),
    ...(to ? [sql`${sql.ref(to)} = ${sql.ref(to)} + 1`] : []),
  ]
  await sql`update ${sql.table(table)} set ${sql.join(steps)} where id = any(${ids}::bigint[])`.execute(tx)
}

// Answers by how much each work's distinct members (or threads) changed.
async function addUp(
  tx: Db,
  table: 'backing' | 'work_thread',
  column: 'member_id' | 'thread_id',
  entries: [workId: string, other: string, delta: number][],
): Promise<Map<string, number>> {
  const sums = new Map<string, { workId: string; other: string; delta: number }>()
  for (const [workId, other, delta] of entries) {
    const sum = sums.get(`${workId} ${other}`) ?? { workId, other, delta: 0 }
    sum.delta += delta
    sums.set(`${workId} ${other}`, sum)
  }
  const moved = [...sums.values()].filter((sum) => sum.delta !== 0)
  const changes = new Map<string, number>()
  if (moved.length === 0) return changes
  const { rows } = await sql<{ workId: string; other: string; sources: number }>`
    insert into ${sql.table(table)} as kept (work_id, ${sql.ref(column)}, sources)
    select * from unnest(${moved.map((sum) => sum.workId)}::bigint[], ${moved.map((sum) => sum.other)}::bigint[],
      ${moved.map((sum) => sum.delta)}::int[]) as d (work_id, other, delta) order by 1, 2
    on conflict (work_id, ${sql.ref(column)}) do update set sources = kept.sources + excluded.sources
    returning work_id, ${sql.ref(column)} as other, sources`.execute(tx)
  for (const { workId, other, sources } of rows) {
    const before = sources - sums.get(`${workId} ${other}`)!.delta
    const change = Number(sources > 0) - Number(before > 0)
    if (change !== 0) changes.set(workId, (changes.get(workId) ?? 0) + change)
  }
  return changes
}
