import pg from 'pg'
import type { StatementsJob } from '../processes/statements.ts'
import { fill } from '../fill/fill.ts'
import { sizeOf } from '../fill/sizes.ts'
import { ask, type BenchMember, joinAt } from '../parts/ask.ts'
import { openHelper } from '../parts/children.ts'
import { startForum } from '../parts/forum-process.ts'
import type { Asked } from '../parts/line.ts'
import { openLoad, refusedIn } from '../parts/load.ts'
import { record, type Recorded, type Statement } from '../parts/record.ts'
import type { Row } from '../parts/results.ts'
import { inRounds, median, ratioOf } from '../parts/rounds.ts'
import { type Run, withPostgres } from '../parts/run.ts'
import { listsFor, mixedBy, type Place, replyTo } from '../parts/writing.ts'
import { liveOrNot } from './write-live.ts'

const schema = 'seconded'
// 25 posts a thread come to a thousand threads that are not locked.
const posts = 26_000
const threads = 1_000
const people = 96
const statementsAtMost = 8

/** Replies and seconds through the API, against the same statements fired at the same Postgres with nothing around them. */
export async function write(run: Run): Promise<Row[]> {
  return withPostgres(async (database) => {
    await fill({ database, schema, size: sizeOf({ posts, seed: 2 }, new Date()) })
    const recorded = await record(database, schema)
    const forum = await startForum(database, run.profile)
    const load = openLoad()
    const bare = openHelper<StatementsJob, { perSecond: number; p99: number }>('processes/statements.ts')
    try {
      const members: BenchMember[] = []
      for (let place = 0; place < people; place++) members.push(await joinAt(forum.url))
      const place = { run, url: forum.url, database, members, ...(await held(database)), load: load.ask, bare: bare.ask }
      const rows = [statementsOf(recorded), ...(await replies(place, recorded.reply)), ...(await seconds(place, recorded.second))]
      await forum.close()
      return [...rows, await liveOrNot(place)]
    } finally {
      load.close()
      bare.close()
    }
  })
}

async function replies(place: Place, statements: Statement[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const [where, count] of [
    ['one thread', 1],
    ['1,000 threads', threads],
  ] as const)
    for (const writers of [1, 16]) {
      const here = count === 1 ? await freshThreads(place) : { ours: place.threads, bare: place.threads }
      const about = (writer: number) =>
        mixedBy(here.bare, writer).map((thread) => ({ member: place.members[writer]!.view.id, thread, post: '' }))
      rows.push(
        await pair(place, `replies, ${writers} ${writers === 1 ? 'writer' : 'writers'}, ${where}`, statements, writers === 16, {
          ours: () =>
            listsFor(writers, (writer) => mixedBy(here.ours, writer).map((thread) => replyTo(thread, place.members[writer]!))),
          bare: () => listsFor(writers, about),
        }),
      )
    }
  return rows
}

async function seconds(place: Place, statements: Statement[]): Promise<Row[]> {
  const rows: Row[] = []
  const writers = 16
  const longest = longestIn(place.posts)
  for (const [where, all] of [
    ['one thread', place.posts.filter((post) => post.threadId === longest)],
    ['1,000 threads', place.posts],
  ] as const) {
    // Twice the same is no change: each second is drawn from here once.
    const left = pairs(all, place.members)
    const some = (writers: number, each: number) => Array.from({ length: writers }, () => left.splice(-each))
    const each = Math.min(2_000, Math.floor(left.length / (2 * writers * (place.run.rounds + 1))))
    rows.push(
      await pair(place, `seconds, ${writers} writers, ${where}`, statements, true, {
        isEachOnce: true,
        ours: () => some(writers, each).map((list) => list.map(({ post, member }) => secondOf(post.id, member))),
        bare: () =>
          some(writers, each).map((list) =>
            list.map(({ post, member }) => ({ member: member.view.id, thread: post.threadId, post: post.id })),
          ),
      }),
    )
  }
  return rows
}

async function pair(
  { run, url, database, load, bare }: Place,
  what: string,
  statements: Statement[],
  isPromised: boolean,
  lists: { ours: () => Asked[][]; bare: () => StatementsJob['writers']; isEachOnce?: boolean },
): Promise<Row> {
  run.say(what)
  const ours = (seconds: number) => {
    const asked = lists.ours()
    return load({ url, lists: asked, lines: asked.length, seconds, statuses: [200, 201], isEachOnce: lists.isEachOnce })
  }
  const others = (seconds: number) => bare({ database, schema, statements, writers: lists.bare(), seconds })
  await ours(run.seconds / 2)
  await others(run.seconds / 2)
  const rounds = await inRounds(run.rounds, { ours: () => ours(run.seconds), others: () => others(run.seconds) })
  const rates = { ours: rounds.ours.map((load) => load.perSecond), others: rounds.others.map((load) => load.perSecond) }
  return {
    what,
    unit: '/s',
    ours: median(rates.ours),
    against: { name: 'bare statements', value: median(rates.others) },
    ratio: ratioOf(rates.ours, rates.others),
    ...(isPromised ? { target: { atLeast: 0.5 } } : {}),
    refused: refusedIn(rounds.ours),
    note: `p99 ${median(rounds.ours.map((load) => load.p99)).toFixed(1)} ms against ${median(rounds.others.map((load) => load.p99)).toFixed(1)}`,
  }
}

function statementsOf(recorded: Recorded): Row {
  const told = recorded.reply.map(({ text }) => text.replace(/\s+/g, ' ').trim().split(' ').slice(0, 2).join(' '))
  return {
    what: 'statements of one reply, session and all',
    unit: '',
    ours: recorded.reply.length,
    target: { atMost: statementsAtMost },
    note: `${told.join(', ')}; a second: ${recorded.second.length}`,
  }
}

function secondOf(postId: string, { cookie }: BenchMember): Asked {
  return { method: 'PUT', path: `/api/posts/${postId}/second`, headers: { cookie, 'idempotency-key': '$key' }, body: '{}' }
}

async function held(database: string): Promise<Pick<Place, 'threads' | 'posts'>> {
  const client = new pg.Client({ connectionString: database, options: `-c search_path=${schema}` })
  await client.connect()
  const open = await client.query<{ id: string }>(
    'select id from thread where locked_at is null and id < 800000 order by id limit $1',
    [threads],
  )
  const standing = await client.query<{ id: string; threadId: string }>(
    'select id, thread_id as "threadId" from post where removed_at is null and thread_id = any($1) order by id',
    [open.rows.map((row) => row.id)],
  )
  await client.end()
  return { threads: open.rows.map((row) => row.id), posts: standing.rows }
}

async function freshThreads({ url, members }: Place): Promise<{ ours: string[]; bare: string[] }> {
  const start = async () =>
    (
      await ask<{ thread: { id: string } }>(
        url,
        'POST',
        '/api/threads',
        { title: 'One thread for all', body: 'Go.' },
        members[0]!.cookie,
      )
    ).body.thread.id
  return { ours: [await start()], bare: [await start()] }
}

function pairs(posts: Place['posts'], members: BenchMember[]) {
  const step = Math.max(1, Math.ceil((posts.length * members.length) / 400_000))
  return members.flatMap((member, place) =>
    mixedBy(posts, place)
      .filter((_, at) => at % step === 0)
      .map((post) => ({ post, member })),
  )
}

function longestIn(posts: Place['posts']): string {
  const counts = new Map<string, number>()
  for (const { threadId } of posts) counts.set(threadId, (counts.get(threadId) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0]
}
