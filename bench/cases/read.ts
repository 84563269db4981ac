import type { BareJob } from '../processes/pages.ts'
import { type BenchMember, fetchRaw, joinAt } from '../parts/ask.ts'
import { openHelper } from '../parts/children.ts'
import { type ForumProcess, processorMsOf, startForum } from '../parts/forum-process.ts'
import { type Load, type LoadJob, openLoad, refusedIn } from '../parts/load.ts'
import type { Row } from '../parts/results.ts'
import { inRounds, median, ratioOf } from '../parts/rounds.ts'
import { type Run, withPostgres } from '../parts/run.ts'
import { writeThread } from '../parts/thread.ts'
import { fill } from '../fill/fill.ts'
import { sizeOf } from '../fill/sizes.ts'

interface Item {
  what: string
  path: string
  cookie?: string
  /** Asks whether the page has changed, which it has not. */
  isKnown?: boolean
  /** Whether a quick look asks for it too. */
  isInQuick?: boolean
  /** What is promised beside bare Express, and beside a plain server. */
  promised: { express?: number; http?: number; p99?: number }
}

const lines = { full: 32, quick: 8 }
const replies = 100

/** Pages and JSON, for a guest and for a member, against the same bytes held in memory. */
export async function read(run: Run): Promise<Row[]> {
  return withPostgres(async (database) => {
    await fill({ database, schema: 'seconded', size: sizeOf({ posts: run.isQuick ? 1_000 : 5_000, seed: 1 }, new Date()) })
    const forum = await startForum(database, run.profile)
    const load = openLoad()
    try {
      return await measureAll(run, forum, load)
    } finally {
      load.close()
      await forum.close()
    }
  })
}

async function measureAll(run: Run, forum: ForumProcess, load: Loader): Promise<Row[]> {
  const { url } = forum
  const members: BenchMember[] = []
  for (let place = 0; place < 10; place++) members.push(await joinAt(url))
  const { thread, workId } = await writeThread(url, members, replies)
  const items = itemsFor(
    `/t/${thread.id}/${thread.slug}`,
    `/api/threads/${thread.id}`,
    await pathOf(url, `/works/${workId}`),
    members[0]!,
  )
  const rows: Row[] = []
  for (const item of items.filter((each) => !run.isQuick || each.isInQuick)) {
    run.say(item.what)
    rows.push(...(await measure(run, forum, load, item)))
  }
  return rows
}

type Loader = { ask: (job: LoadJob) => Promise<Load> }

function itemsFor(thread: string, json: string, work: string, { cookie }: BenchMember): Item[] {
  const guest = { express: 1, http: 0.8, p99: 3 }
  const member = { express: 0.25, p99: 3 }
  return [
    { what: `thread page of ${replies} replies, guest`, path: thread, promised: guest, isInQuick: true },
    { what: 'front page, guest', path: '/', promised: guest },
    { what: "a work's page, guest", path: work, promised: {} },
    { what: 'thread page, not modified (304), guest', path: thread, isKnown: true, promised: { express: 0.9 }, isInQuick: true },
    { what: "the thread's JSON, guest", path: json, promised: { express: 0.3 }, isInQuick: true },
    { what: `thread page of ${replies} replies, member`, path: thread, cookie, promised: member, isInQuick: true },
    { what: 'front page, member', path: '/', cookie, promised: member },
    { what: "a work's page, member", path: work, cookie, promised: {} },
    { what: "the thread's JSON, member", path: json, cookie, promised: {} },
  ]
}

