import type { PostNode } from '../../client/threads/reading.ts'
import type { RankedWork } from '../../client/works/Ranking.tsx'
import type { Db } from '../../db/schema.ts'
import type { PostView, ThreadView } from '../contract/index.ts'
import { postById, postRowById, type PostSort } from '../threads/post-queries.ts'
import { threadById, worksIn } from '../threads/queries.ts'
import { isSame } from './same.ts'
import { branchAt, type Node, type Tree, treeAt, treeOf } from '../threads/tree-queries.ts'

/** Which part of a thread a page shows. */
export interface AskedOfThread {
  threadId: string
  sort: PostSort
  cursor?: string
  branch?: string
  after?: number
  at?: number
}

/** What a thread's page shows, the same to every reader. */
export interface ThreadData {
  thread: ThreadView
  tree: Tree
  nodes: PostNode[]
  works: RankedWork[]
  /** The accepted answer, where it stands on another page. */
  answer: PostView | undefined
}

/** Reads what a thread's page shows, as it is at the asked version or a later one; undefined where there is no such thread. */
export type ReadThread = (asked: AskedOfThread, version: number) => Promise<ThreadData | undefined>

interface Entry {
  data: ThreadData
  bytes: number
  readAt: number
}

/** Threads beyond this are let go, the longest unused first; drawn, they take up to three times as much. */
const bytesAtMost = 24 * 1024 * 1024
// Names and pictures of authors move no version.
const oldestMs = 60_000

const sidelist = 8

/**
 * Keeps what threads' pages show, by version. Several who ask at once wait for one reading; a post that has not changed stays the same
 * object, so that what was drawn of it holds.
 */
export function keepThreads(db: Db): ReadThread {
  const entries = new Map<string, Entry>()
  const reading = new Map<string, Promise<ThreadData | undefined>>()
  let bytes = 0
  const drop = (key: string) => {
    bytes -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }
  const put = (key: string, entry: Entry) => {
    drop(key)
    entries.set(key, entry)
    bytes += entry.bytes
    for (const oldest of entries.keys()) {
      if (bytes <= bytesAtMost) break
      drop(oldest)
    }
  }
  const readAnew = async (key: string, asked: AskedOfThread) => {
    const before = entries.get(key)
    const isYoung = before && Date.now() - before.readAt < oldestMs
    const data = await readThread(db, asked, isYoung ? before.data : undefined)
    if (data) put(key, { data, bytes: bytesOf(data), readAt: isYoung ? before.readAt : Date.now() })
    else drop(key)
    return data
  }
  return async (asked, version) => {
    const key = JSON.stringify(asked)
    for (;;) {
      const entry = entries.get(key)
      if (entry && entry.data.thread.version >= version && Date.now() - entry.readAt < oldestMs) {
        // The youngest stand last.
        entries.delete(key)
        entries.set(key, entry)
        return entry.data
      }
      const running = reading.get(key)
      if (!running) break
      const data = await running
      if (!data || data.thread.version >= version) return data
    }
    const read = readAnew(key, asked).finally(() => reading.delete(key))
    reading.set(key, read)
    return read
  }
}

async function readThread(db: Db, asked: AskedOfThread, before: ThreadData | undefined): Promise<ThreadData | undefined> {
  const thread = await threadById(db, asked.threadId)
  if (!thread) return undefined
  const [tree, works] = await Promise.all([readTree(db, asked), worksIn(db, asked.threadId, sidelist)])
  const known = new Map(
    before
      ? [before.tree.opener, ...(before.answer ? [before.answer] : []), ...postsIn(before.tree.nodes)].map((post) => [
          post.id,
          post,
        ])
      : [],
  )
  const path = `/t/${thread.id}/${encodeURIComponent(thread.slug)}`
  const nodes = tree.nodes.map((node) => nodeOf(node, path, known))
  const answer = await answerTo(db, thread, tree)
  return { thread, tree: { ...tree, opener: same(tree.opener, known) }, nodes, works, answer: answer && same(answer, known) }
}

async function answerTo(db: Db, { acceptedPostId }: ThreadView, { nodes }: Tree): Promise<PostView | undefined> {
  const isHere = acceptedPostId === null || postsIn(nodes).some(({ id }) => id === acceptedPostId)
  return isHere ? undefined : postById(db, acceptedPostId)
}

async function readTree(db: Db, { threadId, sort, cursor, branch, after, at }: AskedOfThread): Promise<Tree> {
  if (branch !== undefined) {
    const post = await postRowById(db, branch)
    if (post && post.threadId === threadId && post.number > 1) return branchAt(db, threadId, sort, post, after)
  }
  const page = at && (await treeAt(db, threadId, sort, at))
  return page || treeOf(db, threadId, sort, cursor)
}

function nodeOf(node: Node, thread: string, known: Map<string, PostView>): PostNode {
  const { parent } = node
  return {
    ...node,
    post: same(node.post, known),
    children: node.children.map((child) => nodeOf(child, thread, known)),
    ...(parent ? { parent: { ...parent, path: `${thread}?at=${parent.number}#p${parent.number}` } } : {}),
  }
}

function same(post: PostView, known: Map<string, PostView>): PostView {
  const before = known.get(post.id)
  return before && isSame(before, post) ? before : post
}

function postsIn(nodes: Node[]): PostView[] {
  return nodes.flatMap((node) => [node.post, ...postsIn(node.children)])
}

function bytesOf({ tree, works }: ThreadData): number {
  return [tree.opener, ...postsIn(tree.nodes)].reduce((sum, post) => sum + post.html.length + 1_000, works.length * 500 + 1_000)
}
