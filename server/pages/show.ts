import type { FunctionComponent } from 'preact'
import type { Request, Response } from 'express'
import type { Frame } from '../../client/pages/frame.ts'
import { renderPage } from '../../client/pages/render.tsx'
import { viewerOf } from '../http/viewer.ts'
import { deliver } from '../http/deliver.ts'
import type { Keep } from '../http/kept.ts'

/** Sends a page. What one member sees is never kept for another. */
export function show<Props extends { frame: Frame }>(
  req: Request,
  res: Response,
  Page: FunctionComponent<Props>,
  props: Props,
  status = 200,
): Promise<void> | void {
  const html = renderPage(Page, props)
  const { lang } = props.frame
  const { keep } = res.locals as { keep?: Keep }
  // Seen by a guest, it is the same for all of them.
  if (keep && status === 200) {
    // A proxy may keep it and must ask each time; with a cookie it is somebody's own.
    const headers = {
      'Cache-Control': 'public, no-cache',
      Vary: 'Cookie, Accept-Encoding, Accept-Language',
      'Content-Language': lang,
    }
    return keep(html, { type, headers, version: (props as { thread?: { version: number } }).thread?.version })
  }
  res
    .status(status)
    .set('cache-control', viewerOf(req) ? 'private, no-cache' : 'no-cache')
    .vary('Cookie')
    .vary('Accept-Language')
    .set('content-language', lang)
  return deliver(req, res, type, html)
}

const type = 'text/html; charset=utf-8'
