// `npm run mentions`: how well the works in drafts are noticed; exits 1 below what issue 4 asks for.
// `npm run mentions -- latency [WORKS...]`: how long suggest and notice take at 1,000, 5,000 and 100,000 works, or at those given.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Connection } from '../../db/connect.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { migrate } from '../../db/migrate.ts'
import type { NewWork } from '../../server/contract/index.ts'
import { catalogue, load } from './catalogue.ts'
import { generatedDrafts } from './generated-drafts.ts'
import { generatedWorks } from './generated-works.ts'
import { longestDraftTimes, noticeTimes, suggestTimes } from './latency.ts'
import { type Draft, draftsOf, type Figures, measure } from './measure.ts'

const wanted = { precision: 0.95, recall: 0.9 }

const dataDir = await mkdtemp(join(tmpdir(), 'seconded-mentions-'))
const embedded = process.env.TEST_DATABASE_URL ? undefined : await startEmbedded({ dataDir, durable: false })
const database = process.env.TEST_DATABASE_URL ?? embedded!.url
try {
  if (process.argv[2] === 'latency') {
    const sizes = process.argv.slice(3).map(Number)
    for (const size of sizes.length > 0 ? sizes : [1_000, 5_000, 100_000])
      await withCatalogue(catalogue(size), (connection) => times(connection, size))
  } else {
    await quality(catalogue(5_000), {
      'The set that the weights were set on': draftsOf(''),
      'A set once held out': draftsOf('held-out-'),
      'Written after all but the last mending': draftsOf('last-'),
    })
    await quality(catalogue(5_000, 'second-works.txt'), {
      'Long prose by a mentor': draftsOf('mentor-'),
      'Short posts of a chat': draftsOf('chat-'),
      'Written after these': draftsOf('late-'),
      'Measured once, then two bugs mended': draftsOf('final-'),
    })
    const generated = generatedWorks(5_000)
    await quality(generated, {
      'Templates over generated works': generatedDrafts(generated, 6, 1),
      'Other draws of these templates': generatedDrafts(generated, 12, 2),
    })
  }
} finally {
  await embedded?.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function withCatalogue(works: NewWork[], work: (connection: Connection) => Promise<void>): Promise<void> {
  const schema = `mentions_${process.pid}`
  const connection = connect({ database, schema })
  try {
    await migrate(connection.db, schema)
    await load(connection.db, works)
    await connection.pool.query('analyze')
    await work(connection)
  } finally {
    await connection.pool.query(`drop schema if exists ${schema} cascade`)
    await connection.close()
  }
}

async function quality(works: NewWork[], sets: Record<string, Draft[]>): Promise<void> {
  await withCatalogue(works, async ({ db }) => {
    for (const [name, drafts] of Object.entries(sets)) report(name, await measure(db, drafts))
  })
}

function report(name: string, figures: Figures): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`
  console.log(`${name}: ${figures.mentions} mentions, ${figures.lookAlikes} look-alikes`)
  console.log(
    `  precision ${percent(figures.precision)}  recall ${percent(figures.recall)}  right first ${percent(figures.rightFirst)}`,
  )
  for (const miss of figures.misses) console.log(`  - ${miss}`)
  if (figures.precision < wanted.precision || figures.recall < wanted.recall) process.exitCode = 1
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
