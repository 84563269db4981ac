import type { Express, RequestHandler } from 'express'
import express from 'express'
import { catalogueRoutes } from './catalogue/routes.ts'
import type { Changes } from './change/changes.ts'
import { deliver } from './http/deliver.ts'
import type { Limits } from './http/limits.ts'
import type { Door } from './http/route.ts'
import type { Sessions } from './http/session.ts'
import { memberRoutes } from './members/routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { healthRoutes } from './operations/health.ts'
import { type Metrics, metricsRoute } from './operations/metrics.ts'
import { openApi } from './operations/openapi.ts'
import { pageRoutes } from './pages/routes.ts'
import type { ThreadPageContext } from './pages/thread-page.ts'
import { promotionRoutes } from './promotion/routes.ts'
import { profileRoutes } from './profiles/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { secondInReply, secondingRoutes } from './seconding/routes.ts'
import { templateRoutes } from './templates/routes.ts'
import { threadRoutes } from './threads/routes.ts'
import { pictures, uploadRoutes, type Uploads } from './uploads/routes.ts'
import { type Books, workRoutes } from './works/routes.ts'

export { failures as failuresOf } from './pages/failures.ts'

export interface Doors extends ThreadPageContext {
  changes: Changes
  uploads: Uploads
  sessions: Sessions | undefined
  moderators: string[]
  books: Books | undefined
  identify: RequestHandler
  limits: Limits
  preview: Door['preview']
  isReady: () => Promise<boolean>
  metrics: { of: Metrics; token: string } | undefined
}

/** Hangs every slice on the app, in the order in which a request meets them. */
export function routesOf(
  app: Express,
  { db, changes, uploads, sessions, moderators, books, identify, limits, preview, isReady, kept, metrics, ...pages }: Doors,
): void {
  const router = express.Router()
  const door: Door = { router, limits, preview, kept }
  healthRoutes(router, isReady)
  if (metrics) metricsRoute(router, metrics.of, metrics.token)
  router.get('/api/openapi.json', (req, res) => {
    void deliver(req, res, 'application/json; charset=utf-8', JSON.stringify(openApi(req.baseUrl)))
  })
  pictures(router, db, uploads)
  router.use(identify)
  router.use('/api', (_req, res, next) => {
    res.set('cache-control', 'private, no-cache')
    next()
  })
  memberRoutes(door, changes, sessions, moderators)
  threadRoutes(door, db, changes, secondInReply)
  uploadRoutes(door, changes, uploads)
  draftRoutes(door, changes)
  templateRoutes(door, changes)
  workRoutes(door, db, books, pages.readSuggested)
  secondingRoutes(door, changes)
  catalogueRoutes(door, changes)
  promotionRoutes(door, changes)
  profileRoutes(door, db)
  searchRoutes(door, db)
  pageRoutes(router, { db, kept, ...pages })
  app.use(router)
}
