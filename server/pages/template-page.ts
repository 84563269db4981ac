import type { Request, Response, Router } from 'express'
import { TemplatesPage } from '../../client/pages/TemplatesPage.tsx'
import type { Refused } from '../../client/ui/refused.ts'
import { viewerOf } from '../http/viewer.ts'
import { templatesOf } from '../templates/queries.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

/** The texts that a member keeps to begin posts with. */
export function templatePage(router: Router, context: ThreadPageContext): void {
  router.get('/templates', (req, res) => showTemplates(req, res, context, {}))
}

/** The same, with a text that was refused, if one was. */
export async function showTemplates(
  req: Request,
  res: Response,
  { db, settings }: ThreadPageContext,
  { form, status }: { form?: Refused; status?: number },
): Promise<void> {
  const viewer = viewerOf(req)
  if (!viewer) return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: '/templates' })}`)
  show(req, res, TemplatesPage, { frame: frameOf(req, settings), templates: await templatesOf(db, viewer.id), form }, status)
}
