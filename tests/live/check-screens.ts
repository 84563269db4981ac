import { isDeepStrictEqual } from 'node:util'
import type { PostView } from '../../server/contract/index.ts'
import type { Committed } from './audit.ts'
import type { Postgres } from './postgres.ts'
import type { Record } from './record.ts'
import type { Screen, Session } from './screen.ts'
import { allPages } from './thread-pages.ts'
import { grouped } from './grouped.ts'

export interface Deliveries {
  /** Changes times the screens that watched then. */
  due: number
  arrived: number
  differing: number
  twice: number
}

/** At rest: every open screen against the tables, and every step of every screen against what was committed. */
export async function checkScreens(
  postgres: Postgres,
  urls: string[],
  screens: Screen[],
  committed: Committed[],
  record: Record,
): Promise<Deliveries> {
  const deliveries: Deliveries = { due: 0, arrived: 0, differing: 0, twice: 0 }
  const truths = new Map<string, Truth>()
  for (const threadId of new Set(screens.map((screen) => screen.current().threadId)))
    truths.set(threadId, await truthOf(postgres, urls, threadId, record))
  const byThread = grouped(committed, (change) => change.threadId)
  for (const screen of screens) {
    for (const session of screen.sessions) {
      const truth = truths.get(session.threadId)!
      const isLast = session === screen.current() && session.endedAt === Infinity
      const end = isLast ? truth.version : session.store.cursor
      deliveries.due += end - session.start.cursor
      deliveries.arrived += Math.min(session.store.cursor, truth.version) - session.start.cursor
      checkSteps(session, byThread.get(session.threadId) ?? [], record)
      if (isLast) compare(session, truth, screen.state(), deliveries, record)
    }
  }
  deliveries.twice = (record.violations.get('I5')?.length ?? 0) + (record.violations.get('I12')?.length ?? 0)
  return deliveries
}

interface Truth {
  version: number
  posts: Map<string, PostView>
}

// The API's answer, itself held against the tables.
async function truthOf({ sql }: Postgres, urls: string[], threadId: string, record: Record): Promise<Truth> {
  const pages = await Promise.all(urls.map((url) => allPages(url, threadId)))
  const [first] = pages
  if (!first) throw new Error(`Thread ${threadId} does not answer at rest.`)
  if (pages.some((page) => !isDeepStrictEqual(page, first))) record.violate('I4', `the nodes differ about thread ${threadId}`)
  const rows = await sql<{ id: string; version: number; seconded: number; html: string; removed: boolean }>(
    `select id, version, seconded, html, removed_at is not null as removed from post where thread_id = $1`,
    [threadId],
  )
  const posts = new Map(first.posts.map((post) => [post.id, post]))
  if (posts.size !== rows.length || first.posts.length !== rows.length)
    record.violate('I4', `thread ${threadId} has ${rows.length} posts, and shows ${first.posts.length}`)
  for (const row of rows) {
    const post = posts.get(row.id)
    const same = post?.version === row.version && post.seconded === row.seconded && post.removed === row.removed
    if (!same || post.html !== (row.removed ? '' : row.html))
      record.violate('I4', `post ${row.id} is shown otherwise than it is stored`)
  }
  return { version: first.thread.version, posts }
}

// I4 and I12.
function compare(session: Session, truth: Truth, state: string, deliveries: Deliveries, record: Record): void {
  const { store, shows, threadId } = session
  if (store.cursor !== truth.version)
    record.violate(
      'I4',
      `a screen of thread ${threadId} stands at ${store.cursor} of ${truth.version}, opened at ${session.start.cursor}; ${state}`,
    )
  if (store.thread && store.thread.version !== truth.version)
    record.violate('I4', `a screen shows the facts of thread ${threadId} as of ${store.thread.version} of ${truth.version}`)
  const numbers = new Set<number>()
  for (const post of shows.values()) {
    if (numbers.has(post.number)) record.violate('I12', `a screen shows number ${post.number} of thread ${threadId} twice`)
    numbers.add(post.number)
  }
  let differing = 0
  for (const id of new Set([...truth.posts.keys(), ...shows.keys()])) {
    const [shown, stored] = [shows.get(id), truth.posts.get(id)]
    if (!shown || !stored) differing += 1
    else for (const cell of cells) if (!isDeepStrictEqual(shown[cell], stored[cell])) differing += 1
  }
  if (differing > 0) record.violate('I4', `a screen of thread ${threadId} differs in ${differing} cells`)
  deliveries.differing += differing
}

const cells = [
  'version',
  'number',
  'html',
  'seconded',
  'removed',
  'recommendations',
  'revision',
  'replyTo',
  'editedAt',
  'author',
] as const

// I6: whenever a screen said that it had come to a version, it had drawn all that was committed up to there.
function checkSteps({ start, steps, threadId }: Session, committed: Committed[], record: Record): void {
  const drawn = new Map(start.versions)
  let cursor = start.cursor
  let next = committed.findIndex((change) => change.version > cursor)
  for (const step of steps) {
    for (const [id, version] of step.posts) drawn.set(id, version)
    if (step.cursor < cursor) record.violate('I6', `a screen of thread ${threadId} went back from ${cursor} to ${step.cursor}`)
    cursor = Math.max(cursor, step.cursor)
    for (; next !== -1 && next < committed.length && committed[next]!.version <= cursor; next++) {
      const { postId, version } = committed[next]!
      if ((drawn.get(postId) ?? 0) < version)
        record.violate('I6', `a screen of thread ${threadId} stood at ${cursor} without change ${version} of post ${postId}`)
    }
  }
}
