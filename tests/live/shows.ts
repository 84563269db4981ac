// npm run shows [-- NAME ...]
// Plays, one after the other, what issue and docs promise of the forum when something goes wrong or much comes at once, and says the figures.
import { playBehind } from './shows/behind.ts'
import { playDisk } from './shows/disk.ts'
import { playKeys } from './shows/keys.ts'
import { playOpenTransaction } from './shows/open-transaction.ts'
import { playRecovery } from './shows/recovery.ts'
import { playRestarts } from './shows/restarts.ts'
import { playSilent } from './shows/silent.ts'
import { playSlowReaders } from './shows/slow-readers.ts'
import type { Tell } from './shows/kit.ts'

const shows: { [name: string]: (tell: Tell) => Promise<void> } = {
  restarts: playRestarts,
  behind: playBehind,
  'open-transaction': playOpenTransaction,
  'slow-readers': playSlowReaders,
  keys: playKeys,
  silent: playSilent,
  disk: playDisk,
  recovery: playRecovery,
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !shows[name])
if (unknown) {
  console.error(`There is no show ${unknown}. There are: ${Object.keys(shows).join(', ')}.`)
  process.exit(2)
}
// Interrupted, it takes its nodes with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
let isClean = true
for (const name of asked.length > 0 ? asked : Object.keys(shows)) {
  console.log(`${name}:`)
  await shows[name]!((what, isAsPromised) => {
    console.log(`  ${isAsPromised ? 'as promised' : 'NOT SO     '}  ${what}`)
    isClean &&= isAsPromised
  })
}
process.exit(isClean ? 0 : 1)
