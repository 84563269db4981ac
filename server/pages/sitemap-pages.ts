import type { Response, Router } from 'express'
import { threadPath } from '../../client/links.ts'
import { found } from '../refusal.ts'
import { highestIds, threadsBetween } from '../threads/feed-queries.ts'
import { worksBetween } from '../works/beside-queries.ts'
import { frameOf } from './frame.ts'
import type { ThreadPageContext } from './thread-page.ts'

// The protocol allows 50,000 addresses a file; by ranges of ids no file costs more to make than these.
const idsAPage = 5_000

/** Where search engines find every thread and work: `/sitemap.xml`, files of some thousand addresses each, and `/robots.txt`. */
export function sitemapPages(router: Router, { db, settings }: ThreadPageContext): void {
  router.get('/robots.txt', (req, res) => {
    const { origin, base } = frameOf(req, settings)
    const closed = ['api/', 'search', 'export/', 'sign-in', 'join', 'new', 'settings'].map((path) => `Disallow: ${base}/${path}`)
    res
      .type('text/plain')
      .set('cache-control', 'public, max-age=3600')
      .send(['User-agent: *', ...closed, '', `Sitemap: ${origin}${base}/sitemap.xml`, ''].join('\n'))
  })
  router.get('/sitemap.xml', async (req, res) => {
    const { origin, base } = frameOf(req, settings)
    const highest = await highestIds(db)
    const files = (['threads', 'works'] as const).flatMap((what) =>
      Array.from({ length: Math.ceil(highest[what] / idsAPage) }, (_, page) => `${origin}${base}/sitemap/${what}-${page}.xml`),
    )
    send(
      res,
      `<sitemapindex ${namespace}>${files.map((file) => `<sitemap><loc>${escaped(file)}</loc></sitemap>`).join('')}</sitemapindex>`,
    )
  })
  router.get('/sitemap/:file', async (req, res) => {
    const { origin, base } = frameOf(req, settings)
    const [, what, page] = found(/^(threads|works)-(\d{1,9})\.xml$/.exec(req.params.file), 'sitemap')
    const after = Number(page) * idsAPage
    const urls =
      what === 'threads'
        ? (await threadsBetween(db, after, after + idsAPage)).map((thread) =>
            url(origin + base + threadPath(thread), thread.lastActivityAt),
          )
        : (await worksBetween(db, after, after + idsAPage)).map(({ id, slug }) =>
            url(`${origin}${base}/works/${id}/${encodeURIComponent(slug)}`),
          )
    send(res, `<urlset ${namespace}>${urls.join('')}</urlset>`)
  })
}

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

function send(res: Response, body: string): void {
  res
    .type('application/xml')
    .set('cache-control', 'public, max-age=3600')
    .send(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`)
}

function url(address: string, at?: Date): string {
  return `<url><loc>${escaped(address)}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}</url>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
