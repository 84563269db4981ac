import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { type Body, bodyOf, sizeOf } from './body.ts'
import { deliverKept } from './deliver.ts'
import { languageOf } from './language.ts'
import { themeOf } from './theme.ts'
import { viewerOf } from './viewer.ts'

/** Answers that are the same for all guests, whole and compressed, kept while they are true. */
export interface Kept {
  /** Told of each change, here and on other nodes. */
  changed: (threadId: string, version: number) => void
  /** Told that something has changed which shows in no thread. */
  listed: () => void
  /** Keeps what the handlers after it answer: of the thread in the path, or something that any change of a thread may touch. */
  of: (what: 'thread' | 'lists') => RequestHandler
  /** The same for what shows a thread and is the same for members too. Never older than any answer on any node: its version is always read. */
  ofThreadForAll: RequestHandler
  /** Answers a guest with what is kept, though it may have changed by now; false where there is nothing. */
  serveAged: (req: Request, res: Response, language: string) => Promise<boolean>
  /** How many changes were heard of so far: while it stays, nothing that a list shows has moved, as far as this node knows. */
  changes: () => number
  /** The answer that is kept under a key, where it is known to be true without asking the database. */
  ready: (key: string) => Entry | undefined
  /** Under which key the answer to a guest's request is kept, unless it is the browser's own. */
  keyFor: (req: KeyedRequest, language: string, protocol: string) => string | undefined
  stats: () => { hits: number; misses: number; bytes: number; entries: number }
}

export interface KeptOptions {
  /** The forum's public address, where it is known: else pages differ by that of the request. */
  origin: string | undefined
  /** Whether what a guest is shown is this browser's own, and none of the others'. */
  isOwn: (req: IncomingMessage) => boolean
  /** Whether so much is asked just now that a list may be a second old, and a thread's page ten, though something has changed. */
  isStrained: () => boolean
}

export type KeyedRequest = IncomingMessage & { baseUrl?: string }

/** What an answer is handed to instead of being sent, where it is to be kept: its text, and the version of the thread that it shows. */
export type Keep = (text: string, answer: { type: string; headers: Record<string, string>; version: number | undefined }) => void

export interface Entry {
  body: Body
  type: string
  headers: Record<string, string>
  threadId: string | undefined
  version: number | undefined
  generation: number
  /** Given to nobody before its version was read. */
  isChecked: boolean
  renderedAt: number
  checkedAt: number
}

/** Answers beyond this are let go, the longest unused first. */
const bytesAtMost = 64 * 1024 * 1024
// "38 min ago" may be a minute behind.
const oldestMs = 60_000
// Where the node cannot do more, a page may be this old.
const agedMs = 60_000
// Where a node is busy with answering alone, a thread's page for guests may be this old.
const strainedMs = 10_000
// With every hint from other nodes lost, a page is at most this far behind. Its script catches up from the version that it carries.
const uncheckedMs = 1_000

