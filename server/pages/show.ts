import type { FunctionComponent } from 'preact'
import type { Request, Response } from 'express'
import type { Frame } from '../../client/pages/frame.ts'
import { renderPage } from '../../client/pages/render.tsx'
import { deliver, deliverParts } from '../http/deliver.ts'
import type { Keep } from '../http/kept.ts'
import { beganAt } from '../http/log.ts'
import { viewerOf } from '../http/viewer.ts'
import { drawing, type Parts } from './drawing.ts'

const type = 'text/html; charset=utf-8'

/** Sends a page. What one member sees is never kept for another; `parts` keeps those parts of it that are the same for several. */
export function show<Props extends { frame: Frame }>(
  req: Request,
  res: Response,
  Page: FunctionComponent<Props>,
  props: Props,
  status = 200,
  parts: Parts = new WeakMap(),
): Promise<void> | void {
  // Given up meanwhile: it was told to come back.
  if (res.headersSent) return
  const { lang } = props.frame
  const { keepHtml, partsOf } = drawing(parts)
  const start = performance.now()
  const drawn = partsOf(renderPage(Page, props, keepHtml))
  const begun = beganAt(req)
  if (begun !== undefined) {
    const [before, draw] = [start - begun, performance.now() - start].map((ms) => ms.toFixed(1))
    res.set('server-timing', `read;dur=${before}, draw;dur=${draw}`)
  }
  const { keep } = res.locals as { keep?: Keep }
  // Seen by a guest, it is the same for all of them.
  if (keep && status === 200) {
    // A proxy may keep it and must ask each time; with a cookie it is somebody's own.
    const ahead = res.get('Speculation-Rules')
    const headers: Record<string, string> = {
      ...(ahead ? { 'Speculation-Rules': ahead } : {}),
      'Cache-Control': 'public, no-cache',
      Vary: 'Cookie, Accept-Encoding, Accept-Language',
      'Content-Language': lang,
    }
    const html = drawn.map((part) => (typeof part === 'string' ? part : part.text)).join('')
    return keep(html, { type, headers, version: (props as { thread?: { version: number } }).thread?.version })
  }
  res
    .status(status)
    .set('cache-control', viewerOf(req) ? 'private, no-cache' : 'no-cache')
    .vary('Cookie')
    .vary('Accept-Language')
    .set('content-language', lang)
  return drawn.length === 1 ? deliver(req, res, type, drawn.join('')) : deliverParts(req, res, type, drawn)
}
