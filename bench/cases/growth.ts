import { joinAt } from '../parts/ask.ts'
import { withFilled } from '../parts/filled.ts'
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
  posts: number
  forum: ForumProcess
  paths: Paths
  cookie: string
}

/** The same pages in a small forum and in large ones: p95 for a member, for whom nothing is kept. */
export async function growth(run: Run): Promise<Row[]> {
  const counts = run.isQuick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]
  return withFilled(counts, run.say, async (urls) => {
    const towns: Town[] = []
    const load = openLoad()
    try {
      for (const [posts, url] of urls) {
        const forum = await startForum(url, run.profile)
        towns.push({ posts, forum, paths: await pathsIn(url), cookie: (await joinAt(forum.url)).cookie })
      }
      const rows: Row[] = []
      const { [longest]: _longest, ...others } = towns[0]!.paths
      for (const what of Object.keys(others) as (keyof Paths)[]) {
        run.say(what)
        rows.push(...(await compare(run, load.ask, what, towns)))
      }
      run.say(longest)
      return [...rows, await longAndShort(run, load.ask, towns.at(-1)!)]
    } finally {
      load.close()
      await Promise.all(towns.map(({ forum }) => forum.close()))
    }
  })
}

async function compare(run: Run, load: (job: LoadJob) => Promise<Load>, what: keyof Paths, towns: Town[]): Promise<Row[]> {
  const sides = towns.map((town) => ({ ...town, name: String(town.posts) }))
  const at = (town: Town, seconds: number) => loadPages(load, town, what, seconds)
  for (const side of sides) await at(side, run.seconds / 4)
  const rounds = await inRounds(run.rounds, Object.fromEntries(sides.map((side) => [side.name, () => at(side, run.seconds / 2)])))
  const [smallest, ...larger] = sides
  const p95 = (name: string) => rounds[name]!.map((each) => each.p95)
  const p50 = (name: string) => median(rounds[name]!.map((each) => each.p50)).toFixed(1)
  return larger.map(({ name, posts }) => ({
    what: `${what}, ${posts.toLocaleString('en')} posts: p95`,
    unit: 'ms' as const,
    ours: median(p95(name)),
    against: { name: `${smallest!.posts.toLocaleString('en')} posts`, value: median(p95(smallest!.name)) },
    ratio: ratioOf(p95(name), p95(smallest!.name)),
    target: { atMost },
    note: `half within ${p50(name)} ms, there ${p50(smallest!.name)}`,
    refused: refusedIn(rounds[name]!),
  }))
}

async function longAndShort(run: Run, load: (job: LoadJob) => Promise<Load>, town: Town): Promise<Row> {
  const at = (what: keyof Paths, seconds: number) => loadPages(load, town, what, seconds)
  for (const what of [longest, short] as const) await at(what, run.seconds / 4)
  const rounds = await inRounds(run.rounds, {
    longest: () => at(longest, run.seconds / 2),
    short: () => at(short, run.seconds / 2),
  })
  const p95 = (side: Load[]) => side.map((each) => each.p95)
  return {
    what: `${longest}, of ${town.posts.toLocaleString('en')} posts in all: p95`,
    unit: 'ms',
    ours: median(p95(rounds.longest)),
    against: { name: 'threads of 100', value: median(p95(rounds.short)) },
    ratio: ratioOf(p95(rounds.longest), p95(rounds.short)),
    target: { atMost },
    note: 'a twentieth of all posts, 10,000 at most',
  }
}

function loadPages(load: (job: LoadJob) => Promise<Load>, { forum, paths, cookie }: Town, what: keyof Paths, seconds: number) {
  const list = paths[what].map((path) => ({ path, headers: { cookie, 'accept-encoding': 'gzip' } }))
  return load({ url: forum.url, lists: [list], lines, seconds, statuses: [200] })
}
