import { setTimeout } from 'node:timers/promises'
import { line, limits } from '../contract/index.ts'

/** What is known elsewhere of a book. */
export interface BookFacts {
  title: string
  creators: string[]
  year?: number
  /** The numbers that it has there, of thirteen digits; empty where none are told. */
  isbns: string[]
}

/** A source of facts of books: an Open Library, or one of the host's own making. */
export interface Metadata {
  /** As it is named to members. */
  name: string
  /** The facts of the book with this ISBN (13 digits); undefined where the source has none. Gives up when told so. */
  byIsbn: (isbn: string, signal: AbortSignal) => Promise<BookFacts | undefined>
}

/** Facts of books, asked within bounds. */
export interface Books {
  name: string
  /** What is known of a book by now, or within `waitMs`; what comes later is there for who asks next. Never throws. */
  find: (isbn: string, waitMs: number) => Promise<BookFacts | undefined>
}

interface Entry {
  facts: Promise<BookFacts | undefined>
  until: number
}

export interface BookLimits {
  /** An answer that takes longer is given up. */
  askMs: number
  /** How long facts are kept, how long that there are none, and how long that asking failed. */
  keptMs: { facts: number; none: number; failure: number }
  /** Books kept at most, the longest unused go first; a kilobyte each. */
  keptAtMost: number
  /** Asked at once at most; who comes beyond is answered with what is known. */
  askedAtMost: number
  /** Asked in a minute at most: a member who writes number after number asks no more of a place that serves everybody. */
  askedAMinuteAtMost: number
  /** After so many failures in a row the source is left in peace for as long as a failure is kept. */
  failuresAtMost: number
}

const usual: BookLimits = {
  askMs: 5_000,
  keptMs: { facts: 86_400_000, none: 3_600_000, failure: 60_000 },
  keptAtMost: 2_000,
  askedAtMost: 4,
  askedAMinuteAtMost: 60,
  failuresAtMost: 3,
}

/** Opens a source within limits: each book is asked for once, what comes is checked, what fails is told to `onError` and left out. */
export function openBooks(
  source: Metadata,
  onError: (error: unknown) => void,
  { now = Date.now, ...more }: Partial<BookLimits> & { now?: () => number } = {},
): Books {
  const limit = { ...usual, ...more }
  const kept = new Map<string, Entry>()
  let running = 0
  let failures = 0
  let restsUntil = 0
  let minute = { began: 0, asked: 0 }

  const keep = (isbn: string, entry: Entry) => {
    kept.delete(isbn)
    kept.set(isbn, entry)
    for (const oldest of kept.keys()) {
      if (kept.size <= limit.keptAtMost) break
      kept.delete(oldest)
    }
  }
  const ask = async (isbn: string, entry: Entry): Promise<BookFacts | undefined> => {
    running += 1
    try {
      const signal = AbortSignal.timeout(limit.askMs)
      // A source that does not listen is not waited for either.
      const facts = checked(await Promise.race([source.byIsbn(isbn, signal), aborted(signal)]), isbn)
      entry.until = now() + (facts ? limit.keptMs.facts : limit.keptMs.none)
      failures = 0
      return facts
    } catch (error) {
      entry.until = now() + limit.keptMs.failure
      failures += 1
      if (failures >= limit.failuresAtMost) restsUntil = now() + limit.keptMs.failure
      onError(error)
      return undefined
    } finally {
      running -= 1
    }
  }
  return {
    name: source.name,
    find: async (isbn, waitMs) => {
      const known = kept.get(isbn)
      if (known && known.until > now()) {
        keep(isbn, known)
        return inTime(known.facts, waitMs)
      }
      if (now() - minute.began >= 60_000) minute = { began: now(), asked: 0 }
      if (running >= limit.askedAtMost || minute.asked >= limit.askedAMinuteAtMost || restsUntil > now()) return undefined
      minute.asked += 1
      const entry: Entry = { facts: Promise.resolve(undefined), until: Infinity }
      entry.facts = ask(isbn, entry)
      keep(isbn, entry)
      return inTime(entry.facts, waitMs)
    },
  }
}

const Title = line(1, limits.workTitle)
const Creator = line(1, limits.creator)

// Foreign words are taken as a member's would be: one line, no control or direction characters, within the limits; else not at all.
function checked(facts: BookFacts | undefined, isbn: string): BookFacts | undefined {
  if (!facts) return undefined
  // Who answers with another book has not understood the question.
  if (facts.isbns.length > 0 && !facts.isbns.includes(isbn)) return undefined
  const title = [facts.title, facts.title.split(/\s*:\s/)[0]].flatMap((each) => Title.safeParse(each).data ?? [])[0]
  if (title === undefined) return undefined
  const creators = facts.creators.slice(0, limits.creators).flatMap((each) => Creator.safeParse(each).data ?? [])
  return { ...facts, title, creators: [...new Set(creators)] }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
}

async function inTime<A>(answer: Promise<A | undefined>, waitMs: number): Promise<A | undefined> {
  const waited = new AbortController()
  const late = setTimeout(waitMs, undefined, { signal: waited.signal }).catch(() => undefined)
  return Promise.race([answer, late]).finally(() => waited.abort())
}
