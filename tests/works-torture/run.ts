// npm run torture:works -- [--acts 10000] [--members 200] [--seed 7]
// Everybody recommends, seconds, withdraws, tells, merges and parts at once, on two nodes; then every count, rank, shelf and page is
// compared with a fresh computation from the rows.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '../../db/embedded.ts'
import { play } from './play.ts'

const { values } = parseArgs({
  options: {
    acts: { type: 'string', default: '10000' },
    members: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const options = { acts: Number(values.acts), members: Number(values.members), seed: Number(values.seed) }
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
console.log(`${options.acts} acts by ${options.members} members at once, seed ${options.seed}`)
const dataDir = await mkdtemp(join(tmpdir(), 'seconded-works-'))
const embedded = await startEmbedded({ dataDir, durable: false })
const before = await deadlocks(embedded.url)
const { answers, works, wrong, seconds } = await play({ database: embedded.url, ...options })
for (const [what, statuses] of [...answers].sort())
  console.log(
    `${what.padEnd(16)} ${[...statuses]
      .sort()
      .map(([status, many]) => `${status}: ${many}`)
      .join(', ')}`,
  )
console.log(
  `${works} works; ${Math.round(options.acts / seconds)} acts a second; ${(await deadlocks(embedded.url)) - before} deadlocks`,
)
for (const each of wrong.slice(0, 50)) console.log(each)
console.log(wrong.length > 0 ? `${wrong.length} THINGS ARE WRONG` : 'Every count, rank, shelf and page is as the rows say.')
await embedded.stop()
await rm(dataDir, { recursive: true, force: true })
process.exit(wrong.length > 0 ? 1 : 0)

async function deadlocks(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // Backends report when they are idle, a second late at most.
  await client.query('select pg_sleep(1.5)')
  const { rows } = await client.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  await client.end()
  return Number(rows[0]!.deadlocks)
}
