import { sql } from 'kysely'
import type { Changes } from '../change/changes.ts'
import { behindWork } from '../works/subject-queries.ts'
import { markMember } from './mark.ts'
import { markedAmong } from './queries.ts'

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
/** Of so many who have seconded it is asked in one statement whether they are marked. */
const secondersAtOnce = 200

type Waiting = Map<string, number>

/** A watch that looks through `changes`; `onError` is told of each look that failed. The sweep makes up for what failed again and again. */
export function openPromotionWatch(changes: Changes, onError: (error: unknown) => void): PromotionWatch {
  // What waits to be looked at, by id, with how often that has failed.
  const works: Waiting = new Map()
  const seconders: Waiting = new Map()
  const members: Waiting = new Map()
  const running = new Set<Promise<void>>()
  const delayed = new Set<NodeJS.Timeout>()
  let isClosing = false

  const waits = (waiting: Waiting, id: string, failures = 0) => {
    if (isClosing || (waiting.size >= waitingAtMost && !waiting.has(id))) return
    waiting.set(id, failures)
    begin()
  }
  const stands: PromotionWatch['stands'] = (memberId, how) => waits(how === 'seconds' ? seconders : members, memberId)
  const lookAtWork = async ([workId]: string[]) => {
    for (const { memberId, how } of await behindWork(changes.db, workId!)) stands(memberId, how)
  }
  // Asked after the commit of what they second: whoever is marked on any node after that is capped for it by that.
  const lookAtSeconders = async (memberIds: string[]) => {
    for (const memberId of await markedAmong(changes.db, memberIds)) waits(members, memberId)
  }
  const lookAtMember = async ([memberId]: string[]) => markMember(changes, memberId!)

  const later = (waiting: Waiting, [id, failures]: [string, number]) => {
    const after = againAfter[failures]
    if (after === undefined || isClosing) return
    const timer = setTimeout(() => {
      delayed.delete(timer)
      waits(waiting, id, failures + 1)
    }, after)
    delayed.add(timer.unref())
  }
  const look = async (waiting: Waiting, many: number, at: (ids: string[]) => Promise<unknown>) => {
    while (waiting.size > 0 && !isClosing) {
      const taken = [...waiting].slice(0, many)
      for (const [id] of taken) waiting.delete(id)
      try {
        await at(taken.map(([id]) => id))
      } catch (error) {
        onError(error)
        for (const one of taken) later(waiting, one)
      }
    }
  }
  const lookAtAll = async () => {
    await look(works, 1, lookAtWork)
    await look(seconders, secondersAtOnce, lookAtSeconders)
    await look(members, 1, lookAtMember)
  }
  const begin = () => {
    if (isClosing || running.size >= atOnce || works.size + seconders.size + members.size === 0) return
    const one = lookAtAll().finally(() => {
      running.delete(one)
      begin()
    })
    running.add(one)
  }
  return {
    stands,
    regrouped: (workIds) => {
      for (const id of workIds) waits(works, id)
    },
    sweep: async () => {
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
      await Promise.all(running)
    },
  }
}
