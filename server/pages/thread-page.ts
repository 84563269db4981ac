import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Mine, PostNode } from '../../client/threads/reading.ts'
import { ThreadPage } from '../../client/pages/ThreadPage.tsx'
import type { Refused } from '../../client/ui/refused.ts'
import type { PostView } from '../contract/index.ts'
import type { Db } from '../../db/schema.ts'
import type { ThreadView } from '../contract/index.ts'
import type { Kept } from '../http/kept.ts'
import { type Viewer, viewerOf } from '../http/viewer.ts'
import { may } from '../members/rules.ts'
import { found } from '../refusal.ts'
import { newsIn, type Since } from '../threads/news-queries.ts'
import { numberUpTo, postById, type PostSort } from '../threads/post-queries.ts'
import type { OwnInThread } from '../threads/queries.ts'
import { frameOf, type PageSettings } from './frame.ts'
import { newsOn } from './news.ts'
import { foldedBy, isAhead, orderFor } from './reader.ts'
import type { Reads } from './reads.ts'
import { type Drawn, show } from './show.ts'
import type { AskedOfThread } from './thread-data.ts'

export interface ThreadPageContext extends Reads {
  db: Db
  settings: PageSettings
  epoch: string
  /** Whether there is a socket to listen at. */
  isLive: () => boolean
  kept: Kept
  versionNow: (threadId: string) => Promise<number | undefined>
  drawn: Drawn
  /** Told when a member sees a thread for the first time. */
  meet: (memberId: string, threadId: string, version: number) => Promise<void>
}

/** Shows a thread: a page of branches, or the one that `?branch=` or `?at=` names; with a reply that was refused, if one was. */
export async function showThread(
  req: Request,
  res: Response,
  context: ThreadPageContext,
  asked: { threadId: string; form?: Refused; replyTo?: string; seconds?: string; key?: string; status?: number },
): Promise<void> {
  const { db, settings } = context
  const viewer = viewerOf(req)
  const { sort, isKept } = orderFor(req, res)
  const since = req.query.since === '0' ? 0 : numberIn(req.query.since)
  const threadId = found(/^[1-9]\d{0,17}$/.test(asked.threadId) ? asked.threadId : undefined, 'thread')
  const [version, mine] = await Promise.all([context.versionNow(threadId), viewer && context.ownIn(`${threadId} ${viewer.id}`)])
  const shown = await context.readThread(partFor(req, threadId, sort), found(version, 'thread'))
  const { thread, tree, nodes, works, answer } = found(shown, 'thread')
  const wanted = `/t/${thread.id}/${encodeURIComponent(thread.slug)}`
  const isPage = req.method === 'GET' && !asked.form
  const to = numberIn(req.query.to)
  if (isPage && to) {
    const number = await numberUpTo(db, thread.id, to)
    return res.redirect(302, `${req.baseUrl}${wanted}?at=${number}#p${number}`)
  }
  if (isPage && decodeURI(req.path) !== decodeURI(wanted)) {
    const query = req.url.slice(req.path.length)
    return res.redirect(301, `${req.baseUrl}${wanted}${query}`)
  }
  const changed = await newsFor(db, thread, { viewer, since, seen: mine?.seen ?? null })
  // Reading marks nothing; only that somebody was here at all is kept, and not for a browser that fetches ahead.
  if (viewer && !changed && !isAhead(req)) await context.meet(viewer.id, thread.id, thread.version)
  const at = numberIn(req.query.at) ?? 1
  const folded = foldedBy(req)
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
  const inOrder: Record<string, string> = sort !== 'top' || isKept ? { sort } : {}
  show(
    req,
    res,
    ThreadPage,
    {
      frame,
      thread,
      opener: tree.opener,
      tree: folded.size > 0 ? nodes.map((node) => asRead(node, folded, at)) : nodes,
      mine: reader,
      works,
      answer,
      sort,
      next: tree.next && `${wanted}?${new URLSearchParams({ ...inOrder, cursor: tree.next })}`,
      composer: {
        ...(await answered(db, tree.opener, replyTo, asked.seconds ?? req.query.seconds)),
        idempotencyKey: asked.key ?? randomUUID(),
        form: asked.form,
        hasDraft: mine?.hasDraft ?? false,
        template: mine?.template ?? null,
      },
      epoch: context.epoch,
      live: context.isLive() ? `${req.baseUrl}/socket.io` : null,
      news: changed && newsOn(tree, changed, req.baseUrl + wanted, at),
    },
    asked.status,
    context.drawn,
  )
}

// Who has read all there is needs no reading of what is new.
async function newsFor(
  db: Db,
  { id, version }: ThreadView,
  { viewer, since, seen }: { viewer: Viewer; since: number | undefined; seen: OwnInThread['seen'] },
): Promise<Since | undefined> {
  if (since === undefined && (!viewer || !seen)) return undefined
  if (since === undefined && seen!.version >= version) return { ...seen!, news: [], more: false }
  return newsIn(db, id, { memberId: viewer?.id, since })
}

// Everything else in the address asks for nothing that is shown to all.
function partFor({ query }: Request, threadId: string, sort: PostSort): AskedOfThread {
  const branch = typeof query.branch === 'string' && /^[1-9]\d{0,17}$/.test(query.branch) ? query.branch : undefined
  const cursor = typeof query.cursor === 'string' ? query.cursor : undefined
  return { threadId, sort, cursor, branch, after: branch ? numberIn(query.after) : undefined, at: numberIn(query.at) }
}

// As this browser left it; only the way to the post that is asked for is open in any case.
function asRead(node: PostNode, folded: Set<number>, at: number): PostNode {
  const children = node.children.map((child) => asRead(child, folded, at))
  return { ...node, children, ...(folded.has(node.post.number) && !holds(node.children, at) ? { isFolded: true } : {}) }
}

function holds(nodes: PostNode[], number: number): boolean {
  return nodes.some((node) => node.post.number === number || holds(node.children, number))
}

// The post that is answered, where that is not the thread as a whole, and the recommendation of it that is seconded.
async function answered(db: Db, opener: PostView, postId: string | undefined, seconds: unknown) {
  const isId = postId !== undefined && /^[1-9]\d{0,17}$/.test(postId)
  const post = isId && postId !== opener.id ? await postById(db, postId) : opener
  const here = post && post.threadId === opener.threadId && !post.removed ? post : null
  return {
    replyTo: here && here.number > 1 ? here : null,
    seconds: here?.recommendations.find(({ id }) => id === seconds) ?? null,
  }
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined
}
