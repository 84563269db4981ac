import type { StatementsJob } from '../processes/statements.ts'
import type { BenchMember } from './ask.ts'
import type { Asked } from './line.ts'
import type { Load, LoadJob } from './load.ts'
import { words } from './record.ts'
import type { Run } from './run.ts'

/** The threads and people of the case, and who measures. */
export interface Place {
  run: Run
  url: string
  database: string
  members: BenchMember[]
  /** Posts of a thousand threads, and the threads' ids. */
  threads: string[]
  posts: { id: string; threadId: string }[]
  load: (job: LoadJob) => Promise<Load>
  bare: (job: StatementsJob) => Promise<{ perSecond: number; p99: number }>
}

/** A reply to a thread, under a key of its own. */
export function replyTo(threadId: string, { cookie }: BenchMember): Asked {
  const headers = { cookie, 'idempotency-key': '$key' }
  return { method: 'POST', path: `/api/threads/${threadId}/posts`, headers, body: JSON.stringify({ body: words }) }
}

/** A list for each writer. */
export function listsFor<Item>(writers: number, list: (writer: number) => Item[]): Item[][] {
  return Array.from({ length: writers }, (_, writer) => list(writer))
}

/** The same things from another place on, so that writers rarely meet. */
export function mixedBy<Item>(all: Item[], writer: number): Item[] {
  const from = Math.floor((writer * 0.618 * all.length) % all.length)
  return [...all.slice(from), ...all.slice(0, from)]
}
