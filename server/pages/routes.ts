import { randomUUID } from 'node:crypto'
import type { Request, Router } from 'express'
import { EditPage } from '../../client/pages/EditPage.tsx'
import { FrontPage } from '../../client/pages/FrontPage.tsx'
import { JoinPage } from '../../client/pages/JoinPage.tsx'
import { NewThreadPage } from '../../client/pages/NewThreadPage.tsx'
import { SearchPage } from '../../client/pages/SearchPage.tsx'
import { SignInPage } from '../../client/pages/SignInPage.tsx'
import { Sought } from '../contract/index.ts'
import { isLocal } from '../http/forms.ts'
import { viewerOf } from '../http/viewer.ts'
import { found, Refusal } from '../refusal.ts'
import { search } from '../search/queries.ts'
import { newsOf } from '../threads/news-queries.ts'
import { openQuestions } from '../seconding/question-queries.ts'
import { askAgainMs } from '../seconding/rules.ts'
import { postById, postRowById } from '../threads/post-queries.ts'
import { threadById } from '../threads/queries.ts'
import { feedPages } from './feeds/feed-pages.ts'
import { frameOf } from './frame.ts'
import { guidePage } from './guide-page.ts'
import { memberPages } from './member-pages.ts'
import { show } from './show.ts'
import { showThread, type ThreadPageContext } from './thread-page.ts'
import { uploadPage } from './upload-page.ts'
import { workPages } from './work-pages.ts'

/** The HTML door: each page is whole without JavaScript. */
export function pageRoutes(router: Router, context: ThreadPageContext): void {
  const { db, settings } = context
  const front = async (req: Request, tag?: string) => {
    const sort = oneOf(req.query.sort, ['active', 'new', 'top'] as const)
    const now = new Date()
    const viewer = viewerOf(req)
    const { next, ...shown } = await context.readFront({ sort, tag, cursor: text(req.query.cursor) })
    const ids = shown.threads.map((thread) => thread.id)
    const [news, questions] = viewer
      ? await Promise.all([
          newsOf(db, viewer.id, ids),
          tag === undefined && !req.query.cursor
            ? openQuestions(db, viewer.id, { now, limit: 1, restedSince: new Date(now.getTime() - askAgainMs) })
            : [],
        ])
      : [undefined, []]
    const here = tag === undefined ? '/' : `/tags/${encodeURIComponent(tag)}`
    return {
      ...shown,
      frame: frameOf(req, settings),
      news,
      sort,
      tag,
      question: questions[0],
      next: next && `${here}?${new URLSearchParams({ ...(sort === 'active' ? {} : { sort }), cursor: next })}`,
    }
  }
  const { kept } = context
  router.get('/', kept.of('lists'), async (req, res) => show(req, res, FrontPage, await front(req), 200, context.parts))
  router.get('/tags/:tag', kept.of('lists'), async (req, res) =>
    show(req, res, FrontPage, await front(req, found(sought(req.params.tag), 'tag').toLowerCase()), 200, context.parts),
  )
  router.get('/t/:threadId{/:slug}', kept.of('thread'), (req, res) =>
    showThread(req, res, context, { threadId: String(req.params.threadId) }),
  )
  router.get('/p/:postId', async (req, res) => {
    const post = found(await postOf(req), 'post')
    res.redirect(302, `${req.baseUrl}/t/${post.threadId}/-${post.number > 1 ? `?at=${post.number}` : ''}#p${post.number}`)
  })
  router.get('/p/:postId/edit', async (req, res) => {
    const viewer = viewerOf(req)
    if (!viewer) return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: req.url })}`)
    const row = found(await postOf(req), 'post')
    if (row.authorId !== viewer.id || row.removedAt) throw new Refusal('not-allowed', 'Only its author edits a post.')
    show(req, res, EditPage, { frame: frameOf(req, settings), ...(await editing(db, row.id)), idempotencyKey: randomUUID() })
  })
  router.get('/new', (req, res) => {
    if (!viewerOf(req)) return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: '/new' })}`)
    show(req, res, NewThreadPage, { frame: frameOf(req, settings), idempotencyKey: randomUUID() })
  })
  router.get('/search', async (req, res) => {
    const q = (text(req.query.q) ?? '').slice(0, 200).replaceAll('\0', '').toWellFormed()
    const { items, next } = await search(db, q, text(req.query.cursor))
    show(req, res, SearchPage, { frame: frameOf(req, settings), q, results: items, next })
  })
  for (const [path, Page] of [
    ['/sign-in', SignInPage],
    ['/join', JoinPage],
  ] as const) {
    router.get(path, (req, res) => {
      const next = isLocal(req.query.next) ? req.query.next : '/'
      if (viewerOf(req)) return res.redirect(303, req.baseUrl + next)
      show(req, res, Page, { frame: frameOf(req, settings), next })
    })
  }
  workPages(router, context)
  uploadPage(router, context)
  guidePage(router, context)
  memberPages(router, context)
  feedPages(router, context)

  async function postOf(req: Request) {
    const { postId } = req.params as { postId: string }
    return /^[1-9]\d{0,17}$/.test(postId) ? postRowById(db, postId) : undefined
  }
}

/** A post with its text, and its thread, for the page that edits it. */
export async function editing(db: ThreadPageContext['db'], postId: string) {
  const post = found(await postById(db, postId, true), 'post')
  return { post, thread: found(await threadById(db, post.threadId), 'thread') }
}

// What cannot stand in the tables is not looked for there.
function sought(value: unknown): string | undefined {
  return Sought.safeParse(value).data
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function oneOf<T extends string>(value: unknown, words: readonly [T, ...T[]]): T {
  return words.find((word) => word === value) ?? words[0]
}
