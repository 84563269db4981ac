import { randomUUID } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import { SplitPage } from '../../client/pages/SplitPage.tsx'
import type { Refused } from '../../client/ui/refused.ts'
import { mustModerate } from '../catalogue/rules.ts'
import { viewerOf } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { aliasesOf, heldByWork } from '../works/beside-queries.ts'
import { labelOf } from '../works/link-rules.ts'
import { recommendedIn } from '../works/place-queries.ts'
import { workById, workView } from '../works/queries.ts'
import { toSignIn } from './correction-pages.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

// Together fewer than a form may have fields.
const recommendationsShown = 100
const namesShown = 40

/** Where a moderator splits a work. */
export function splitPage(router: Router, context: ThreadPageContext): void {
  router.get('/works/:workId/:slug/split', (req, res) => showSplit(req, res, context, { workId: String(req.params.workId) }))
}

/** Shows it; with what was refused, if it was. */
export async function showSplit(
  req: Request,
  res: Response,
  { db, settings }: ThreadPageContext,
  { workId, form, key = randomUUID(), status }: { workId: string; form?: Refused; key?: string; status?: number },
): Promise<void> {
  const work = found(/^[1-9]\d{0,17}$/.test(workId) ? await workById(db, workId) : undefined, 'work')
  const viewer = viewerOf(req)
  if (!viewer) return toSignIn(req, res, `/works/${work.id}/${encodeURIComponent(work.slug)}/split`)
  mustModerate(viewer)
  const [page, held, aliases] = await Promise.all([
    recommendedIn(db, work.id, undefined, recommendationsShown),
    heldByWork(db, work.id),
    aliasesOf(db, work.id, namesShown),
  ])
  show(
    req,
    res,
    SplitPage,
    {
      frame: frameOf(req, settings),
      work: workView(work),
      recommendations: page.items,
      isMore: page.next !== null,
      held: held.slice(0, namesShown).map((one) => ({ name: `${one.scheme} ${one.value}`, label: labelOf(one) })),
      aliases,
      idempotencyKey: key,
      ...(form ? { form } : {}),
    },
    status,
  )
}
