// One start at a time on a folder. Node has no flock, so each contender announces itself by a file whose name says who it is:
// it holds the lock if it then sees no other living contender. Names are never used twice, so a dead one's file is removed safely.
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identityOf, isAlive, keepFresh } from './processes.ts'

// A first start takes a second, a recovery on a slow disk some minutes at worst.
const LOCK_TIMEOUT_MS = 180_000
const PREFIX = 'starting.'

/** Waits until no other process starts or joins a server in `folder`; answers the function that lets the next one in. */
export async function lock(folder: string): Promise<() => void> {
  const mine = `${PREFIX}${identityOf(process.pid)}.${randomBytes(6).toString('hex')}`
  const file = path.join(folder, mine)
  const giveUpAt = Date.now() + LOCK_TIMEOUT_MS
  for (;;) {
    if (othersIn(folder, mine) === 0) {
      writeFileSync(file, '', { mode: 0o600 })
      if (othersIn(folder, mine) === 0) break
      rmSync(file, { force: true })
    }
    if (Date.now() > giveUpAt) throw new Error('another process has been starting it for three minutes')
    // Of random length, or two that meet would step back together for ever.
    await sleep(10 + Math.random() * 40)
  }
  const stop = keepFresh(file)
  return () => {
    stop()
    rmSync(file, { force: true })
  }
}

function othersIn(folder: string, mine: string): number {
  let living = 0
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(PREFIX) || name === mine) continue
    const file = path.join(folder, name)
    if (isAlive(name.slice(PREFIX.length, name.lastIndexOf('.')), file)) living++
    else rmSync(file, { force: true })
  }
  return living
}
