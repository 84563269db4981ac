// `npm run mentions`: how well the works in drafts are noticed. Exits 1 below what issue 4 asks for.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../db/connect.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { migrate } from '../../db/migrate.ts'
import { catalogue, load } from './catalogue.ts'
import { type Figures, measure } from './measure.ts'

const wanted = { precision: 0.95, recall: 0.9 }
const size = Number(process.argv[2] ?? 5_000)

const dataDir = await mkdtemp(join(tmpdir(), 'seconded-mentions-'))
const embedded = process.env.TEST_DATABASE_URL ? undefined : await startEmbedded({ dataDir, durable: false })
const schema = `mentions_${process.pid}`
const connection = connect({ database: process.env.TEST_DATABASE_URL ?? embedded!.url, schema })
try {
  await migrate(connection.db, schema)
  await load(connection.db, catalogue(size))
  const tuned = await measure(connection.db, 'mentions.txt', 'look-alikes.txt')
  const heldOut = await measure(connection.db, 'held-out-mentions.txt', 'held-out-look-alikes.txt')
  report(`The set that the weights were set on, against ${size} works`, tuned)
  report('The set held out', heldOut)
  if (tuned.precision < wanted.precision || tuned.recall < wanted.recall) process.exitCode = 1
} finally {
  await connection.pool.query(`drop schema if exists ${schema} cascade`)
  await connection.close()
  await embedded?.stop()
  await rm(dataDir, { recursive: true, force: true })
}

function report(name: string, figures: Figures): void {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`
  console.log(`${name}: ${figures.mentions} mentions, ${figures.lookAlikes} look-alikes`)
  console.log(
    `  precision ${percent(figures.precision)}  recall ${percent(figures.recall)}  right first ${percent(figures.rightFirst)}  slowest ${Math.round(figures.slowestMs)} ms`,
  )
  for (const miss of figures.misses) console.log(`  - ${miss}`)
}
