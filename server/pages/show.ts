import type { FunctionComponent } from 'preact'
import type { Request, Response } from 'express'
import type { Frame } from '../../client/pages/frame.ts'
import { renderPage } from '../../client/pages/render.tsx'
import { viewerOf } from '../http/viewer.ts'
import type { Keep } from './page-cache.ts'

/** Sends a page. What one member sees is never kept for another. */
export function show<Props extends { frame: Frame }>(
  req: Request,
  res: Response,
  Page: FunctionComponent<Props>,
  props: Props,
  status = 200,
): void {
  const html = renderPage(Page, props)
  const { keep } = res.locals as { keep?: Keep }
  // Seen by a guest, it is the same for all of them.
  if (keep && status === 200) return keep(html, (props as { thread?: { version: number } }).thread?.version)
  res
    .status(status)
    .set('cache-control', viewerOf(req) ? 'private, no-cache' : 'no-cache')
    .vary('Cookie')
    .vary('Accept-Language')
    .set('content-language', props.frame.lang)
    .type('html')
    .send(html)
}
