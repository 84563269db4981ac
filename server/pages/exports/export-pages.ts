import type { Request, Response, Router } from 'express'
import { workPath } from '../../../client/links.ts'
import { ShelfPart, Sought, type WorkView } from '../../contract/index.ts'
import { viewerOf } from '../../http/viewer.ts'
import { memberByName } from '../../members/queries.ts'
import { shelfOf } from '../../profiles/shelf-queries.ts'
import { found } from '../../refusal.ts'
import { numbersOf } from '../../works/beside-queries.ts'
import { shelf } from '../../works/shelf-queries.ts'
import { frameOf } from '../frame.ts'
import type { ThreadPageContext } from '../thread-page.ts'
import { askedBy } from '../shelf-data.ts'
import { filterIn } from '../work-pages.ts'
import { type Format, formats } from './formats.ts'

/** More than this is no reading list; the API pages through all. */
const worksAtMost = 500

/**
 * The shelf under the same filters as its page, and a member's shelf, to be taken along as CSV, BibTeX or CSL-JSON: at most 500 works,
 * in the order of the page.
 */
export function exportPages(router: Router, { db, settings }: ThreadPageContext): void {
  const send = async (req: Request, res: Response, name: string, format: Format, works: WorkView[]) => {
    const { origin, base } = frameOf(req, settings)
    const numbers = await numbersOf(
      db,
      works.map((work) => work.id),
    )
    const text = format.write(
      works.map((work) => ({
        work,
        isbn: numbers.get(`isbn ${work.id}`),
        doi: numbers.get(`doi ${work.id}`),
        page: origin + base + workPath(work),
      })),
    )
    res
      .set('content-type', format.type)
      .set('content-disposition', `attachment; filename="${name}.${String(req.params.format)}"`)
      .set('cache-control', 'private, no-cache')
      .vary('Cookie')
      .send(text)
  }
  router.get('/export/works.:format', async (req, res) => {
    const format = found(formats.get(String(req.params.format)), 'export')
    const { items } = await shelf(db, { ...askedBy(filterIn(req), new Date()), size: worksAtMost })
    await send(req, res, 'shelf', format, items)
  })
  router.get('/export/members/:name.:format', async (req, res) => {
    const format = found(formats.get(String(req.params.format)), 'export')
    const name = found(Sought.safeParse(req.params.name).data, 'member')
    const member = found(await memberByName(db, name), 'member')
    const part = ShelfPart.safeParse(req.query.show).data ?? 'recommended'
    const { items } = await shelfOf(db, { member, isOwn: member.id === viewerOf(req)?.id }, { show: part, size: worksAtMost })
    await send(req, res, `${member.name}-${part}`, format, items)
  })
}
