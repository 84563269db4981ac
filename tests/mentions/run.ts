// `npm run mentions`: how well the works in drafts are noticed; exits 1 below what issue 4 asks for.
// `npm run mentions -- latency`: how long suggest and notice take at 1,000 and at 100,000 works.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Connection } from '../../db/connect.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { migrate } from '../../db/migrate.ts'
import { catalogue, load } from './catalogue.ts'
import { longestDraftTimes, noticeTimes, suggestTimes } from './latency.ts'
import { type Figures, measure } from './measure.ts'

const wanted = { precision: 0.95, recall: 0.9 }

const dataDir = await mkdtemp(join(tmpdir(), 'seconded-mentions-'))
const embedded = process.env.TEST_DATABASE_URL ? undefined : await startEmbedded({ dataDir, durable: false })
const database = process.env.TEST_DATABASE_URL ?? embedded!.url
try {
  if (process.argv[2] === 'latency') {
    for (const size of [1_000, 100_000]) await withCatalogue(size, (connection) => times(connection, size))
  } else await withCatalogue(5_000, quality)
} finally {
  await embedded?.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function withCatalogue(size: number, work: (connection: Connection) => Promise<void>): Promise<void> {
  const schema = `mentions_${process.pid}_${size}`
  const connection = connect({ database, schema })
  try {
    await migrate(connection.db, schema)
    await load(connection.db, catalogue(size))
    await connection.pool.query('analyze')
    await work(connection)
  } finally {
    await connection.pool.query(`drop schema if exists ${schema} cascade`)
    await connection.close()
  }
}

async function quality({ db }: Connection): Promise<void> {
  const tuned = await measure(db, 'mentions.txt', 'look-alikes.txt')
  const heldOut = await measure(db, 'held-out-mentions.txt', 'held-out-look-alikes.txt')
  report('The set that the weights were set on', tuned)
  report('The set held out', heldOut)
  if (tuned.precision < wanted.precision || tuned.recall < wanted.recall) process.exitCode = 1
}

function report(name: string, figures: Figures): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`
  console.log(`${name}: ${figures.mentions} mentions, ${figures.lookAlikes} look-alikes`)
  console.log(
    `  precision ${percent(figures.precision)}  recall ${percent(figures.recall)}  right first ${percent(figures.rightFirst)}`,
  )
  for (const miss of figures.misses) console.log(`  - ${miss}`)
}

async function times({ db }: Connection, size: number): Promise<void> {
  for (const [name, measured] of Object.entries({
    suggest: suggestTimes,
    notice: noticeTimes,
    'notice, 30,000 characters': longestDraftTimes,
  })) {
    const { p50, p95, worst } = await measured(db)
    console.log(`${size} works, ${name}: p50 ${p50} ms, p95 ${p95} ms, worst ${worst} ms`)
  }
}
