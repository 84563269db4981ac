// npm run fill -- --posts 1000000 --seed 7 [--members N] [--works N] [--seconds N] [--work-seconds N] [--until 2026-11-24T12:00Z]
//   [--database URL] [--schema NAME]
// Brings a plausible community into a database: the one given, or that of DATABASE_URL, or the embedded one in DATA_DIR (./data).
import { parseArgs } from 'node:util'
import { startEmbedded } from '../db/embedded.ts'
import { fill } from './fill/fill.ts'
import { sizeOf } from './fill/sizes.ts'

const number = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    posts: number,
    members: number,
    works: number,
    seconds: number,
    'work-seconds': number,
    seed: number,
    until: { type: 'string' },
    database: { type: 'string' },
    schema: { type: 'string', default: process.env.DATABASE_SCHEMA || 'seconded' },
  },
})

const hourMs = 3_600_000
const given = (name: 'posts' | 'members' | 'works' | 'seconds' | 'work-seconds' | 'seed') =>
  values[name] === undefined ? undefined : Number(values[name])

try {
  const start = performance.now()
  const size = sizeOf(
    {
      posts: given('posts'),
      members: given('members'),
      works: given('works'),
      seconds: given('seconds'),
      workSeconds: given('work-seconds'),
      seed: given('seed'),
    },
    // What was written a moment ago is written in the same hour again.
    values.until ? new Date(values.until) : new Date(Math.floor(Date.now() / hourMs) * hourMs),
  )
  const url = values.database ?? process.env.DATABASE_URL
  const embedded = url ? undefined : await startEmbedded({ dataDir: process.env.DATA_DIR || './data', log: console.log })
  await fill({ database: url ?? embedded!.url, schema: values.schema, size, say: (line) => console.log(line) }).finally(() =>
    embedded?.stop(),
  )
  console.log(`Filled in ${((performance.now() - start) / 1_000).toFixed(0)} s.`)
} catch (error) {
  console.error(`The filling came to nothing: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
