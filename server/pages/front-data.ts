import type { RankedWork } from '../../client/works/Ranking.tsx'
import type { Db } from '../../db/schema.ts'
import type { Question, ThreadView } from '../contract/index.ts'
import { questionsOf } from '../seconding/question-queries.ts'
import { askAgainMs } from '../seconding/rules.ts'
import { newsOf } from '../threads/news-queries.ts'
import { busyTags, listThreads, topWorks } from '../threads/queries.ts'
import { together } from '../together.ts'
import type { Heard } from './heard.ts'
import { readAnew } from './read-anew.ts'
import { isSame } from './same.ts'
import { periodOf } from '../works/rules.ts'
import { mostSeconded, shelf } from '../works/shelf-queries.ts'

export interface AskedOfFront {
  sort: 'active' | 'new' | 'top'
  tag?: string
  cursor?: string
}

/** What the front page or a tag's page shows, the same to every reader. */
export interface FrontData {
  threads: ThreadView[]
  best: Map<string, RankedWork>
  tags: { tag: string; threads: number }[]
  works: RankedWork[]
  period: string | null
  isThisMonth: boolean
  next: string | null
}

/** Reads what a list of threads shows, as it is now. */
export type ReadFront = (asked: AskedOfFront) => Promise<FrontData>

/** What a list has of one member: how much is new to them in each thread, and on the front page a question. */
export type ReadFrontFor = (memberId: string, threadIds: string[], isAsked: boolean) => Promise<OwnOnFront>

interface OwnOnFront {
  news: Map<string, number> | undefined
  question: Question | undefined
}

const sidelist = 5
const tagsShown = 12
// Fewer works make no list.
const enough = 3

/** Reads lists of threads; a list, or a row of one, that reads as before is the same object. */
export function keepFront(db: Db, heard: Heard): ReadFront {
  const sides = readAnew(
    heard,
    ({ tag }: BesideFront, now) => readSides(db, tag, now),
    (now, before) => same(now, before),
  )
  return readAnew(heard, (asked: AskedOfFront) => readFront(db, sides, asked), unchanged)
}

/** Reads what lists have of their readers, in two statements for all who ask at once. */
export function openFrontFor(db: Db): ReadFrontFor {
  const newsIn = together(async (keys: string[]) => {
    const readers = new Map<string, string[]>()
    for (const key of keys) {
      const [memberId, threads] = key.split(' ') as [string, string]
      readers.set(threads, [...(readers.get(threads) ?? []), memberId])
    }
    const found = new Map<string, Map<string, number>>()
    for (const [threads, memberIds] of readers)
      for (const [memberId, news] of await newsOf(db, memberIds, threads.split(','))) found.set(`${memberId} ${threads}`, news)
    return found
  })
  const questionsFor = together((memberIds: string[]) => {
    const now = new Date()
    return questionsOf(db, memberIds, { now, limit: 1, restedSince: new Date(now.getTime() - askAgainMs) })
  })
  return async (memberId, threadIds, isAsked) => {
    const [news, questions] = await Promise.all([
      threadIds.length > 0 ? newsIn(`${memberId} ${threadIds.join(',')}`) : undefined,
      isAsked ? questionsFor(memberId) : undefined,
    ])
    return { news, question: questions?.[0] }
  }
}

type BesideFront = Pick<AskedOfFront, 'tag'>
type Sides = Pick<FrontData, 'tags' | 'works' | 'period' | 'isThisMonth'>

async function readSides(db: Db, tag: string | undefined, now: Date): Promise<Sides> {
  const [tags, { works, period }] = await Promise.all([
    busyTags(db, tagsShown),
    tag === undefined
      ? mostSeconded(db, now, { size: sidelist, enough })
      : shelf(db, { tag, size: sidelist }).then(({ items }) => ({ works: items, period: null })),
  ])
  const isThisMonth = period === periodOf('month', now)
  return { tags, works: works.map((work) => ({ work, seconded: work.counted ?? work.people })), period, isThisMonth }
}

async function readFront(
  db: Db,
  sides: (asked: BesideFront) => Promise<Sides>,
  { sort, tag, cursor }: AskedOfFront,
): Promise<FrontData> {
  const [list, beside] = await Promise.all([listThreads(db, { sort, tag, cursor }), sides({ tag })])
  const best = await topWorks(
    db,
    list.items.map((thread) => thread.id),
  )
  return { threads: list.items, best, ...beside, next: list.next }
}

function unchanged(now: FrontData, before: FrontData): FrontData {
  const rows = new Map(before.threads.map((thread) => [thread.id, thread]))
  const threads = now.threads.map((thread) => same(thread, rows.get(thread.id)))
  const isSameList =
    threads.length === before.threads.length && threads.every((thread, place) => thread === before.threads[place])
  const data = {
    ...now,
    // A list with other works beside it is another one.
    threads: isSameList ? before.threads : threads,
    tags: same(now.tags, before.tags),
    works: same(now.works, before.works),
  }
  const isAsBefore =
    data.threads === before.threads &&
    data.tags === before.tags &&
    data.works === before.works &&
    isSame(
      [data.period, data.isThisMonth, data.next, ...data.best],
      [before.period, before.isThisMonth, before.next, ...before.best],
    )
  return isAsBefore ? before : data
}

function same<T>(now: T, before: T | undefined): T {
  return before !== undefined && isSame(now, before) ? before : now
}
