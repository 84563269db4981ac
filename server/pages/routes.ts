import { randomUUID } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import { FrontPage } from '../../client/pages/FrontPage.tsx'
import { JoinPage } from '../../client/pages/JoinPage.tsx'
import { KeysPage } from '../../client/pages/KeysPage.tsx'
import { NewThreadPage } from '../../client/pages/NewThreadPage.tsx'
import { SearchPage } from '../../client/pages/SearchPage.tsx'
import { SignInPage } from '../../client/pages/SignInPage.tsx'
import { Sought } from '../contract/index.ts'
import { isLocal } from '../http/forms.ts'
import { viewerOf } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { search } from '../search/queries.ts'
import { aheadRules, fetchAhead } from './ahead.ts'
import { correctionPages } from './correction-pages.ts'
import { draftPage } from './draft-page.ts'
import { exportPages } from './exports/export-pages.ts'
import { feedPages } from './feeds/feed-pages.ts'
import { frameOf } from './frame.ts'
import { guidePage } from './guide-page.ts'
import { historyPage } from './history-page.ts'
import { memberPages } from './member-pages.ts'
import { postPages } from './post-pages.ts'
import { promotionPage } from './promotion-page.ts'
import { show } from './show.ts'
import { sitemapPages } from './sitemap-pages.ts'
import { splitPage } from './split-page.ts'
import { templatePage } from './template-page.ts'
import { showThread, type ThreadPageContext } from './thread-page.ts'
import { uploadPage } from './upload-page.ts'
import { workPages } from './work-pages.ts'

/** The HTML door: each page is whole without JavaScript. */
export function pageRoutes(router: Router, context: ThreadPageContext): void {
  const { db, settings } = context
  const front = async (req: Request, res: Response, tag?: string) => {
    fetchAhead(req, res)
    const sort = oneOf(req.query.sort, ['active', 'new', 'top'] as const)
    const viewer = viewerOf(req)
    const data = await context.readFront({ sort, tag, cursor: text(req.query.cursor) })
    const { next, ...shown } = data
    const ids = shown.threads.map((thread) => thread.id)
    const own = viewer && (await context.readFrontFor(viewer.id, ids, tag === undefined && !req.query.cursor))
    const here = tag === undefined ? '/' : `/tags/${encodeURIComponent(tag)}`
    const { news, question } = own ?? {}
    const props = {
      ...shown,
      frame: frameOf(req, settings),
      news,
      sort,
      tag,
      question,
      next: next && `${here}?${new URLSearchParams({ ...(sort === 'active' ? {} : { sort }), cursor: next })}`,
    }
    return show(req, res, FrontPage, props, 200, { ...context.drawn, by: data, facts: [news && [...news], question] })
  }
  const { kept } = context
  router.get('/', kept.of('lists'), (req, res) => front(req, res))
  router.get('/tags/:tag', kept.of('lists'), (req, res) => front(req, res, found(sought(req.params.tag), 'tag').toLowerCase()))
  router.get('/t/:threadId{/:slug}', kept.of('thread'), (req, res) =>
    showThread(req, res, context, { threadId: String(req.params.threadId) }),
  )
  aheadRules(router)
  postPages(router, context)
  historyPage(router, context)
  router.get('/new', (req, res) => {
    if (!viewerOf(req)) return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: '/new' })}`)
    show(req, res, NewThreadPage, { frame: frameOf(req, settings), idempotencyKey: randomUUID() })
  })
  router.get('/search', async (req, res) => {
    const q = (text(req.query.q) ?? '').slice(0, 200).replaceAll('\0', '').toWellFormed()
    const { items, next } = await search(db, q, text(req.query.cursor))
    show(req, res, SearchPage, { frame: frameOf(req, settings), q, results: items, next })
  })
  router.get('/keys', (req, res) => show(req, res, KeysPage, { frame: frameOf(req, settings) }))
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
  correctionPages(router, context)
  splitPage(router, context)
  uploadPage(router, context)
  guidePage(router, context)
  templatePage(router, context)
  draftPage(router, context)
  promotionPage(router, context)
  memberPages(router, context)
  feedPages(router, context)
  exportPages(router, context)
  sitemapPages(router, context)
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
