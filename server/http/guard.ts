import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { Refusal } from '../refusal.ts'

/**
 * The security headers of every answer: no script or style but our own files, no frames, and markup only through our Trusted Types
 * policy. `pictures` is where those of members stand, if not here.
 */
export function securityHeaders(https: boolean, pictures?: string): [string, string][] {
  const headers: [string, string][] = []
  // They depend on nothing in a request, so they are worked out once.
  const res = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader: () => undefined }
  protection(https, pictures)({} as Request, res as unknown as Response, () => undefined)
  return headers
}

function protection(https: boolean, pictures: string | undefined): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", ...(pictures ? [new URL(pictures).origin] : [])],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // A module that is loaded on demand carries its own copy of the policy.
        trustedTypes: ['seconded', "'allow-duplicates'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
    // For browsers and plugins that are gone; each line costs every answer.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses a write that a browser sends from another site. Clients that are no browser send neither header, and no cookie of somebody else's. */
export function ownOriginOnly(origin: string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (safe.has(req.method) || isOwnOrigin(req, origin)) next()
    else next(new Refusal('not-allowed', 'This came from another site.'))
  }
}

/** Whether a request comes from our own pages, or from no browser at all. */
export function isOwnOrigin(req: IncomingMessage, origin: string | undefined): boolean {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin: from, host } = req.headers
  if (from === undefined) return true
  if (!URL.canParse(from)) return false
  return new URL(from).host === host || (origin !== undefined && new URL(from).origin === new URL(origin).origin)
}
