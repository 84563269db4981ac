import { randomBytes } from 'node:crypto'
import { io } from 'socket.io-client'
import type { ThreadChanged } from '../../../server/contract/index.ts'
import { type Answer, askFrom } from '../asking.ts'
import type { Postgres } from '../postgres.ts'
import type { Record } from '../record.ts'
import { join, started } from '../town.ts'

/** Says a figure, and whether it is as it was promised. */
export type Tell = (what: string, isAsPromised: boolean) => void

export interface Writer {
  memberId: string
  cookie: string
  threadId: string
  /** Sends one reply to a node, under a key of its own or the given one. */
  reply: (url: string, options?: { key?: string; body?: string; threadId?: string }) => Promise<Answer | undefined>
}

/** Somebody who joins at a node, starts a thread, and writes. */
export async function openWriter(url: string): Promise<Writer> {
  const { member, cookie } = await join(url)
  const { thread } = await started(url, cookie, 1)
  return {
    memberId: member.id,
    cookie,
    threadId: thread.id,
    reply: (at, { key = randomBytes(12).toString('hex'), body = 'Then measure, then go on.', threadId = thread.id } = {}) =>
      askFrom(at, 'POST', `/api/threads/${threadId}/posts`, { cookie, key, body: { body } }),
  }
}

export interface Reader {
  /** When each version came, by `performance.now()`. */
  arrivals: Map<number, number>
  close: () => void
}

/** A guest who watches a thread. */
export async function openReader(url: string, threadId: string): Promise<Reader> {
  const line = io(url, { transports: ['websocket'], forceNew: true })
  const arrivals = new Map<number, number>()
  line.on('thread.changed', ({ from, to }: ThreadChanged) => {
    const at = performance.now()
    for (let version = from + 1; version <= to; version++) if (!arrivals.has(version)) arrivals.set(version, at)
  })
  line.on('connect', () => line.emit('watch', { threadId, since: 0 }))
  await line.emitWithAck('watch', { threadId, since: 0 })
  return { arrivals, close: () => line.disconnect() }
}

export interface Pace {
  /** How long each answer took, in ms. */
  answers: number[]
  /** From each answer to each reader, in ms; none where the message came first. */
  screens: number[]
}

/** Replies one after the other for some time, `gapMs` apart at least, and measures the answers and how they come to readers. */
export async function pace(
  writer: Writer,
  url: string,
  readers: Reader[],
  ms: number,
  gapMs: number,
  body?: string,
): Promise<Pace> {
  const answers: number[] = []
  const answeredAt = new Map<number, number>()
  const until = performance.now() + ms
  while (performance.now() < until) {
    const answer = await writer.reply(url, body ? { body } : {})
    if (answer?.status !== 201) throw new Error(`A reply was answered ${answer?.status}.`)
    answers.push(answer.ms)
    answeredAt.set((answer.body as { version: number }).version, performance.now())
    await pause(gapMs)
  }
  await pause(2_000)
  const screens = readers.flatMap(({ arrivals }) =>
    [...answeredAt].map(([version, at]) => Math.max(0, (arrivals.get(version) ?? Infinity) - at)),
  )
  return { answers, screens }
}

/** Several paces as one. */
export function together(paces: Pace[]): Pace {
  return { answers: paces.flatMap(({ answers }) => answers), screens: paces.flatMap(({ screens }) => screens) }
}

/** The value below which that share of some figures lies. */
export function percentile(figures: number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const forty = '<p>Some forty words of html in a reply.</p>'.repeat(20)

/** Adds posts to a thread past the forum, which is faster and hints at nothing; each is a change. */
export async function addPosts({ sql }: Postgres, writer: Writer, count: number, html = forty): Promise<void> {
  const [thread] = await sql<{ version: number; posts: number }>(
    'select version, post_count as posts from thread where id = $1',
    [writer.threadId],
  )
  const { version, posts } = thread!
  await sql(
    `insert into post (thread_id, number, branch, depth, author_id, body, html, renderer, version)
     select $1, $3::int + n, $3::int + n, 1, $2, 'word', $6, 1, $4::int + n from generate_series(1, $5::int) n`,
    [writer.threadId, writer.memberId, posts, version, count, html],
  )
  await sql(
    'update thread set version = version + $2::int, post_count = post_count + $2::int, reply_count = reply_count + $2::int where id = $1',
    [writer.threadId, count],
  )
}

/** Says whether all processes lived. */
export function tellProcesses({ violations }: Record, tell: Tell): void {
  const ended = violations.get('processes') ?? []
  tell(ended.length === 0 ? 'every process lived' : ended.join('; '), ended.length === 0)
}

export function inMs(figure: number): string {
  return `${Math.round(figure * 10) / 10} ms`
}

export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e5) / 10} MB`
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
