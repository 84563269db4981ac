import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { fill } from '../fill/fill.ts'
import { sizeOf } from '../fill/sizes.ts'
import { type BenchMember, joinAt } from '../parts/ask.ts'
import type { Helper } from '../parts/children.ts'
import { type ForumProcess, startForum } from '../parts/forum-process.ts'
import { type Load, type LoadJob, openLoad } from '../parts/load.ts'
import type { Row } from '../parts/results.ts'
import { median } from '../parts/rounds.ts'
import { type Run, withPostgres } from '../parts/run.ts'
import { replyTo } from '../parts/writing.ts'

/** So many guests and writers; a writer reads as often as they write. */
const crowd = { guests: 500, writers: 100 }
// A page is looked at for a second, a reply takes a while: quicker than people are.
const pauseMs = { read: 1_000, write: 2_000 }
const backWithinMs = 5_000

interface Crowd {
  guests: Load
  members: Load
  writers: Load
  /** Resident memory, each second. */
  memory: number[]
}

/** 500 guests and 100 writers at once for a while, then twice as many, then as few as before. */
export async function crowded(run: Run): Promise<Row[]> {
  return withPostgres(async (database) => {
    await fill({ database, schema: 'seconded', size: sizeOf({ posts: run.isQuick ? 1_000 : 26_000, seed: 4 }, new Date()) })
    const forum = await startForum(database, run.profile)
    const loads = { guests: openLoad(), members: openLoad(), writers: openLoad() }
    try {
      const members: BenchMember[] = []
      for (let place = 0; place < 20; place++) members.push(await joinAt(forum.url))
      const place = { forum, loads, members, ...(await placesIn(database)) }
      run.say('some, to warm up')
      await gather(place, 0.2, run.seconds)
      run.say('500 guests, 100 writers')
      const full = await gather(place, 1, 20 * run.seconds)
      run.say('twice as many')
      const twice = await gather(place, 2, 5 * run.seconds)
      await sleep(backWithinMs)
      run.say('as many as at first')
      const after = await gather(place, 1, 5 * run.seconds)
      return rowsOf(full, twice, after)
    } finally {
      Object.values(loads).forEach((load) => load.close())
      await forum.close()
    }
  })
}

interface Place {
  forum: ForumProcess
  loads: Record<'guests' | 'members' | 'writers', Helper<LoadJob, Load>>
  members: BenchMember[]
  pages: string[]
  threads: string[]
}

async function gather({ forum, loads, members, pages, threads }: Place, times: number, seconds: number): Promise<Crowd> {
  const job = { url: forum.url, seconds, statuses: [200, 201] }
  const headers = { 'accept-encoding': 'gzip' }
  const asGuest = pages.map((path) => ({ path, headers }))
  const asMember = members.map(({ cookie }, place) =>
    turned(pages, place).map((path) => ({ path, headers: { ...headers, cookie } })),
  )
  const replies = members.map((member, place) => turned(threads, place).map((thread) => replyTo(thread, member)))
  const [guests, writers] = [Math.round(crowd.guests * times), Math.round(crowd.writers * times)]
  const memory: number[] = []
  const watch = setInterval(() => memory.push(forum.memory()), 1_000)
  const [read, readByMembers, written] = await Promise.all([
    loads.guests.ask({ ...job, lists: [asGuest], lines: guests, pauseMs: pauseMs.read }),
    loads.members.ask({ ...job, lists: asMember, lines: writers, pauseMs: pauseMs.write }),
    loads.writers.ask({ ...job, lists: replies, lines: writers, pauseMs: pauseMs.write }),
  ])
  clearInterval(watch)
  return { guests: read, members: readByMembers, writers: written, memory }
}

function rowsOf(full: Crowd, twice: Crowd, after: Crowd): Row[] {
  const reads = (what: string, { guests, members }: Crowd, most?: number): Row => ({
    what: `${what}: p99 of reads`,
    unit: 'ms',
    ours: Math.max(guests.p99, members.p99),
    ...(most === undefined ? {} : { target: { atMost: most } }),
    note: `guests ${guests.perSecond.toFixed(0)} pages/s, half within ${guests.p50.toFixed(1)} ms; members half within ${members.p50.toFixed(1)} ms`,
  })
  const broken = (what: string, one: Crowd): Row => ({
    what: `${what}: answered neither well nor with an honest 429 or 503`,
    unit: '',
    ours: sum(one, (status) => status !== '429' && status !== '503'),
    target: { atMost: 0 },
    note: `${(one.guests.answers + one.members.answers + one.writers.answers).toLocaleString('en')} answered, ${sum(one, (status) => status === '429' || status === '503')} turned away; ${one.writers.perSecond.toFixed(0)} replies/s, p99 ${one.writers.p99.toFixed(0)} ms`,
  })
  const [names, many, twiceAsMany] = ['500 guests, 100 writers', '1,000 guests, 200 writers', '5 s after that, 500 and 100 again']
  const third = Math.max(1, Math.floor(full.memory.length / 3))
  const [early, late] = [median(full.memory.slice(0, third)), median(full.memory.slice(-third))]
  return [
    reads(names!, full, 250),
    broken(names!, full),
    {
      what: `${names}: memory in the last third`,
      unit: 'MB',
      ours: late,
      against: { name: 'in the first third', value: early },
      ratio: late / early,
      target: { atMost: 1.25 },
    },
    reads(many!, twice),
    broken(many!, twice),
    reads(twiceAsMany!, after, 250),
    broken(twiceAsMany!, after),
  ]
}

function sum({ guests, members, writers }: Crowd, counts: (status: string) => boolean): number {
  const all = [guests, members, writers].flatMap(({ others }) => Object.entries(others))
  return all.reduce((total, [status, count]) => total + (counts(status) ? count : 0), 0)
}

async function placesIn(database: string): Promise<Pick<Place, 'pages' | 'threads'>> {
  const client = new pg.Client({ connectionString: database, options: '-c search_path=seconded' })
  await client.connect()
  const { rows } = await client.query<{ id: string; slug: string }>(
    'select id, slug from thread where locked_at is null order by last_activity_at desc limit 200',
  )
  await client.end()
  const pages = rows.flatMap(({ id, slug }, place) => [
    `/t/${id}/${slug}`,
    ...(place % 4 === 0 ? ['/'] : []),
    ...(place % 20 === 0 ? ['/works'] : []),
  ])
  return { pages, threads: rows.map((row) => row.id) }
}

function turned<Item>(items: Item[], by: number): Item[] {
  const from = (by * 37) % items.length
  return [...items.slice(from), ...items.slice(0, from)]
}
