import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { viewerOf } from '../http/viewer.ts'
import type { PostSort } from '../threads/post-queries.ts'

const yearMs = 365 * 24 * 3_600_000

/** The order in which a thread is read: the one that is asked for, which a member's browser keeps, else the kept one. */
export function orderFor(req: Request, res: Response): { sort: PostSort; isKept: boolean } {
  const asked = sortIn(req.query.sort)
  if (!viewerOf(req)) return { sort: asked ?? 'top', isKept: false }
  const kept = sortIn(cookieOf(req, 'order'))
  if (asked && asked !== kept && req.method === 'GET') {
    res.cookie('order', asked, { path: req.baseUrl || '/', maxAge: yearMs, sameSite: 'lax', httpOnly: true, secure: req.secure })
  }
  return { sort: asked ?? kept ?? 'top', isKept: (asked ?? kept) !== undefined }
}

/** The numbers of the posts whose branches this browser has folded in this thread; its script keeps them in a cookie of the thread's path. */
export function foldedBy(req: IncomingMessage): Set<number> {
  const kept = cookieOf(req, 'folded')
  return new Set(kept && /^\d{1,9}(\.\d{1,9}){0,199}$/.test(kept) ? kept.split('.').map(Number) : [])
}

/** Whether a browser fetches the page before anybody asked for it: nobody reads it yet, and perhaps nobody will. */
export function isAhead(req: Request): boolean {
  return /prefetch|prerender|preview/.test(`${req.get('sec-purpose') ?? ''} ${req.get('purpose') ?? ''}`)
}

function cookieOf({ headers: { cookie } }: IncomingMessage, name: string): string | undefined {
  return cookie === undefined ? undefined : new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(cookie)?.[1]
}

function sortIn(sort: unknown): PostSort | undefined {
  return sort === 'top' || sort === 'new' || sort === 'old' ? sort : undefined
}
