import type { Request, Response } from 'express'
import { ErrorPage } from '../../client/pages/ErrorPage.tsx'
import { renderPage } from '../../client/pages/render.tsx'
import { refusals } from '../../client/words/languages.ts'
import { languageOf } from '../http/language.ts'
import { requestIdOf } from '../http/log.ts'
import { frameOf, type PageSettings } from './frame.ts'

const detail = 'This is more than the forum can do just now. Try again in a moment.'

// One for each language and each way to write the address, of which there are few unless somebody plays.
const pagesAtMost = 20

/** Says 503, and when to come back. The page is drawn once, so that saying no costs next to nothing. */
export function busyAnswer(settings: PageSettings): (req: Request, res: Response, afterSeconds: number) => void {
  const pages = new Map<string, string>()
  const pageFor = (req: Request): string => {
    const frame = { ...frameOf(req, settings), viewer: null, path: '/', requestId: '-' }
    const key = `${frame.origin}${frame.base} ${frame.lang}`
    const known = pages.get(key)
    if (known) return known
    const page = renderPage(ErrorPage, { frame, status: 503, detail: refusals[frame.lang](detail) })
    if (pages.size < pagesAtMost) pages.set(key, page)
    return page
  }
  return (req, res, afterSeconds) => {
    res.status(503).set({ 'retry-after': String(afterSeconds), 'cache-control': 'no-store', vary: 'Accept-Language' })
    if (req.path.startsWith('/api/')) {
      const problem = { type: 'urn:seconded:away', title: 'Away for a moment', status: 503 }
      const said = refusals[languageOf(req)](detail)
      res.set('content-type', 'application/problem+json')
      res.end(JSON.stringify({ ...problem, detail: said, requestId: requestIdOf(req) }))
    } else res.set('content-type', 'text/html; charset=utf-8').end(pageFor(req))
  }
}
