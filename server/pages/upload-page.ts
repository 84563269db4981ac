import { randomUUID } from 'node:crypto'
import type { Request, Response, Router } from 'express'
import { UploadsPage } from '../../client/pages/UploadsPage.tsx'
import type { Refused } from '../../client/ui/refused.ts'
import { viewerOf } from '../http/viewer.ts'
import { unusedOf } from '../uploads/queries.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

// What somebody has sent and not used in a sitting.
const shown = 12

/** The page where a member sends a picture without a script. */
export function uploadPage(router: Router, context: ThreadPageContext): void {
  router.get('/uploads', async (req, res) => {
    if (!viewerOf(req)) return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: '/uploads' })}`)
    const { sent } = req.query
    await showUploads(req, res, context, typeof sent === 'string' ? { sent } : {})
  })
}

/** Shows it; with a form that was refused, if one was. */
export async function showUploads(
  req: Request,
  res: Response,
  { db, settings }: ThreadPageContext,
  asked: { sent?: string; form?: Refused; status?: number },
): Promise<void> {
  const { status, ...rest } = asked
  const viewer = viewerOf(req)
  const unused = viewer ? await unusedOf(db, viewer.id, shown) : []
  show(req, res, UploadsPage, { frame: frameOf(req, settings), unused, idempotencyKey: randomUUID(), ...rest }, status)
}
