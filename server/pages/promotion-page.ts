import type { Router } from 'express'
import { withQuery } from '../../client/links.ts'
import { PromotionPage } from '../../client/pages/PromotionPage.tsx'
import { PromotionShown } from '../contract/index.ts'
import { viewerOf } from '../http/viewer.ts'
import { promotions } from '../promotion/queries.ts'
import { maySeePromotions } from '../promotion/rules.ts'
import { must } from '../refusal.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

/** For moderators: who recommends the same site or creator again and again. */
export function promotionPage(router: Router, { db, settings }: ThreadPageContext): void {
  router.get('/moderation/promotion', async (req, res) => {
    const viewer = viewerOf(req)
    if (!viewer) return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: '/moderation/promotion' })}`)
    must(maySeePromotions(viewer))
    const shown = PromotionShown.safeParse(req.query.show).data ?? 'open'
    const cursor = typeof req.query.cursor === 'string' ? req.query.cursor : undefined
    const { items, next } = await promotions(db, shown, cursor)
    show(req, res, PromotionPage, {
      frame: frameOf(req, settings),
      show: shown,
      promotions: items,
      next: next && withQuery('/moderation/promotion', { show: shown === 'open' ? null : shown, cursor: next }),
    })
  })
}
