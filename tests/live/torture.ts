// npm run torture -- --seconds 60 --seed 7 [--clients 50] [--threads 4] [--rate 100] [--no-hints] [--redis local|URL] [--mutant NAME]
// [--faults 'kill -9,drain']
// Plays a town on two nodes while things break, and holds every screen and every table against the promise of docs/live.md.
import { parseArgs } from 'node:util'
import { faultKinds } from './faults.ts'
import { clientMutants, serverMutants } from './mutants.ts'
import { report } from './report.ts'
import { play } from './play.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    clients: { type: 'string', default: '50' },
    threads: { type: 'string', default: '4' },
    rate: { type: 'string', default: '100' },
    'no-hints': { type: 'boolean', default: false },
    redis: { type: 'string' },
    mutant: { type: 'string' },
    faults: { type: 'string' },
  },
})
const mutants = [...Object.keys(serverMutants), ...Object.keys(clientMutants)]
if (values.mutant && !mutants.includes(values.mutant)) {
  console.error(`There is no mutant ${values.mutant}. There are: ${mutants.join(', ')}.`)
  process.exit(2)
}

const unknown = values.faults?.split(',').find((kind) => !faultKinds().includes(kind.trim()))
if (unknown) {
  console.error(`There is no fault ${unknown}. There are: ${faultKinds().join(', ')}.`)
  process.exit(2)
}

const options = {
  seconds: Number(values.seconds),
  seed: Number(values.seed),
  clients: Number(values.clients),
  threads: Number(values.threads),
  actsPerSecond: Number(values.rate),
  hasHints: !values['no-hints'],
  redis: values.redis,
  mutant: values.mutant,
  faults: values.faults?.split(',').map((kind) => kind.trim()),
}
// Interrupted, it takes its nodes with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const told = Object.entries(options).filter(([, value]) => value !== undefined)
console.log(`Torture: ${told.map(([name, value]) => `${name} ${value}`).join(', ')}`)
const outcome = await play(options)
const isClean = report(outcome, options)
if (options.mutant)
  console.log(isClean ? `The mutant ${options.mutant} was NOT caught.` : `The mutant ${options.mutant} was caught.`)
process.exit(isClean === (options.mutant === undefined) ? 0 : 1)
