import type { Request, Router } from 'express'
import { WorkPage } from '../../client/pages/WorkPage.tsx'
import { WorksPage } from '../../client/pages/WorksPage.tsx'
import { type ShelfFilter, shelfPath } from '../../client/works/shelf.ts'
import { Period, Sought, WorkKind } from '../contract/index.ts'
import { correctionsBy } from '../catalogue/correction-queries.ts'
import { viewerOf } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { myWork } from '../seconding/queries.ts'
import { workFor, workView } from '../works/queries.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'
import { askedOf } from './work-data.ts'

/** The shelf, and a page for each work. */
export function workPages(router: Router, { db, settings, kept, readShelf, readWork, drawn }: ThreadPageContext): void {
  router.get('/works', kept.of('lists'), async (req, res) => {
    const filter = filterIn(req)
    const cursor = text(req.query.cursor)
    const from = Number(req.query.from) > 0 && cursor ? Math.trunc(Number(req.query.from)) : 1
    const data = await readShelf({ filter, cursor })
    const path = shelfPath(filter)
    const onward = { cursor: data.next ?? '', from: String(from + data.works.length) }
    const props = {
      ...data,
      frame: frameOf(req, settings),
      filter,
      next: data.next && `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(onward)}`,
      ...(filter.sort === 'top' ? { from } : {}),
    }
    return show(req, res, WorksPage, props, 200, { ...drawn, by: data, facts: from })
  })
  router.get('/works/:workId{/:slug}', kept.of('lists'), async (req, res) => {
    const { workId, slug } = req.params as { workId: string; slug?: string }
    const viewer = viewerOf(req)
    const row = found(/^[1-9]\d{0,17}$/.test(workId) ? await workFor(db, viewer, workId) : undefined, 'work')
    const wanted = `/works/${row.id}/${encodeURIComponent(row.slug)}`
    if (slug !== row.slug) return res.redirect(301, `${req.baseUrl}${wanted}${req.url.slice(req.path.length)}`)
    const cursor = typeof req.query.cursor === 'string' ? req.query.cursor : undefined
    const [data, suggested, mine] = await Promise.all([
      readWork(askedOf(row, cursor)),
      viewer ? correctionsBy(db, viewer.id, row.id) : [],
      viewer ? myWork(db, viewer.id, row.id) : undefined,
    ])
    const { next, names, history, ...shown } = data
    const own = { work: workView(row), isHidden: row.hiddenAt !== null }
    const open = suggested.filter(({ decided }) => !decided?.accepted)
    const props = {
      ...shown,
      ...names,
      ...own,
      frame: frameOf(req, settings),
      history: { ...history, suggested: open },
      next: next && `${wanted}?${new URLSearchParams({ cursor: next })}`,
      mine: {
        memberId: viewer?.id ?? null,
        recommendations: new Set(mine?.recommendations),
        said: mine?.said,
      },
    }
    return show(req, res, WorkPage, props, 200, { ...drawn, by: data, facts: [own, open, mine] })
  })
}

/** The filters of the shelf in an address; what is none is not set. */
export function filterIn(req: Request): ShelfFilter {
  const { kind, tag, time, experience, q, sort } = req.query
  return {
    kind: WorkKind.safeParse(kind).data ?? null,
    tag: sought(tag)?.toLowerCase() ?? null,
    time: time === 'ever' ? null : (Period.safeParse(time).data ?? null),
    experience: experience === 'finished' || experience === 'using' ? experience : null,
    q: typeof q === 'string' ? q.slice(0, 200).replaceAll('\0', '').toWellFormed().trim() : '',
    sort: sort === 'new' ? 'new' : 'top',
  }
}

function sought(value: unknown): string | undefined {
  return Sought.safeParse(value).data || undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
