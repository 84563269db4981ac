import type { PostView, ThreadView } from './views.ts'

/** All that changed in a thread in (from, to]. `thin` messages name ids only: the reader asks with its own rights. */
export interface ThreadChanged {
  threadId: string
  from: number
  to: number
  thread: ThreadView
  posts: PostView[]
}

export interface Presence {
  threadId: string
  /** How many screens show the thread. */
  reading: number
  /** Display names of members who are writing. */
  typing: string[]
}

/** The answer to `watch`: the thread's newest version and the database's epoch. */
export type Watching = { version: number; epoch: string } | { error: string }

export interface ServerToClient {
  'thread.changed': (message: ThreadChanged) => void
  'threads.changed': (message: Record<string, never>) => void
  presence: (message: Presence) => void
  resync: (message: { threadId: string }) => void
}

export interface ClientToServer {
  watch: (message: { threadId: string; since: number }, answer?: (watching: Watching) => void) => void
  unwatch: (message: { threadId: string }) => void
  typing: (message: { threadId: string }) => void
}
