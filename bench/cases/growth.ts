import { joinAt } from '../parts/ask.ts'
import { type Filling, withFilled } from '../parts/filled.ts'
import { type ForumProcess, startForum } from '../parts/forum-process.ts'
import { type Load, type LoadJob, openLoad, refusedIn } from '../parts/load.ts'
import type { Row } from '../parts/results.ts'
import { inRounds, median, ratioOf } from '../parts/rounds.ts'
import type { Run } from '../parts/run.ts'
import { type Paths, pathsIn } from './growth-paths.ts'

const atMost = 1.5
// One reader: what is asked for is how long an answer takes, not how many there can be.
const lines = 1
const longest = 'thread page (the longest)'
const short = 'thread page (100 posts)'

interface Town {
  /** What there is of it. */
  name: string
  forum: ForumProcess
  paths: Paths
  cookie: string
}

/** The same pages in a small forum and in large ones: p95 for a member, for whom nothing is kept. */
export async function growth(run: Run): Promise<Row[]> {
  const counts = run.isQuick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]
  const towns = counts.map((posts) => ({ name: `${posts.toLocaleString('en')} posts`, filling: { posts } }))
  return inTowns(run, towns, async (towns, load) => {
    const { [longest]: _longest, ...others } = towns[0]!.paths
    const rows = await compareAll(run, load, Object.keys(others) as (keyof Paths)[], towns)
    run.say(longest)
    return [...rows, await longAndShort(run, load, towns.at(-1)!)]
  })
}

const ofWorks = [
  'shelf',
  'shelf, one kind',
  'shelf, one tag',
  'shelf, by experience',
  'shelf, by time',
  'shelf, by words',
  "work's page",
  'suggest',
] as const

/** What shows works, where there are few of them and where there are very many. */
export async function works(run: Run): Promise<Row[]> {
  const many = run.isQuick
    ? { posts: 20_000, works: 10_000, workSeconds: 50_000 }
    : { posts: 200_000, works: 100_000, workSeconds: 1_000_000 }
  const towns = [{ posts: 20_000, works: 1_000, workSeconds: 10_000 }, many].map((filling) => ({
    name: `${filling.works.toLocaleString('en')} works`,
    filling,
  }))
  return inTowns(run, towns, (towns, load) => compareAll(run, load, [...ofWorks], towns))
}

type Ask = (job: LoadJob) => Promise<Load>

async function inTowns<Answer>(
  run: Run,
  planned: { name: string; filling: Filling }[],
  measure: (towns: Town[], load: Ask) => Promise<Answer>,
): Promise<Answer> {
  return withFilled(
    planned.map(({ filling }) => filling),
    run.say,
    async (urls) => {
      const towns: Town[] = []
      const load = openLoad()
      try {
        for (const [place, url] of urls.entries()) {
          const forum = await startForum(url, run.profile)
          towns.push({ name: planned[place]!.name, forum, paths: await pathsIn(url), cookie: (await joinAt(forum.url)).cookie })
        }
        return await measure(towns, load.ask)
      } finally {
        load.close()
        await Promise.all(towns.map(({ forum }) => forum.close()))
      }
    },
  )
}

async function compareAll(run: Run, load: Ask, all: (keyof Paths)[], towns: Town[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const what of all) {
    run.say(what)
    rows.push(...(await compare(run, load, what, towns)))
  }
  return rows
}

async function compare(run: Run, load: Ask, what: keyof Paths, towns: Town[]): Promise<Row[]> {
  const at = (town: Town, seconds: number) => loadPages(load, town, what, seconds)
  for (const side of towns) await at(side, run.seconds / 4)
  const rounds = await inRounds(run.rounds, Object.fromEntries(towns.map((side) => [side.name, () => at(side, run.seconds / 2)])))
  const [smallest, ...larger] = towns
  const p95 = (name: string) => rounds[name]!.map((each) => each.p95)
  const p50 = (name: string) => median(rounds[name]!.map((each) => each.p50)).toFixed(1)
  return larger.map(({ name }) => ({
    what: `${what}, ${name}: p95`,
    unit: 'ms' as const,
    ours: median(p95(name)),
    against: { name: smallest!.name, value: median(p95(smallest!.name)) },
    ratio: ratioOf(p95(name), p95(smallest!.name)),
    target: { atMost },
    note: `half within ${p50(name)} ms, there ${p50(smallest!.name)}`,
    refused: refusedIn(rounds[name]!),
  }))
}

async function longAndShort(run: Run, load: Ask, town: Town): Promise<Row> {
  const at = (what: keyof Paths, seconds: number) => loadPages(load, town, what, seconds)
  for (const what of [longest, short] as const) await at(what, run.seconds / 4)
  const rounds = await inRounds(run.rounds, {
    longest: () => at(longest, run.seconds / 2),
    short: () => at(short, run.seconds / 2),
  })
  const p95 = (side: Load[]) => side.map((each) => each.p95)
  return {
    what: `${longest}, of ${town.name} in all: p95`,
    unit: 'ms',
    ours: median(p95(rounds.longest)),
    against: { name: 'threads of 100', value: median(p95(rounds.short)) },
    ratio: ratioOf(p95(rounds.longest), p95(rounds.short)),
    target: { atMost },
    note: 'a twentieth of all posts, 10,000 at most',
  }
}

function loadPages(load: Ask, { forum, paths, cookie }: Town, what: keyof Paths, seconds: number) {
  const list = paths[what].map((path) => ({ path, headers: { cookie, 'accept-encoding': 'gzip' } }))
  return load({ url: forum.url, lists: [list], lines, seconds, statuses: [200] })
}
