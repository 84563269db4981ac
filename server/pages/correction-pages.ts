import { randomUUID } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import { CorrectionsPage } from '../../client/pages/CorrectionsPage.tsx'
import { CorrectPage } from '../../client/pages/CorrectPage.tsx'
import type { Refused } from '../../client/ui/refused.ts'
import { correctionsBy, openCorrections } from '../catalogue/correction-queries.ts'
import { viewerOf } from '../http/viewer.ts'
import { isModerator } from '../members/rules.ts'
import { found } from '../refusal.ts'
import { heldByWork } from '../works/beside-queries.ts'
import { labelOf } from '../works/link-rules.ts'
import { workById, workView } from '../works/queries.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

/** Where a work is corrected, and where corrections are decided. */
export function correctionPages(router: Router, context: ThreadPageContext): void {
  router.get('/works/:workId/:slug/correct', (req, res) => showCorrect(req, res, context, { workId: String(req.params.workId) }))
  router.get('/corrections', (req, res) => showCorrections(req, res, context, {}))
}

/** Shows the form for a work; with what was refused, if it was. */
export async function showCorrect(
  req: Request,
  res: Response,
  { db, settings }: ThreadPageContext,
  { workId, form, key = randomUUID(), status }: { workId: string; form?: Refused; key?: string; status?: number },
): Promise<void> {
  const work = found(/^[1-9]\d{0,17}$/.test(workId) ? await workById(db, workId) : undefined, 'work')
  if (!viewerOf(req)) return toSignIn(req, res, `/works/${work.id}/${encodeURIComponent(work.slug)}/correct`)
  const held = (await heldByWork(db, work.id)).map((one) => ({ name: `${one.scheme} ${one.value}`, label: labelOf(one) }))
  show(
    req,
    res,
    CorrectPage,
    { frame: frameOf(req, settings), work: workView(work), held, idempotencyKey: key, ...(form ? { form } : {}) },
    status,
  )
}

/** Shows what waits, to moderators, and to everybody their own; with what was refused, if it was. */
export async function showCorrections(
  req: Request,
  res: Response,
  { db, settings }: ThreadPageContext,
  { form, status }: { form?: Refused; status?: number },
): Promise<void> {
  const viewer = viewerOf(req)
  if (!viewer) return toSignIn(req, res, '/corrections')
  const cursor = typeof req.query.cursor === 'string' ? req.query.cursor : undefined
  const [open, yours] = await Promise.all([
    isModerator(viewer) ? openCorrections(db, cursor) : { items: [], next: null },
    correctionsBy(db, viewer.id),
  ])
  const next = open.next && `/corrections?${new URLSearchParams({ cursor: open.next })}`
  show(
    req,
    res,
    CorrectionsPage,
    { frame: frameOf(req, settings), waiting: open.items, next, yours, ...(form ? { form } : {}) },
    status,
  )
}

/** Leads a guest to the sign-in and back. */
export function toSignIn(req: Request, res: Response, next: string): void {
  res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next })}`)
}
