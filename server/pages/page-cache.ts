import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import { languageOf } from '../http/language.ts'
import { viewerOf } from '../http/viewer.ts'
import { foldedBy } from './reader.ts'

/** Pages that guests see, whole and compressed, kept while they are true. */
export interface PageCache {
  /** Told of each change, here and on other nodes. */
  changed: (threadId: string, version: number) => void
  /** Keeps what the handlers after it show: the page of the thread in the path, or one that any change of a thread may touch. */
  of: (what: 'thread' | 'lists') => RequestHandler
  stats: () => { hits: number; misses: number; bytes: number }
}

/** What `show` hands over instead of sending it, where a page is to be kept. */
export type Keep = (html: string, version: number | undefined) => void

interface Entry {
  html: Buffer
  etag: string
  br: Buffer
  gzip: Buffer
  threadId: string | undefined
  version: number | undefined
  generation: number
  renderedAt: number
  checkedAt: number
}

/** Pages beyond this are let go, the longest unused first. */
const bytesAtMost = 64 * 1024 * 1024
// "38 min ago" may be a minute behind.
const oldestMs = 60_000
// With every hint from other nodes lost, a page is at most this far behind. Its script catches up from the version that it carries.
const uncheckedMs = 1_000

/** A cache of guests' pages. A thread's page holds while its version does: one number, no other rule. */
export function openPageCache(versionOf: (threadId: string) => Promise<number | undefined>): PageCache {
  const entries = new Map<string, Entry>()
  const loading = new Map<string, { entry: Promise<Entry | undefined>; order: number }>()
  const checking = new Map<string, Promise<number | undefined>>()
  const newest = new Map<string, number>()
  let generation = 0
  let bytes = 0
  let loads = 0
  let hits = 0
  let misses = 0

  const drop = (key: string) => {
    const entry = entries.get(key)
    if (entry) bytes -= sizeOf(entry)
    entries.delete(key)
  }
  const put = (key: string, entry: Entry) => {
    drop(key)
    entries.set(key, entry)
    bytes += sizeOf(entry)
    for (const oldest of entries.keys()) {
      if (bytes <= bytesAtMost) break
      drop(oldest)
    }
  }
  const check = (threadId: string): Promise<number | undefined> => {
    const running = checking.get(threadId)
    if (running) return running
    const asked = versionOf(threadId).finally(() => checking.delete(threadId))
    checking.set(threadId, asked)
    return asked
  }
  const isTrue = (entry: Entry, now: number): boolean | Promise<boolean> => {
    if (now - entry.renderedAt > oldestMs) return false
    if (entry.threadId === undefined) {
      if (now - entry.renderedAt > uncheckedMs) return false
      return entry.generation === generation
    }
    if ((newest.get(entry.threadId) ?? 0) > entry.version!) return false
    if (now - entry.checkedAt <= uncheckedMs) return true
    return check(entry.threadId).then((version) => {
      entry.checkedAt = now
      return version === entry.version
    })
  }
  return {
    changed: (threadId, version) => {
      generation += 1
      if (newest.size > 10_000) {
        newest.clear()
        // What was forgotten is asked of the database.
        for (const entry of entries.values()) entry.checkedAt = 0
      }
      newest.set(threadId, Math.max(version, newest.get(threadId) ?? 0))
    },
    of: (what) => async (req, res, next) => {
      if (viewerOf(req) || foldedBy(req).size > 0) return next()
      const key = `${languageOf(req)} ${req.protocol}://${req.headers.host}${req.baseUrl}${req.url}`
      const kept = entries.get(key)
      if (kept && (await isTrue(kept, Date.now()))) {
        hits += 1
        // The youngest stand last.
        entries.delete(key)
        entries.set(key, kept)
        return send(req, res, kept)
      }
      // One draws for all who ask meanwhile. Who came after it began is given what it drew only if nothing has changed since; the next
      // one, which begins after they came, serves them in any case.
      const asked = loads
      for (let running = loading.get(key); running; running = loading.get(key)) {
        const entry = await running.entry
        if (!entry) return next()
        if (running.order > asked || (await isTrue(entry, Date.now()))) return send(req, res, entry)
      }
      misses += 1
      const before = generation
      loads += 1
      const made = new Promise<Entry | undefined>((resolve) => {
        res.locals.keep = ((html, version) => {
          const threadId = what === 'thread' ? String(req.params.threadId) : undefined
          pack(html, { threadId, version, generation: before }).then(
            (entry) => {
              put(key, entry)
              send(req, res, entry)
              resolve(entry)
            },
            () => resolve(undefined),
          )
        }) satisfies Keep
        res.once('close', () => resolve(undefined))
      }).finally(() => loading.delete(key))
      loading.set(key, { entry: made, order: loads })
      next()
    },
    stats: () => ({ hits, misses, bytes }),
  }
}

const compressed = { br: promisify(brotliCompress), gzip: promisify(gzip) }

async function pack(text: string, facts: Pick<Entry, 'threadId' | 'version' | 'generation'>): Promise<Entry> {
  const html = Buffer.from(text)
  const [br, zipped] = await Promise.all([
    compressed.br(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: html.length } }),
    compressed.gzip(html, { level: 6 }),
  ])
  const now = Date.now()
  const etag = `W/"${createHash('sha1').update(html).digest('base64url')}"`
  return { ...facts, html, etag, br, gzip: zipped, renderedAt: now, checkedAt: now }
}

function send(req: Request, res: Response, entry: Entry): void {
  if (res.headersSent) return
  res.setHeader('ETag', entry.etag)
  // A proxy may keep it and must ask each time; with a cookie it is somebody's own.
  res.setHeader('Cache-Control', 'public, no-cache')
  res.setHeader('Vary', 'Cookie, Accept-Encoding, Accept-Language')
  if (req.headers['if-none-match'] === entry.etag) {
    res.statusCode = 304
    res.end()
    return
  }
  const encoding = encodingFor(req.headers['accept-encoding'])
  const body = encoding ? entry[encoding] : entry.html
  if (encoding) res.setHeader('Content-Encoding', encoding)
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', body.length)
  res.end(req.method === 'HEAD' ? undefined : body)
}

function encodingFor(accepted: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const words = String(accepted ?? '')
  if (/(^|[\s,])br\s*(?!;\s*q=0(\.0*)?\s*(,|$))/.test(words)) return 'br'
  return /(^|[\s,])gzip\s*(?!;\s*q=0(\.0*)?\s*(,|$))/.test(words) ? 'gzip' : undefined
}

function sizeOf(entry: Entry): number {
  return entry.html.length + entry.br.length + entry.gzip.length + 1_000
}
