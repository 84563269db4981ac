import type { Db } from '../../db/schema.ts'
import type { PostView } from '../contract/index.ts'
import { readCursor } from '../cursor.ts'
import { postsByNumber, type PostSort } from './post-queries.ts'

/** A post with the replies that are shown below it. */
export interface Node {
  post: PostView
  children: Node[]
  /** How many posts are below, at any depth. */
  count: number
  /** How many of its replies, and their branches, stand behind "Continue this branch". */
  hiddenCount: number
}

export interface Tree {
  opener: PostView
  nodes: Node[]
  /** The cursor of the next page of branches. */
  next: string | null
}

// A page is read, not scrolled for ever; more is a click away.
const branchesAtMost = 40
const postsAtMost = 200
// Past this, columns get too narrow on a phone.
const depthAtMost = 5
// The shape of a branch is a few bytes a post; more of it than this is cut off behind "Continue this branch".
const shapeAtMost = 5_000

/** A page of a thread as a tree: whole branches in the asked order, replies in the same order below their parents. */
export async function treeOf(db: Db, threadId: string, sort: PostSort, cursor?: string): Promise<Tree> {
  const roots = await rootsOf(db, threadId, sort, cursor)
  const shown = roots.slice(0, branchesAtMost)
  const shape = await shapeOf(
    db,
    threadId,
    shown.map((root) => root.number),
  )
  const last = shown.at(-1)
  const next =
    roots.length > branchesAtMost && last ? Buffer.from(JSON.stringify([last.seconded, last.number])).toString('base64url') : null
  return {
    ...(await fill(
      db,
      threadId,
      sort,
      shape,
      shown.map((root) => root.id),
    )),
    next,
  }
}

/** The branch below one post, and that post: a page of its own for what is too deep, or far down. */
export async function branchAt(db: Db, threadId: string, sort: PostSort, post: { id: string; branch: number }): Promise<Tree> {
  const shape = await shapeOf(db, threadId, [post.branch])
  return { ...(await fill(db, threadId, sort, shape, [post.id])), next: null }
}

interface Shape {
  id: string
  number: number
  replyTo: string | null
  seconded: number
}

function rootsOf(db: Db, threadId: string, sort: PostSort, cursor: string | undefined): Promise<Shape[]> {
  const after = readCursor(cursor, ['int', 'int'])
  let query = db
    .selectFrom('post')
    .select(['id', 'number', 'replyTo', 'seconded'])
    .where('threadId', '=', threadId)
    .where('depth', '=', 1)
  if (after) {
    const [seconded, number] = after.map(Number) as [number, number]
    if (sort === 'new') query = query.where('number', '<', number)
    else if (sort === 'old') query = query.where('number', '>', number)
    else
      query = query.where((eb) =>
        eb.or([eb('seconded', '<', seconded), eb.and([eb('seconded', '=', seconded), eb('number', '>', number)])]),
      )
  }
  if (sort === 'top') query = query.orderBy('seconded', 'desc')
  return query
    .orderBy('number', sort === 'new' ? 'desc' : 'asc')
    .limit(branchesAtMost + 1)
    .execute()
}

function shapeOf(db: Db, threadId: string, branches: number[]): Promise<Shape[]> {
  if (branches.length === 0) return Promise.resolve([])
  return db
    .selectFrom('post')
    .select(['id', 'number', 'replyTo', 'seconded'])
    .where('threadId', '=', threadId)
    .where('branch', 'in', branches)
    .where('depth', '>', 0)
    .orderBy('number')
    .limit(shapeAtMost)
    .execute()
}

// Chooses what is shown from the shape alone, then reads those posts at once.
async function fill(db: Db, threadId: string, sort: PostSort, shape: Shape[], roots: string[]): Promise<Omit<Tree, 'next'>> {
  const below = new Map<string, Shape[]>()
  const byId = new Map(shape.map((one) => [one.id, one]))
  for (const one of shape) if (one.replyTo) below.set(one.replyTo, [...(below.get(one.replyTo) ?? []), one])
  for (const siblings of below.values()) siblings.sort(orders[sort])
  const counts = countsIn(shape)
  const chosen = new Set<number>([1])
  const choose = (one: Shape, depth: number): void => {
    if (chosen.size > postsAtMost || depth > depthAtMost) return
    chosen.add(one.number)
    for (const child of below.get(one.id) ?? []) choose(child, depth + 1)
  }
  for (const id of roots) choose(byId.get(id)!, 1)
  const views = new Map((await postsByNumber(db, threadId, [...chosen])).map((post) => [post.number, post]))
  const node = (one: Shape): Node[] => {
    const post = views.get(one.number)
    if (!post) return []
    const replies = below.get(one.id) ?? []
    const children = replies.flatMap(node)
    const hidden = replies.filter((reply) => !views.has(reply.number))
    const count = counts.get(one.id) ?? 0
    return [{ post, children, count, hiddenCount: hidden.reduce((sum, reply) => sum + 1 + (counts.get(reply.id) ?? 0), 0) }]
  }
  return { opener: views.get(1)!, nodes: roots.flatMap((id) => node(byId.get(id)!)) }
}

// From the newest up: by then, all that hangs below a post has been counted.
function countsIn(shape: Shape[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of [...shape].sort((a, b) => b.number - a.number)) {
    if (one.replyTo) counts.set(one.replyTo, (counts.get(one.replyTo) ?? 0) + 1 + (counts.get(one.id) ?? 0))
  }
  return counts
}

const orders: Record<PostSort, (a: Shape, b: Shape) => number> = {
  top: (a, b) => b.seconded - a.seconded || a.number - b.number,
  new: (a, b) => b.number - a.number,
  old: (a, b) => a.number - b.number,
}
