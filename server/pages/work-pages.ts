import type { Request, Router } from 'express'
import { WorkPage } from '../../client/pages/WorkPage.tsx'
import { WorksPage } from '../../client/pages/WorksPage.tsx'
import { type ShelfFilter, shelfPath } from '../../client/works/shelf.ts'
import { Period, Sought, WorkKind } from '../contract/index.ts'
import { acceptedOf, correctionsBy } from '../catalogue/correction-queries.ts'
import { mergedInto, splitsOf } from '../catalogue/queries.ts'
import { viewerOf } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { myWork } from '../seconding/queries.ts'
import { namesOfWork, recommendedBeside } from '../works/beside-queries.ts'
import { peopleBehind, whoStopped } from '../works/people-queries.ts'
import { recommendedIn } from '../works/place-queries.ts'
import { workFor, workView } from '../works/queries.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

const peopleShown = 50
const stoppedShown = 20
const besideShown = 6
const correctedShown = 20

/** The shelf, and a page for each work. */
export function workPages(router: Router, { db, settings, kept, readShelf, drawn }: ThreadPageContext): void {
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
    const [page, people, stopped, names, beside, merged, corrected, splits, suggested, mine] = await Promise.all([
      recommendedIn(db, row.id, cursor),
      peopleBehind(db, row.id, peopleShown),
      row.stopped > 0 ? whoStopped(db, row.id, stoppedShown) : [],
      namesOfWork(db, row.id),
      recommendedBeside(db, row.id, besideShown),
      row.parts > 1 ? mergedInto(db, row.id) : [],
      row.amended ? acceptedOf(db, row.id, correctedShown) : [],
      row.amended ? splitsOf(db, row.id) : [],
      viewer ? correctionsBy(db, viewer.id, row.id) : [],
      viewer ? myWork(db, viewer.id, row.id) : undefined,
    ])
    show(req, res, WorkPage, {
      frame: frameOf(req, settings),
      work: workView(row),
      recommendations: page.items,
      people,
      stopped,
      ...names,
      beside,
      history: { merged, corrected, splits, suggested: suggested.filter(({ decided }) => !decided?.accepted) },
      isHidden: row.hiddenAt !== null,
      next: page.next && `${wanted}?${new URLSearchParams({ cursor: page.next })}`,
      mine: {
        memberId: viewer?.id ?? null,
        recommendations: new Set(mine?.recommendations),
        said: mine?.said,
      },
    })
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
