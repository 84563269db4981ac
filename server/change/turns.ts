import { Refusal } from '../refusal.ts'
import type { Changes } from './changes.ts'

// A transaction that fails sooner has met a broken connection, and the next one gets another.
const slowMs = 500

/**
 * Runs `act` once all that came before it for any of these threads has ended. Who waits here costs nothing; who waits for a lock in
 * Postgres keeps one of few connections. Where the database is found away, those who wait are told so, not kept for a try of their own.
 */
export function inTurn<A>(changes: Changes, threadIds: string[], act: () => Promise<A>): Promise<A> {
  let failure: unknown
  const run = async () => {
    const start = performance.now()
    return act().catch((error: unknown) => {
      if (isAway(error, performance.now() - start)) failure = error
      throw error
    })
  }
  const before = threadIds.flatMap((threadId) => changes.turns.get(threadId) ?? [])
  const answer = Promise.all(before).then((failures) => {
    failure = failures.find((each) => each !== undefined)
    if (failure !== undefined) throw failure
    return run()
  })
  const turn = answer.then(
    () => undefined,
    () => failure,
  )
  for (const threadId of threadIds) changes.turns.set(threadId, turn)
  return answer.finally(() => {
    for (const threadId of threadIds) if (changes.turns.get(threadId) === turn) changes.turns.delete(threadId)
  })
}

/** Whether an error says that the database is away, so that waiting on for it only takes as long again. */
export function isAway(error: unknown, afterMs: number): boolean {
  return afterMs > slowMs && !isOfOne(error)
}

/** Whether an error is of one change: a statement that Postgres refuses, or a mistake of ours. A connection that breaks is of all. */
export function isOfOne(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return error instanceof Refusal || error instanceof TypeError || (typeof code === 'string' && /^(2[23]|42|P0)/.test(code))
}
