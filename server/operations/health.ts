import type { Router } from 'express'

/** `/healthz`: 200 while the process lives. `/readyz`: 200 only when the database answers and is migrated, and we are not closing. */
export function healthRoutes(router: Router, isReady: () => Promise<boolean>): void {
  router.get('/healthz', (_req, res) => {
    res.set('cache-control', 'no-store').json({ status: 'alive' })
  })
  router.get('/readyz', async (_req, res) => {
    const ready = await isReady().catch(() => false)
    res
      .status(ready ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ status: ready ? 'ready' : 'not ready' })
  })
}
