import type { PostView, ThreadChanged, ThreadView } from '../server/contract/index.ts'

/** What a screen knows of a thread: how far it has come, and each post's newest version. No DOM, no clock: the torture plays it too. */
export interface Store {
  threadId: string
  /** Everything up to this version has been applied. Moves only after applying. */
  cursor: number
  /** The newest version of each post on the screen, by id. */
  versions: Map<string, number>
  thread: ThreadView | undefined
}

/** Draws what is new. `undefined` thread: only posts have come. */
export type Draw = (posts: PostView[], thread: ThreadView | undefined) => void

export function openStore(threadId: string, cursor: number, versions: Map<string, number>): Store {
  return { threadId, cursor, versions, thread: undefined }
}

/** Takes a live message. False means that something between is missing: catch up first. */
export function receive(store: Store, { from, to, thread, posts }: Omit<ThreadChanged, 'threadId'>, draw: Draw): boolean {
  if (from > store.cursor) return false
  apply(store, posts, thread, draw)
  store.cursor = Math.max(store.cursor, to)
  return true
}

/** Takes the answer to one's own act. It shows at once; the cursor stays, since the same change may have touched other posts too. */
export function receiveOwn(store: Store, post: PostView, draw: Draw): void {
  apply(store, [post], undefined, draw)
}

function apply(store: Store, posts: PostView[], thread: ThreadView | undefined, draw: Draw): void {
  const fresh = posts.filter((post) => post.version > (store.versions.get(post.id) ?? 0))
  const newer = thread && thread.version >= (store.thread?.version ?? 0) ? thread : undefined
  if (newer) store.thread = newer
  draw(fresh, newer)
  for (const post of fresh) store.versions.set(post.id, post.version)
}
