import { sql } from 'kysely'
import type { Changes } from '../change/changes.ts'
import { markMember } from './mark.ts'

/** Looks at members after they have recommended, outside of what they wait for. */
export interface PromotionWatch {
  /** Told of who has recommended, or has seconded: the latter says something new only of those who are marked. */
  stands: (memberId: string, how: 'recommends' | 'seconds') => void
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

/** A watch that looks through `changes`; `onError` is told of a look that failed, which the next sweep makes up for. */
export function openPromotionWatch(changes: Changes, onError: (error: unknown) => void): PromotionWatch {
  const waiting = new Set<string>()
  const running = new Set<Promise<void>>()
  const marked = new Set<string>()
  let isClosing = false
  const look = async () => {
    for (const memberId of waiting) {
      if (isClosing) return
      waiting.delete(memberId)
      try {
        if (await markMember(changes, memberId)) marked.add(memberId)
        else marked.delete(memberId)
      } catch (error) {
        onError(error)
      }
    }
  }
  const begin = () => {
    if (isClosing || running.size >= atOnce || waiting.size === 0) return
    const one = look().finally(() => {
      running.delete(one)
      begin()
    })
    running.add(one)
  }
  const recall = async () => {
    const { rows } = await sql<{ memberId: string }>`/* afterwards */
      select distinct member_id from promotion where decided is distinct from 'fine'`.execute(changes.db)
    for (const { memberId } of rows) marked.add(memberId)
  }
  const recalled = recall().catch(onError)
  return {
    stands: (memberId, how) => {
      if (how === 'seconds' && !marked.has(memberId)) return
      if (waiting.size < waitingAtMost) waiting.add(memberId)
      begin()
    },
    sweep: async () => {
      await recall()
      const { rows } = await sql<{ memberId: string }>`/* afterwards */
        select member_id from promotion
        union select author_id from (select author_id from recommendation order by id desc limit ${sweptAtMost}) lately`.execute(
        changes.db,
      )
      for (const { memberId } of rows) waiting.add(memberId)
      begin()
    },
    close: async () => {
      isClosing = true
      await Promise.all([recalled, ...running])
    },
  }
}
