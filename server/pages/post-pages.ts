import { randomUUID } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import { EditPage } from '../../client/pages/EditPage.tsx'
import { ReasonPage, type ReasonPageProps } from '../../client/pages/ReasonPage.tsx'
import type { Refused } from '../../client/ui/refused.ts'
import { viewerOf } from '../http/viewer.ts'
import { found, must, Refusal } from '../refusal.ts'
import { postById, postRowById } from '../threads/post-queries.ts'
import { templateOf, threadById } from '../threads/queries.ts'
import { mayHide, mayRemove } from '../threads/rules.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

/** A post's own address, and the pages on which it is edited, hidden or removed. */
export function postPages(router: Router, context: ThreadPageContext): void {
  const { db, settings } = context
  router.get('/p/:postId', async (req, res) => {
    const post = found(await postOf(req), 'post')
    res.redirect(302, `${req.baseUrl}/t/${post.threadId}/-${post.number > 1 ? `?at=${post.number}` : ''}#p${post.number}`)
  })
  router.get('/p/:postId/edit', async (req, res) => {
    const viewer = viewerOf(req)
    if (!viewer) return toSignIn(req, res)
    const row = found(await postOf(req), 'post')
    if (row.authorId !== viewer.id || row.removedAt) throw new Refusal('not-allowed', 'Only its author edits a post.')
    show(req, res, EditPage, { frame: frameOf(req, settings), ...(await editing(db, row.id)), idempotencyKey: randomUUID() })
  })
  for (const act of ['hide', 'remove'] as const) {
    router.get(`/p/:postId/${act}`, async (req, res) => {
      if (!viewerOf(req)) return toSignIn(req, res)
      await showReason(req, res, context, { act, postId: found(await postOf(req), 'post').id })
    })
  }

  async function postOf(req: Request) {
    const { postId } = req.params as { postId: string }
    return /^[1-9]\d{0,17}$/.test(postId) ? postRowById(db, postId) : undefined
  }
}

/** Shows the page that asks why a post is hidden or removed, to who may do so; with a form that was refused, if one was. */
export async function showReason(
  req: Request,
  res: Response,
  { db, settings }: ThreadPageContext,
  asked: { act: ReasonPageProps['act']; postId: string; key?: string; form?: Refused; status?: number },
): Promise<void> {
  const { post, thread } = await editing(db, asked.postId)
  const viewer = found(viewerOf(req), 'post')
  const now = new Date()
  must(
    asked.act === 'hide'
      ? mayHide(viewer, { authorId: thread.author.id }, post, now)
      : mayRemove(viewer, { authorId: post.author.id }, now),
  )
  found(post.removed ? undefined : post, 'post')
  const { act, form, key = randomUUID() } = asked
  show(req, res, ReasonPage, { frame: frameOf(req, settings), post, act, form, idempotencyKey: key }, asked.status)
}

/** A post with its text, and its thread, for the pages on which something is done to it. */
export async function editing(db: ThreadPageContext['db'], postId: string) {
  const post = found(await postById(db, postId, true), 'post')
  const thread = found(await threadById(db, post.threadId), 'thread')
  return { post, thread, template: post.number === 1 ? await templateOf(db, thread.id) : null }
}

function toSignIn(req: Request, res: Response): void {
  res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: req.url })}`)
}
