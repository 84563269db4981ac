import { openAudit } from './audit.ts'
import { checkScreens, type Deliveries } from './check-screens.ts'
import { checkTables } from './check-tables.ts'
import { closingRounds, lockFor, untilCurrent } from './closing.ts'
import { playFaults } from './faults.ts'
import { buildPage, clientMutants, noHints, serverMutants } from './mutants.ts'
import { openRandom } from './random.ts'
import type { Record } from './record.ts'
import { openStage, type Stage } from './stage.ts'
import { type Timing, timingOf } from './timing.ts'
import { openTown } from './town.ts'

export interface Options {
  seconds: number
  seed: number
  clients: number
  threads: number
  actsPerSecond: number
  hasHints: boolean
  /** An address, or `local` for one that is started here. */
  redis: string | undefined
  mutant: string | undefined
  /** Kinds of faults in their order, in place of those that the seed gives. */
  faults: string[] | undefined
}

export interface Outcome {
  record: Record
  deliveries: Deliveries
  timing: Timing
  /** How long it took, with everything quiet, until all screens were current. */
  restMs: number
}

/** live.md: with every hint lost, a screen is at most so late. */
export const lateMs = 1_500
// Answers are waited for so long after the faults are over, and screens then so long.
const answeredMs = 30_000
const restMs = 20_000

/** One whole run: builds, starts, plays, breaks, mends, waits until all is at rest, and checks. */
export async function play(options: Options): Promise<Outcome> {
  const swaps = [...(serverMutants[options.mutant ?? ''] ?? []), ...(options.hasHints ? [] : noHints)]
  const stage = await openStage({ nodes: 2, swaps, redis: options.redis })
  try {
    await openAudit(stage.postgres)
    return await perform(options, stage)
  } finally {
    await stage.close()
  }
}

async function perform(options: Options, stage: Stage): Promise<Outcome> {
  const { nodes, postgres, record } = stage
  const random = openRandom(options.seed)
  const urls = nodes.map((node) => node.url)
  let patience = Infinity
  const script = await buildPage(clientMutants[options.mutant ?? ''] ?? [])
  const [setting] = await postgres.sql<{ value: string }>(`select value from setting where name = 'epoch'`)
  const epoch = setting!.value
  const { clients, threads } = options
  const town = await openTown({ urls, clients, threads, record, seed: options.seed, script, epoch, patience: () => patience })
  await postgres.holdTransaction()
  const threadOf = (place: number) => town.threadIds[random.chance(0.8) ? place % threads : random.below(threads)]!
  const meanMs = (clients / options.actsPerSecond) * 1_000
  const endAt = performance.now() + options.seconds * 1_000
  const writing = town.people.map(({ writer }, place) => writer.run(() => threadOf(place), meanMs))
  const breaking = playFaults(stage, openRandom(options.seed), endAt - options.seconds * 120, options.faults)
  await pause(options.seconds * 450)
  const locking = lockFor(postgres, town.threadIds[0]!, options.seconds * 30, record).catch(() =>
    record.count('locks that failed'),
  )
  await breaking
  await pause(endAt - performance.now())
  await locking
  patience = performance.now() + answeredMs
  town.people.forEach(({ writer }) => writer.stop())
  await Promise.all(writing)
  const rested = await untilCurrent(postgres, town.screens(), restMs)
  patience = performance.now() + 2 * answeredMs
  await closingRounds(postgres, town, random, record)
  await pause(100)
  const committed = await checkTables(
    postgres,
    town.threadIds,
    town.people.map(({ writer }) => writer.deeds),
    record,
  )
  const deliveries = await checkScreens(postgres, urls, town.screens(), committed, record)
  const timing = timingOf(town.screens(), record, lateMs)
  if (timing.later > 0 && !options.hasHints)
    record.violate('I7', `${timing.later} answers came to a screen later than ${lateMs} ms, with no fault on`)
  for (const { kind } of timing.recoveries.filter(({ isLate }) => isLate))
    record.violate('I7', `after ${kind} too few screens were current within 3 s, or not all within 10 s`)
  const { late, examples } = timing.away
  if (late > 0) record.violate('answers', `${late} times a 5xx, or nothing, came later than 5 s: ${examples.join('; ')}`)
  town.screens().forEach((screen) => screen.close())
  return { record, deliveries, timing, restMs: rested }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
