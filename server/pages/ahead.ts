import type { Request, Response, Router } from 'express'

const path = '/ahead.json'
const dayS = 24 * 3_600

// A member's first look at a thread is kept, and a page that was fetched ahead tells nobody that it is looked at: so only what they have read before.
const threads = 'html:not([data-viewer]) .row-title a, .row.read .row-title a, .row:has(.fresh) .row-title a'

// Once a pointer rests on a link: most who rest there go there.
const rules = { prefetch: [{ where: { selector_matches: threads }, eagerness: 'moderate' }] }

/** The file that says which pages a browser may fetch before they are asked for. Nothing for who saves data. */
export function aheadRules(router: Router): void {
  router.get(path, (req, res) => {
    res
      .set({ 'cache-control': `public, max-age=${dayS}`, 'content-type': 'application/speculationrules+json', vary: 'Save-Data' })
      .end(JSON.stringify(req.get('save-data') === 'on' ? {} : rules))
  })
}

/** Lets browsers that can fetch the threads of a list ahead. */
export function fetchAhead(req: Request, res: Response): void {
  res.set('Speculation-Rules', `"${req.baseUrl}${path}"`)
}
