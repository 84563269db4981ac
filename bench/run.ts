// npm run bench [-- --case read,write] [--quick] [--rounds 3] [--seconds 3] [--profile FOLDER]
// Measures the forum, each figure beside its raw limit in the same run; prints a table and keeps bench/results/latest.json.
import { parseArgs } from 'node:util'
import { crowded } from './cases/crowd.ts'
import { fanOut } from './cases/fan-out.ts'
import { growth, works } from './cases/growth.ts'
import { page } from './cases/page.ts'
import { read } from './cases/read.ts'
import { start } from './cases/start.ts'
import { write } from './cases/write.ts'
import { commit } from './parts/machine.ts'
import { keep, table } from './parts/results.ts'
import type { Case } from './parts/run.ts'

const cases: Record<string, Case> = { read, write, 'fan-out': fanOut, growth, works, crowd: crowded, page, start }

const { values } = parseArgs({
  options: {
    case: { type: 'string', default: Object.keys(cases).join(',') },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    profile: { type: 'string' },
  },
})
const names = values.case.split(',').map((name) => name.trim())
const unknown = names.find((name) => !cases[name])
if (unknown !== undefined) {
  console.error(`There is no case ${unknown}. There are: ${Object.keys(cases).join(', ')}.`)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

let isWhole = true
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3))
for (const name of names) {
  console.log(`\n${name}`)
  const start = performance.now()
  const rows = await cases[name]!({
    isQuick: values.quick,
    rounds,
    seconds: Number(values.seconds ?? (values.quick ? 0.4 : 3)),
    profile: values.profile,
    say: (line) => console.log(`  ${line}`),
  })
  const seconds = Math.round((performance.now() - start) / 1_000)
  console.log(`\n${table(rows)}\n`)
  if (rows.some((row) => row.refused)) isWhole = false
  keep(name, { at: new Date().toISOString(), commit: commit(), seconds, rounds, rows }, values.quick)
}
// Slow is told, no reason to fail; what was not answered is.
process.exit(isWhole ? 0 : 1)
