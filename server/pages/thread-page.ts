import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Mine, PostNode } from '../../client/threads/reading.ts'
import { ThreadPage } from '../../client/pages/ThreadPage.tsx'
import type { Refused } from '../../client/ui/refused.ts'
import type { Db, PostRow } from '../../db/schema.ts'
import { viewerOf } from '../http/viewer.ts'
import { may } from '../members/rules.ts'
import { found } from '../refusal.ts'
import { postById, postRowById, type PostSort, postsByNumber } from '../threads/post-queries.ts'
import { mineIn, threadById, worksIn } from '../threads/queries.ts'
import { branchAt, type Node, type Tree, treeOf } from '../threads/tree-queries.ts'
import { frameOf, type PageSettings } from './frame.ts'
import type { PageCache } from './page-cache.ts'
import { show } from './show.ts'

export interface ThreadPageContext {
  db: Db
  settings: PageSettings
  epoch: string
  /** Whether there is a socket to listen at. */
  isLive: () => boolean
  cache: PageCache
}

const sidelist = 8

/** Shows a thread: a page of branches, or the one that `?branch=` or `?at=` names; with a reply that was refused, if one was. */
export async function showThread(
  req: Request,
  res: Response,
  context: ThreadPageContext,
  asked: { threadId: string; form?: Refused; replyTo?: string; key?: string; status?: number },
): Promise<void> {
  const { db, settings } = context
  const thread = found(/^[1-9]\d{0,17}$/.test(asked.threadId) ? await threadById(db, asked.threadId) : undefined, 'thread')
  const wanted = `/t/${thread.id}/${encodeURIComponent(thread.slug)}`
  if (req.method === 'GET' && !asked.form && decodeURI(req.path) !== decodeURI(wanted)) {
    const query = req.url.slice(req.path.length)
    return res.redirect(301, `${req.baseUrl}${wanted}${query}`)
  }
  const sort = sortIn(req.query.sort)
  const viewer = viewerOf(req)
  const [tree, mine, works] = await Promise.all([
    treeFor(req, db, thread.id, sort),
    viewer ? mineIn(db, thread.id, viewer.id) : undefined,
    worksIn(db, thread.id, sidelist),
  ])
  // A reply that was refused has no page of its own: what is done next comes back to the thread.
  const frame = { ...frameOf(req, settings), ...(req.method === 'POST' ? { path: wanted } : {}) }
  const reader: Mine = {
    memberId: viewer?.id ?? null,
    posts: new Set(mine?.posts),
    recommendations: new Set(mine?.recommendations),
    experience: mine?.experience ?? {},
    may: may(viewer),
  }
  const replyTo = asked.replyTo ?? (typeof req.query.reply === 'string' ? req.query.reply : undefined)
  show(
    req,
    res,
    ThreadPage,
    {
      frame,
      thread,
      opener: tree.opener,
      tree: await named(db, tree),
      mine: reader,
      works,
      sort,
      next: tree.next && `${wanted}?${new URLSearchParams({ ...(sort === 'top' ? {} : { sort }), cursor: tree.next })}`,
      composer: { replyTo: await parentFor(db, thread.id, replyTo), key: asked.key ?? randomUUID(), form: asked.form },
      epoch: context.epoch,
      live: context.isLive() ? `${req.baseUrl}/socket.io` : null,
    },
    asked.status,
  )
}

async function treeFor(req: Request, db: Db, threadId: string, sort: PostSort): Promise<Tree> {
  const { branch, at, cursor } = req.query
  const page = await treeOf(db, threadId, sort, typeof cursor === 'string' ? cursor : undefined)
  if (typeof branch === 'string' && /^[1-9]\d{0,17}$/.test(branch)) {
    const post = await postRowById(db, branch)
    if (post && post.threadId === threadId && post.number > 1) return branchAt(db, threadId, sort, post)
  }
  if (typeof at === 'string' && /^[1-9]\d{0,8}$/.test(at) && !holds(page.nodes, Number(at)) && Number(at) > 1) {
    const [view] = await postsByNumber(db, threadId, [Number(at)])
    const post = view && (await postRowById(db, view.id))
    if (post) return around(db, threadId, sort, post)
  }
  return page
}

// The branch of a post that is on no first page; from the post itself, where the branch is too long to reach it.
async function around(db: Db, threadId: string, sort: PostSort, post: PostRow): Promise<Tree> {
  const [root] = await postsByNumber(db, threadId, [post.branch])
  const whole = root && (await branchAt(db, threadId, sort, { id: root.id, branch: post.branch }))
  return whole && holds(whole.nodes, post.number) ? whole : branchAt(db, threadId, sort, post)
}

function holds(nodes: Node[], number: number): boolean {
  return nodes.some((node) => node.post.number === number || holds(node.children, number))
}

// Where a branch begins in the middle, the parent that is not on the page is named.
async function named(db: Db, tree: Tree): Promise<PostNode[]> {
  const [first] = tree.nodes
  const replyTo = first?.post.replyTo
  if (!replyTo || tree.nodes.length > 1 || replyTo === tree.opener.id) return tree.nodes
  const parent = await postById(db, replyTo)
  return parent ? [{ ...first, parent: { number: parent.number, author: parent.author.displayName } }] : tree.nodes
}

async function parentFor(db: Db, threadId: string, postId: string | undefined) {
  if (!postId || !/^[1-9]\d{0,17}$/.test(postId)) return null
  const post = await postById(db, postId)
  return post && post.threadId === threadId && !post.removed && post.number > 1 ? post : null
}

function sortIn(sort: unknown): PostSort {
  return sort === 'new' || sort === 'old' ? sort : 'top'
}
