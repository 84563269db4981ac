import { setTimeout } from 'node:timers/promises'
import type { Db, ThreadRow } from '../../db/schema.ts'
import { found, Refusal } from '../refusal.ts'
import type { Asking, Change, Changes, Outcome, Waiting, WideChange } from './changes.ts'
import { onceAtATime, release } from './once.ts'
import { lock, store } from './steps.ts'
import { inTurn, isAway, isOfOne } from './turns.ts'

// More in one transaction saves little and makes the first wait for the last.
const batchAtMost = 20

/**
 * The one door for a change of a thread. Changes of the same thread that come at once share a transaction: lock the thread, claim the
 * keys, run each work with the next version, store the thread, commit; then say so. A work refuses before it writes, so that it
 * spoils nothing for the others; one that can't, or that locks more than its thread, goes `alone`. Answers what the work answers, or what it answered when the key was first used.
 */
export function change<A>(
  changes: Changes,
  threadId: string,
  asking: Asking,
  work: (change: Change) => Promise<A>,
  { alone = false } = {},
): Promise<A> {
  return onceAtATime(changes, asking, () =>
    new Promise<Outcome>((settle) => {
      const queue = changes.waiting.get(threadId)
      if (queue) queue.push({ asking, work, settle, alone })
      else {
        changes.waiting.set(threadId, [{ asking, work, settle, alone }])
        void drain(changes, threadId)
      }
    }).then((outcome) => {
      if ('error' in outcome) throw outcome.error
      return outcome.answer as A
    }),
  )
}

/**
 * A change of several threads in one transaction: all are locked in the order of their ids, and numbered where they are touched.
 * Which ones is asked anew at each try, since what ties them together may change until they are locked.
 */
export function changeSeveral<A>(
  changes: Changes,
  threadIds: () => Promise<string[]>,
  asking: Asking,
  work: (change: WideChange) => Promise<A>,
): Promise<A> {
  return onceAtATime(changes, asking, async () =>
    inTurn(changes, await threadIds(), () => again(async () => several(changes, await threadIds(), asking, work))),
  )
}

async function drain(changes: Changes, threadId: string): Promise<void> {
  const queue = changes.waiting.get(threadId)!
  while (queue.length > 0) {
    const batch = queue.splice(0, batchOf(queue))
    const start = performance.now()
    const failure = await runBatch(changes, threadId, batch)
    // The database is away, and those who came meanwhile have waited as long: another try would keep them twice that.
    if (failure && isAway(failure, performance.now() - start))
      for (const waiting of queue.splice(0)) waiting.settle({ error: failure })
  }
  changes.waiting.delete(threadId)
}

function batchOf(queue: Waiting[]): number {
  const alone = queue.slice(0, batchAtMost).findIndex((waiting) => waiting.alone)
  return alone === -1 ? batchAtMost : Math.max(1, alone)
}

// Answers the error where all of them failed for the same reason.
async function runBatch(changes: Changes, threadId: string, batch: Waiting[]): Promise<unknown> {
  try {
    const { outcomes, version } = await again(() => together(changes, threadId, batch))
    if (version !== undefined) changes.changed(threadId, version)
    batch.forEach((waiting, place) => waiting.settle(outcomes[place]!))
  } catch (error) {
    // One of them broke the transaction; alone, each finds out for itself whether it was the one.
    if (batch.length > 1 && isOfOne(error)) for (const waiting of batch) await runBatch(changes, threadId, [waiting])
    else for (const waiting of batch) waiting.settle({ error })
    return isOfOne(error) ? undefined : error
  }
}

async function together(changes: Changes, threadId: string, batch: Waiting[]) {
  return changes.db.transaction().execute(async (tx) => {
    const locked = await lock(
      tx,
      [threadId],
      batch.map(({ asking }) => asking),
    )
    const { used } = locked
    const thread = found(locked.threads.get(threadId), 'thread')
    const before = thread.version
    const outcomes: Outcome[] = []
    for (const { asking, work } of batch) {
      const earlier = used.get(asking)
      if (earlier) outcomes.push('answer' in earlier ? earlier : { error: earlier.refusal })
      // Alone, a refusal undoes all that the work has written.
      else if (batch.length === 1)
        outcomes.push({ answer: await work({ tx, now: changes.now(), thread, next: numbering(thread) }) })
      else outcomes.push(await attempt(tx, thread, changes.now(), work))
    }
    const fresh = batch
      .map(({ asking }, place) => ({ asking, outcome: outcomes[place]! }))
      .filter(({ asking }) => !used.has(asking))
    await store(
      tx,
      locked,
      thread.version > before ? [thread] : [],
      fresh.flatMap(({ asking, outcome }) => ('answer' in outcome ? [{ asking, answer: outcome.answer }] : [])),
    )
    await release(
      tx,
      fresh.flatMap(({ asking, outcome }) => ('error' in outcome ? [asking] : [])),
    )
    return { outcomes, version: thread.version > before ? thread.version : undefined }
  })
}

async function attempt(tx: Db, thread: ThreadRow, now: Date, work: Waiting['work']): Promise<Outcome> {
  const kept = { ...thread }
  try {
    return { answer: await work({ tx, now, thread, next: numbering(thread) }) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    Object.assign(thread, kept)
    return { error }
  }
}

// The first call takes the number; later ones, in the same change, answer it again.
function numbering(thread: ThreadRow): () => number {
  const before = thread.version
  return () => (thread.version = before + 1)
}

async function several<A>(
  changes: Changes,
  threadIds: string[],
  asking: Asking,
  work: (change: WideChange) => Promise<A>,
): Promise<A> {
  const { answer, touched } = await changes.db.transaction().execute(async (tx) => {
    const locked = await lock(tx, threadIds, [asking])
    const { threads, used } = locked
    const before = new Map([...threads].map(([threadId, thread]) => [threadId, thread.version]))
    const earlier = used.get(asking)
    if (earlier && 'refusal' in earlier) throw earlier.refusal
    if (earlier) return { answer: earlier.answer as A, touched: [] }
    const started: ThreadRow[] = []
    const numberings = new Map([...threads].map(([threadId, thread]) => [threadId, numbering(thread)]))
    const answer = await work({
      tx,
      now: changes.now(),
      thread: (threadId) => threads.get(threadId) ?? unlocked(),
      next: (threadId) => (numberings.get(threadId) ?? unlocked)(),
      started: (thread) => started.push(thread),
    })
    const touched = [...threads.values()].filter((thread) => thread.version > before.get(thread.id)!)
    await store(tx, locked, touched, [{ asking, answer }])
    return { answer, touched: [...touched, ...started] }
  })
  for (const thread of touched) changes.changed(thread.id, thread.version)
  if (touched.length === 0) changes.listed()
  return answer
}

// A thread came into it after the others were locked; the next try locks it too.
function unlocked(): never {
  throw Object.assign(new Error('A thread of this change is not locked.'), { code: '40001' })
}

// Each try that fails has met another change that went through; where many merge works that many count for, a few do in a row.
const triesAtMost = 8
// Tried again at once, two would meet again.
const restMs = 15

// Postgres ends one of two that wait for each other; tried again, it goes through.
async function again<A>(act: () => Promise<A>): Promise<A> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      const { code } = error as { code?: string }
      if (tries >= triesAtMost || (code !== '40P01' && code !== '40001')) throw error
      await setTimeout(Math.random() * restMs * tries)
    }
  }
}