async function measure(run: Run, { url, pid }: ForumProcess, load: Loader, item: Item): Promise<Row[]> {
  const headers = { 'accept-encoding': 'gzip', ...(item.cookie ? { cookie: item.cookie } : {}) }
  const packed = await fetchRaw(url + item.path, headers)
  const plain = await fetchRaw(url + item.path, { ...headers, 'accept-encoding': 'identity' })
  if (packed.status !== 200) throw new Error(`${item.path} was answered ${packed.status}.`)
  const pages: BareJob['pages'] = [
    {
      path: item.path,
      type: plain.headers['content-type']!,
      text: plain.body.toString(),
      packed: packed.body.toString('base64'),
      encoding: packed.headers['content-encoding'],
    },
  ]
  const helpers = {
    express: openHelper<BareJob, { url: string }>('processes/pages.ts'),
    http: openHelper<BareJob, { url: string }>('processes/pages.ts'),
  }
  try {
    const urls = {
      ours: url,
      express: (await helpers.express.ask({ kind: 'express', pages })).url,
      http: (await helpers.http.ask({ kind: 'http', pages })).url,
    }
    const pids = { ours: pid, express: helpers.express.pid, http: helpers.http.pid }
    const job = async (to: keyof typeof urls, seconds: number) => {
      const known: Record<string, string> = item.isKnown ? { 'if-none-match': await etagOf(urls[to] + item.path, headers) } : {}
      const asked = { path: item.path, headers: { ...headers, ...known } }
      // A plain server knows no tags: it stands for what can be had at all.
      const statuses = item.isKnown && to !== 'http' ? [304] : [200]
      const before = processorMsOf(pids[to])
      const answered = await load.ask({
        url: urls[to],
        lists: [[asked]],
        lines: run.isQuick ? lines.quick : lines.full,
        seconds,
        statuses,
      })
      return { ...answered, processorMs: (processorMsOf(pids[to]) - before) / answered.answers }
    }
    const names = item.isKnown ? (['ours', 'express'] as const) : (['ours', 'express', 'http'] as const)
    // Code that has run for a while is compiled, here and there.
    for (const name of names) await job(name, run.seconds / 2)
    const loads = await inRounds(
      run.rounds,
      Object.fromEntries(names.map((name) => [name, () => job(name, run.seconds)])) as Record<string, () => Promise<Measured>>,
    )
    return rowsOf(item, loads, packed.body.length)
  } finally {
    Object.values(helpers).forEach((helper) => helper.close())
  }
}

/** A load, and the processor time that the server's process took for each answer: other work on the machine hardly touches it. */
type Measured = Load & { processorMs: number }

function rowsOf(item: Item, loads: Record<string, Measured[]>, bytes: number): Row[] {
  const of = (name: string, what: 'perSecond' | 'p99' | 'processorMs') => loads[name]!.map((load) => load[what])
  const each = (name: string) => median(of(name, 'processorMs')).toPrecision(2)
  const beside = (name: 'express' | 'http', told: string): Row => ({
    what: item.what,
    unit: '/s',
    ours: median(of('ours', 'perSecond')),
    against: { name: told, value: median(of(name, 'perSecond')) },
    ratio: ratioOf(of('ours', 'perSecond'), of(name, 'perSecond')),
    ...(item.promised[name] ? { target: { atLeast: item.promised[name] } } : {}),
    note: `processor ${each('ours')} ms each, there ${each(name)}`,
    refused: refusedIn(loads.ours!),
  })
  return [
    beside('express', 'Express, same HTML'),
    ...(loads.http ? [beside('http', 'node:http, same gzip')] : []),
    {
      what: `${item.what}: p99`,
      unit: 'ms',
      ours: median(of('ours', 'p99')),
      against: { name: 'Express', value: median(of('express', 'p99')) },
      ratio: ratioOf(of('ours', 'p99'), of('express', 'p99')),
      ...(item.promised.p99 ? { target: { atMost: item.promised.p99 } } : {}),
      note: `${(bytes / 1_000).toFixed(1)} kB in gzip`,
    },
  ]
}

async function etagOf(url: string, headers: Record<string, string>): Promise<string> {
  const { headers: answered } = await fetchRaw(url, headers)
  if (!answered.etag) throw new Error(`${url} has no ETag.`)
  return answered.etag
}

// Where an address without its readable end leads.
async function pathOf(url: string, path: string): Promise<string> {
  const { status, headers } = await fetchRaw(url + path, {})
  return status === 301 ? headers.location! : path
}
