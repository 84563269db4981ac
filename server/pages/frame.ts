import type { Request } from 'express'
import type { Frame } from '../../client/pages/frame.ts'
import { languageOf } from '../http/language.ts'
import { requestIdOf } from '../http/log.ts'
import { themeOf } from '../http/theme.ts'
import { viewerOf } from '../http/viewer.ts'
import { memberView } from '../members/queries.ts'
import { may } from '../members/rules.ts'
import type { Assets } from './assets.ts'

/** What pages are made from, the same for each request. */
export interface PageSettings {
  assets: Assets
  /** The public address, where it is configured. */
  origin: string | undefined
  ownMembers: boolean
}

/** The frame of a page for a request. */
export function frameOf(req: Request, { assets, origin, ownMembers }: PageSettings): Frame {
  const viewer = viewerOf(req)
  const base = req.baseUrl
  const lang = languageOf(req)
  const asset = (name: string) => `${base}/assets/${name}`
  return {
    base,
    origin: origin ? new URL(origin).origin : `${req.protocol}://${req.get('host') ?? 'localhost'}`,
    // After a refused form there is no page at its address to come back to.
    path: req.method === 'GET' ? req.url : '/',
    viewer: viewer ? memberView(viewer) : null,
    may: may(viewer),
    assets: {
      css: asset(assets.css),
      js: asset(assets.js[lang]),
      first: asset(assets.first),
      icons: asset(assets.icons),
      mark: asset(assets.mark),
    },
    now: new Date().toISOString(),
    requestId: requestIdOf(req),
    lang,
    theme: themeOf(req),
    ownMembers,
  }
}
