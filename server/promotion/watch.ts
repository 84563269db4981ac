import { sql } from 'kysely'
import type { Changes } from '../change/changes.ts'
import { behindWork } from '../works/subject-queries.ts'
import { markMember } from './mark.ts'

/** Looks at members after they have recommended, outside of what they wait for. */
export interface PromotionWatch {
  /** Told of who has recommended, or has seconded: the latter says something new only of those who are marked. */
  stands: Changes['stands']
  /** Told of works that are of something else now, or other people's: all who stand behind them are looked at. */
  regrouped: Changes['regrouped']
  /** Looks at all who are marked, and at who has recommended lately on any node: what a crash has kept from being looked at. */
  sweep: () => Promise<void>
  /** Ends what is under way, and looks at nobody more. */
  close: () => Promise<void>
}

/** So many are looked at at once: who reads and writes comes first. */
const atOnce = 1
/** Who waits beyond this is found by the next sweep. */
const waitingAtMost = 1_000
/** More is not recommended between two sweeps, but where the next one finds it too. */
const sweptAtMost = 2_000
/** A look that failed, on a machine that is full, is tried again so many milliseconds later. */
const againAfter = [1_000, 5_000, 30_000]

/** A watch that looks through `changes`; `onError` is told of each look that failed. The sweep makes up for what failed again and again. */
export function openPromotionWatch(changes: Changes, onError: (error: unknown) => void): PromotionWatch {
  // What waits, by id, with how often looking at it has failed.
  const members = new Map<string, number>()
  const works = new Map<string, number>()
  const running = new Set<Promise<void>>()
  const delayed = new Set<NodeJS.Timeout>()
  const marked = new Set<string>()
  const looking = new Set<string>()
  let isClosing = false

  const lookAtMember = async (memberId: string) => {
    // Whoever seconds while this runs may be marked by it, and what they second may be too late for it.
    looking.add(memberId)
    try {
      if (await markMember(changes, memberId)) marked.add(memberId)
      else marked.delete(memberId)
    } finally {
      looking.delete(memberId)
    }
  }
  const lookAtWork = async (workId: string) => {
    for (const { memberId, how } of await behindWork(changes.db, workId)) stands(memberId, how)
  }
  const later = (waiting: Map<string, number>, id: string, failures: number) => {
    const after = againAfter[failures]
    if (after === undefined || isClosing) return
    const timer = setTimeout(() => {
      delayed.delete(timer)
      if (!waiting.has(id)) waiting.set(id, failures + 1)
      begin()
    }, after)
    delayed.add(timer.unref())
  }
  const look = async (waiting: Map<string, number>, at: (id: string) => Promise<void>) => {
    for (const [id, failures] of waiting) {
      if (isClosing) return
      waiting.delete(id)
      try {
        await at(id)
      } catch (error) {
        onError(error)
        later(waiting, id, failures)
      }
    }
  }
  const begin = () => {
    if (isClosing || running.size >= atOnce || members.size + works.size === 0) return
    const one = look(works, lookAtWork)
      .then(() => look(members, lookAtMember))
      .finally(() => {
        running.delete(one)
        begin()
      })
    running.add(one)
  }
  const waits = (waiting: Map<string, number>, id: string) => {
    if (waiting.size < waitingAtMost) waiting.set(id, 0)
    begin()
  }
  const stands: PromotionWatch['stands'] = (memberId, how) => {
    if (how === 'recommends' || marked.has(memberId) || looking.has(memberId)) waits(members, memberId)
  }
  const recall = async () => {
    const { rows } = await sql<{ memberId: string }>`/* afterwards */
      select distinct member_id from promotion where decided is distinct from 'fine'`.execute(changes.db)
    for (const { memberId } of rows) marked.add(memberId)
  }
  const recalled = recall().catch(onError)
  return {
    stands,
    regrouped: (workIds) => {
      for (const id of workIds) waits(works, id)
    },
    sweep: async () => {
      await recall()
      const { rows } = await sql<{ memberId: string }>`/* afterwards */
        select member_id from promotion
        union select author_id from (select author_id from recommendation order by id desc limit ${sweptAtMost}) lately`.execute(
        changes.db,
      )
      for (const { memberId } of rows) members.set(memberId, 0)
      begin()
    },
    close: async () => {
      isClosing = true
      for (const timer of delayed) clearTimeout(timer)
      await Promise.all([recalled, ...running])
    },
  }
}