/** A cache of what guests are answered. What shows a thread holds while its version does: one number, no other rule. */
export function openKept(versionNow: (threadId: string) => Promise<number | undefined>, options: KeptOptions): Kept {
  const { origin, isOwn } = options
  const entries = new Map<string, Entry>()
  const loading = new Map<string, { entry: Promise<Entry | undefined>; order: number }>()
  const newest = new Map<string, number>()
  let generation = 0
  let bytes = 0
  let loads = 0
  let hits = 0
  let misses = 0

  const drop = (key: string) => {
    const entry = entries.get(key)
    if (entry) bytes -= sizeOf(entry.body)
    entries.delete(key)
  }
  const put = (key: string, entry: Entry) => {
    drop(key)
    entries.set(key, entry)
    youngest = key
    bytes += sizeOf(entry.body)
    for (const oldest of entries.keys()) {
      if (bytes <= bytesAtMost) break
      drop(oldest)
    }
  }
  let youngest: string | undefined
  const use = (key: string, entry: Entry) => {
    hits += 1
    if (key === youngest) return entry
    // The youngest stand last.
    entries.delete(key)
    entries.set(key, entry)
    youngest = key
    return entry
  }
  // True, false, or to be found out.
  const isTrue = ({ renderedAt, checkedAt, threadId, version, generation: shown }: Entry, now: number): boolean | undefined => {
    if (now - renderedAt > oldestMs) return false
    if (threadId === undefined) return now - renderedAt <= uncheckedMs && (shown === generation || options.isStrained())
    // Who reads on there is told what came since: the page says which version it shows.
    if (now - renderedAt <= strainedMs && options.isStrained()) return true
    if ((newest.get(threadId) ?? 0) > version!) return false
    return now - checkedAt <= uncheckedMs ? true : undefined
  }
  const findOut = async (entry: Entry, isStrict: boolean): Promise<boolean> => {
    const now = Date.now()
    const known = isTrue(entry, now)
    if (known === false || (known && !isStrict)) return known
    const version = await versionNow(entry.threadId!)
    entry.checkedAt = now
    return version === entry.version
  }
  const keyOf = (req: KeyedRequest, language: string, protocol: string) =>
    `${language} ${themeOf(req) ?? ''} ${origin ? '' : `${protocol}://${req.headers.host}`}${req.baseUrl ?? ''}${req.url}`
  const send = async (req: Request, res: Response, entry: Entry) => {
    // It may have taken so long that the answer was given up.
    if (res.headersSent) return
    res.set(entry.headers)
    await deliverKept(req, res, entry.type, entry.body)
  }
  // A program goes on from what it was answered, page by page and across nodes: nothing after that may be older.
  const keep =
    (what: 'thread' | 'lists', isForAll = false): RequestHandler =>
    async (req, res, next) => {
      if (!isForAll && (viewerOf(req) || isOwn(req))) return next()
      const key = keyOf(req, languageOf(req), req.protocol)
      const kept = entries.get(key)
      if (kept && (await findOut(kept, isForAll))) return send(req, res, use(key, kept))
      // One draws for all who ask meanwhile. Who came after it began is given what it drew only if nothing has changed since; the next
      // one, which begins after they came, serves them in any case.
      const asked = loads
      for (let running = loading.get(key); running; running = loading.get(key)) {
        const entry = await running.entry
        if (!entry) return next()
        if (running.order > asked || (await findOut(entry, isForAll))) return send(req, res, entry)
      }
      misses += 1
      const before = generation
      loads += 1
      const made = new Promise<Entry | undefined>((resolve) => {
        res.locals.keep = ((text, answer) => {
          const threadId = what === 'thread' ? String(req.params.threadId) : undefined
          const now = Date.now()
          const entry = {
            ...answer,
            body: bodyOf(text),
            threadId,
            generation: before,
            isChecked: isForAll,
            renderedAt: now,
            checkedAt: now,
          }
          put(key, entry)
          resolve(entry)
          void send(req, res, entry)
        }) satisfies Keep
        res.once('close', () => resolve(undefined))
      }).finally(() => loading.delete(key))
      loading.set(key, { entry: made, order: loads })
      next()
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
    listed: () => {
      generation += 1
    },
    of: (what) => keep(what),
    ofThreadForAll: keep('thread', true),
    serveAged: async (req, res, language) => {
      const entry = isOwn(req) ? undefined : entries.get(keyOf(req, language, req.protocol))
      if (!entry || entry.isChecked || Date.now() - entry.renderedAt > agedMs) return false
      await send(req, res, entry)
      return true
    },
    changes: () => generation,
    ready: (key) => {
      const entry = entries.get(key)
      return entry && !entry.isChecked && isTrue(entry, Date.now()) ? use(key, entry) : undefined
    },
    keyFor: (req, language, protocol) => (isOwn(req) ? undefined : keyOf(req, language, protocol)),
    stats: () => ({ hits, misses, bytes, entries: entries.size }),
  }
}
