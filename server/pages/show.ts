import type { FunctionComponent } from 'preact'
import type { Request, Response } from 'express'
import type { Frame } from '../../client/pages/frame.ts'
import { renderPage } from '../../client/pages/render.tsx'
import { deliver, deliverWhole } from '../http/deliver.ts'
import type { Keep } from '../http/kept.ts'
import { textOfWhole } from '../http/parts.ts'
import { beganAt } from '../http/log.ts'
import { viewerOf } from '../http/viewer.ts'
import { drawing, type Parts, wholeOf, type Wholes } from './drawing.ts'

const type = 'text/html; charset=utf-8'

/** What pages are drawn with: parts that are the same for several readers, and whole pages, each for who has seen it. */
export interface Drawn {
  parts: Parts
  wholes: Wholes
}

/** Where a page is kept that was drawn, and by what: it is shown again where that is the same object and `facts` are as they were. */
export interface KeptPage extends Drawn {
  by?: object
  facts?: unknown
}

/** Sends a page. What one member sees is never kept for another; `kept` keeps what may be shown again. */
export function show<Props extends { frame: Frame }>(
  req: Request,
  res: Response,
  Page: FunctionComponent<Props>,
  props: Props,
  status = 200,
  kept: KeptPage = { parts: new WeakMap(), wholes: new WeakMap() },
): Promise<void> | void {
  // Given up meanwhile: it was told to come back.
  if (res.headersSent) return
  const { lang, now: _now, requestId: _id, ...frame } = props.frame
  const draw = () => {
    const { keepHtml, partsOf } = drawing(kept.parts)
    return partsOf(renderPage(Page, props, keepHtml))
  }
  const start = performance.now()
  const whole = kept.by ? wholeOf(kept.wholes, kept.by, [lang, frame, kept.facts], draw) : { parts: draw(), madeAt: 0 }
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
    return keep(textOfWhole(whole), { type, headers, version: (props as { thread?: { version: number } }).thread?.version })
  }
  res
    .status(status)
    .set('cache-control', viewerOf(req) ? 'private, no-cache' : 'no-cache')
    .vary('Cookie')
    .vary('Accept-Language')
    .set('content-language', lang)
  // What is kept is packed once; what is not, beside the other work.
  const [part] = whole.parts
  return kept.by || typeof part !== 'string' || whole.parts.length > 1
    ? deliverWhole(req, res, type, whole)
    : deliver(req, res, type, part)
}
