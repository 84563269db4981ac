import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { Experience } from '../contract/index.ts'
import { refreshWork } from './merged.ts'
import { rampDays, rampFrom, weightUnits } from './rank.ts'

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
 * Keeps a work's `people`, `threads` and score exact: sources are added up per member and per thread, and whoever comes to the first
 * or loses the last one counts. Locks the works first, in the order of their ids, after the thread.
 */
export async function tally(tx: Db, now: Date, backings: Backing[], placings: Placing[] = []): Promise<void> {
  const workIds = [...new Set([...backings, ...placings].map((entry) => entry.workId))]
  if (workIds.length === 0) return
  const merged = await lockWorks(tx, workIds)
  const moved = [...(await people(tx, now, backings)), ...(await threads(tx, placings))]
  const sums = new Map<string, Move>()
  for (const move of moved) {
    const sum = sums.get(move.workId)
    if (!sum) sums.set(move.workId, { ...move })
    else for (const count of counts) sum[count] += move[count]
  }
  for (const rootId of new Set(merged.values())) await refreshWork(tx, rootId)
  const changed = [...sums.values()].filter((move) => !merged.has(move.workId))
  if (changed.length === 0) return
  await sql`
    update work set people = work.people + d.people, threads = work.threads + d.threads,
      heft = work.heft + d.heft, support = work.support + d.support
    from unnest(${changed.map((move) => move.workId)}::bigint[], ${changed.map((move) => move.people)}::int[],
      ${changed.map((move) => move.threads)}::int[], ${changed.map((move) => move.heft)}::int[],
      ${changed.map((move) => move.support)}::int[]) as d (id, people, threads, heft, support)
    where work.id = d.id`.execute(tx)
}

/**
 * Locks works and their roots in the order of their ids, so that two changes never wait for each other; not against rows that refer to
 * them, since two who have each inserted a recommendation would. Answers, for those that are
 * part of a merge or hidden, the root whose counts hold them.
 */
export async function lockWorks(tx: Db, workIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; rootId: string; isMerged: boolean }>`
    select id, root_id, root_id <> id or parts > 1 or hidden_at is not null as is_merged
    from work where id in (select unnest(${workIds}::bigint[]) union select root_id from work where id = any(${workIds}::bigint[]))
    order by id for no key update`.execute(tx)
  // All of it stands in the locked rows: what is read beside them is from before the wait.
  const locked = new Set(rows.map((row) => row.id))
  // Merged while we waited for the lock: the next try locks the new root.
  if (rows.some((row) => !locked.has(row.rootId)))
    throw Object.assign(new Error('A work was merged meanwhile.'), { code: '40001' })
  return new Map(rows.filter((row) => row.isMerged && workIds.includes(row.id)).map((row) => [row.id, row.rootId]))
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

/** Weighs a member's new experience in the score of a work, where they are behind it. The work is locked. */
export async function reweigh(
  tx: Db,
  workId: string,
  memberId: string,
  from: Experience | undefined,
  to: Experience | undefined,
): Promise<void> {
  const change = weightUnits(to) - weightUnits(from)
  if (change === 0) return
  await sql`
    update work set support = support + ${change} * b.ramp from backing b
    where work.id = ${workId} and b.work_id = work.id and b.member_id = ${memberId} and b.sources > 0`.execute(tx)
}

interface Move {
  workId: string
  people: number
  threads: number
  heft: number
  support: number
}

// `ramp` of rank.ts in hundredths, of the member in the row.
const rampAt = (now: Date) => sql`least(100, greatest(${sql.lit(100 * rampFrom)}, round(${sql.lit(100 * rampFrom)}
  + ${sql.lit(100 - 100 * rampFrom)} * extract(epoch from ${now}::timestamptz - member.joined_at) / ${sql.lit(rampDays * 86_400)})))::int`

const counts = ['people', 'threads', 'heft', 'support'] as const

async function people(tx: Db, now: Date, backings: Backing[]): Promise<Move[]> {
  const sums = summed(backings.map(({ workId, memberId, delta }) => [workId, memberId, delta]))
  if (sums.length === 0) return []
  // A ramp is that of the day on which somebody came to stand behind the work, and stays until they leave.
  const { rows } = await sql<{ workId: string; memberId: string; sources: number; ramp: number; experience: Experience | null }>`
    with moved as (
      insert into backing as kept (work_id, member_id, sources, earned)
      select d.work_id, d.member_id, d.delta, ${rampAt(now)}
      from unnest(${sums.map((sum) => sum.workId)}::bigint[], ${sums.map((sum) => sum.other)}::bigint[],
        ${sums.map((sum) => sum.delta)}::int[]) as d (work_id, member_id, delta) join member on member.id = d.member_id
      order by 1, 2
      on conflict (work_id, member_id) do update set sources = kept.sources + excluded.sources,
        earned = case when kept.sources > 0 then kept.earned else excluded.earned end
      returning work_id, member_id, sources, ramp
    )
    select moved.*, e.experience from moved left join experience e on e.work_id = moved.work_id and e.member_id = moved.member_id
  `.execute(tx)
  const deltas = new Map(sums.map((sum) => [`${sum.workId} ${sum.other}`, sum.delta]))
  return rows.flatMap(({ workId, memberId, sources, ramp, experience }) => {
    const before = sources - deltas.get(`${workId} ${memberId}`)!
    const change = Number(sources > 0) - Number(before > 0)
    if (change === 0) return []
    return [
      { workId, people: change, threads: 0, heft: change * ramp, support: change * ramp * weightUnits(experience ?? undefined) },
    ]
  })
}

async function threads(tx: Db, placings: Placing[]): Promise<Move[]> {
  const sums = summed(placings.map(({ workId, threadId, delta }) => [workId, threadId, delta]))
  if (sums.length === 0) return []
  const { rows } = await sql<{ workId: string; threadId: string; sources: number }>`
    insert into work_thread as kept (work_id, thread_id, sources)
    select * from unnest(${sums.map((sum) => sum.workId)}::bigint[], ${sums.map((sum) => sum.other)}::bigint[],
      ${sums.map((sum) => sum.delta)}::int[]) as d (work_id, thread_id, delta) order by 1, 2
    on conflict (work_id, thread_id) do update set sources = kept.sources + excluded.sources
    returning work_id, thread_id, sources`.execute(tx)
  const deltas = new Map(sums.map((sum) => [`${sum.workId} ${sum.other}`, sum.delta]))
  return rows.flatMap(({ workId, threadId, sources }) => {
    const before = sources - deltas.get(`${workId} ${threadId}`)!
    const change = Number(sources > 0) - Number(before > 0)
    return change === 0 ? [] : [{ workId, people: 0, threads: change, heft: 0, support: 0 }]
  })
}

function summed(entries: [workId: string, other: string, delta: number][]): { workId: string; other: string; delta: number }[] {
  const sums = new Map<string, { workId: string; other: string; delta: number }>()
  for (const [workId, other, delta] of entries) {
    const sum = sums.get(`${workId} ${other}`)
    if (sum) sum.delta += delta
    else sums.set(`${workId} ${other}`, { workId, other, delta })
  }
  return [...sums.values()].filter((sum) => sum.delta !== 0)
}
