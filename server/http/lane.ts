import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { Express, NextFunction, Request, Response } from 'express'
import { type Encoding, encodingFor, isKnown } from './body.ts'
import type { Entry, Kept, KeyedRequest } from './kept.ts'
import { languageKnown } from './language.ts'
import type { RequestLog } from './log.ts'
import { hasSession } from './session.ts'

/**
 * The way into the forum, before every handler: each request is logged, has an id, and its answer the security headers (`always`). A
 * guest's read whose answer is kept, and known to be true, is answered right here, in one write. `kept` is given only where a guest is
 * known by bringing no session.
 */
export function enterBy(app: Express, { requests, always, kept }: Entrance): void {
  app.use((req, res, next) => {
    res.setHeader('X-Request-Id', requests.begin(req, res))
    res.removeHeader('X-Powered-By')
    for (const [name, value] of always) res.setHeader(name, value)
    next()
  })
  if (!kept) return
  // As the server's listener and mounted in a host's app alike, an Express app is entered by its `handle`.
  const entry = app as unknown as { handle: (req: Request, res: Response, next?: NextFunction) => void }
  const longWay = entry.handle.bind(app)
  const answer = shortWay(kept, requests, always)
  entry.handle = (req, res, next) => {
    if (!answer(req, res)) longWay(req, res, next)
  }
}

interface Entrance {
  requests: RequestLog
  always: [string, string][]
  kept: Kept | undefined
}

function shortWay(kept: Kept, requests: RequestLog, always: [string, string][]) {
  const heads = new WeakMap<Entry, Partial<Record<Encoding | 'known', string[]>>>()
  const headOf = (entry: Entry, kind: Encoding | 'known', length: number): string[] => {
    const made = heads.get(entry) ?? {}
    heads.set(entry, made)
    return (made[kind] ??= [
      ...always.flat(),
      ...Object.entries({ ...entry.headers, ETag: entry.body.etag }).flat(),
      ...(kind === 'known' ? [] : ['Content-Type', entry.type, 'Content-Length', String(length)]),
      ...(kind === 'known' || kind === 'identity' ? [] : ['Content-Encoding', kind]),
    ])
  }
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const key = keyFor(kept, req)
    const entry = key && kept.ready(key)
    if (!entry) return false
    const { made, etag } = entry.body
    const known = isKnown(req, etag)
    const encoding = encodingFor(req, made.identity.length, true)
    const bytes = made[encoding]
    if (!known && !bytes) return false
    const id = requests.begin(req, res, 'kept')
    const head = headOf(entry, known ? 'known' : encoding, bytes?.length ?? 0)
    res.removeHeader('X-Powered-By')
    res.writeHead(known ? 304 : 200, [...head, 'X-Request-Id', id])
    res.end(known || req.method === 'HEAD' ? undefined : bytes)
    return true
  }
}

function keyFor(kept: Kept, req: KeyedRequest): string | undefined {
  if (req.method !== 'GET' && req.method !== 'HEAD') return undefined
  // Whether a proxy's word counts, Express knows.
  if (hasSession(req) || req.headers['x-forwarded-proto'] !== undefined) return undefined
  const language = languageKnown(req)
  return language && kept.keyFor(req, language, (req.socket as TLSSocket).encrypted ? 'https' : 'http')
}
