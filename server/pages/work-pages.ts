import type { Router } from 'express'
import { WorkPage } from '../../client/pages/WorkPage.tsx'
import { WorksPage } from '../../client/pages/WorksPage.tsx'
import { WorkKind } from '../contract/index.ts'
import { viewerOf } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { myWork } from '../seconding/queries.ts'
import { peopleBehind, recommendedIn, shelf, workById, workView } from '../works/queries.ts'
import { bestPlaces } from '../works/place-queries.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

const peopleShown = 50

/** The shelf, and a page for each work. */
export function workPages(router: Router, { db, settings, cache }: ThreadPageContext): void {
  router.get('/works', cache.of('lists'), async (req, res) => {
    const { kind: asked, sort: order, cursor } = req.query
    const q = typeof req.query.q === 'string' ? req.query.q.slice(0, 200).replaceAll('\0', '').toWellFormed() : ''
    const kind = WorkKind.safeParse(asked).data ?? null
    const sort = order === 'new' ? ('new' as const) : ('top' as const)
    const from = Number(req.query.from) > 0 && typeof cursor === 'string' ? Math.trunc(Number(req.query.from)) : 1
    const page = await shelf(db, { kind: kind ?? undefined, q, sort, cursor: typeof cursor === 'string' ? cursor : undefined })
    const query = { ...(kind ? { kind } : {}), ...(q ? { q } : {}), ...(sort === 'new' ? { sort } : {}) }
    const next =
      page.next && `/works?${new URLSearchParams({ ...query, cursor: page.next, from: String(from + page.items.length) })}`
    show(req, res, WorksPage, {
      frame: frameOf(req, settings),
      works: page.items,
      places: await bestPlaces(
        db,
        page.items.map((work) => work.id),
      ),
      kind,
      q,
      sort,
      next,
      ...(sort === 'top' ? { from } : {}),
    })
  })
  router.get('/works/:workId{/:slug}', cache.of('lists'), async (req, res) => {
    const { workId, slug } = req.params as { workId: string; slug?: string }
    const row = found(/^[1-9]\d{0,17}$/.test(workId) ? await workById(db, workId) : undefined, 'work')
    const wanted = `/works/${row.id}/${encodeURIComponent(row.slug)}`
    if (slug !== row.slug) return res.redirect(301, `${req.baseUrl}${wanted}${req.url.slice(req.path.length)}`)
    const cursor = typeof req.query.cursor === 'string' ? req.query.cursor : undefined
    const viewer = viewerOf(req)
    const [page, people, mine] = await Promise.all([
      recommendedIn(db, row.id, cursor),
      peopleBehind(db, row.id, peopleShown),
      viewer ? myWork(db, viewer.id, row.id) : undefined,
    ])
    show(req, res, WorkPage, {
      frame: frameOf(req, settings),
      work: workView(row),
      recommendations: page.items,
      people,
      next: page.next && `${wanted}?${new URLSearchParams({ cursor: page.next })}`,
      mine: {
        memberId: viewer?.id ?? null,
        recommendations: new Set(mine?.recommendations),
        experience: mine?.experience ? { [row.id]: mine.experience } : {},
      },
    })
  })
}
