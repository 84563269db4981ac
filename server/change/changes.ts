import type { Db, MemberRow, ThreadRow } from '../../db/schema.ts'
import type { OnceKey } from '../contract/index.ts'

/** Where changes go through: the database, what waits for each thread, what runs under each key, and who is told. */
export interface Changes {
  db: Db
  now: () => Date
  /** Told after the commit: this thread is at this version. */
  changed: (threadId: string, version: number) => void
  /** Told of a change that shows in lists and pages, but in no thread. */
  listed: () => void
  /** Told after the commit: this member stands behind other works than before, by a recommendation or by a second. */
  stands: (memberId: string, how: 'recommends' | 'seconds') => void
  /** Told after the commit: what these works are of may be otherwise now, or who stands behind them. */
  regrouped: (workIds: string[]) => void
  /** The path that the forum is mounted under, '' at the root: what is stored of links begins with it. */
  mount: () => string
  waiting: Map<string, Waiting[]>
  /** What the newest of those that change several threads waits for, by thread: the failure that ends the waiting, if one does. */
  turns: Map<string, Promise<unknown>>
  running: Map<string, Running>
}

/** One change of a thread, as its work sees it. */
export interface Change {
  tx: Db
  now: Date
  /** The locked row; the work writes its counters and dates here, and they are stored with the version. */
  thread: ThreadRow
  /** Takes the thread's next number, once a change: what the posts that it touches carry. Not called, nothing has changed. */
  next: () => number
}

/** One change of several threads at once. */
export interface WideChange {
  tx: Db
  now: Date
  thread: (threadId: string) => ThreadRow
  next: (threadId: string) => number
  /** Says that this change has made a thread, which stands at version 1. */
  started: (thread: ThreadRow) => void
}

export interface Asking {
  member: MemberRow
  key: OnceKey | undefined
}

export interface Waiting {
  asking: Asking
  work: (change: Change) => Promise<unknown>
  settle: (outcome: Outcome) => void
  alone: boolean
}

export type Outcome = { answer: unknown } | { error: unknown }

export interface Running {
  fingerprint: string
  outcome: Promise<Outcome>
}

/** A door for changes, told after each commit. */
export function openChanges(
  db: Db,
  changed: Changes['changed'],
  now: () => Date = () => new Date(),
  listed: Changes['listed'] = () => undefined,
  mount: Changes['mount'] = () => '',
): Changes {
  const [stands, regrouped] = [() => undefined, () => undefined]
  return { db, changed, listed, now, mount, stands, regrouped, waiting: new Map(), turns: new Map(), running: new Map() }
}

/** How many changes wait for their thread, and how many threads are changing: what a node has still to do. */
export function waitingIn({ waiting, turns }: Changes): { changes: number; threads: number } {
  let changes = 0
  for (const queue of waiting.values()) changes += queue.length
  return { changes, threads: waiting.size + turns.size }
}
