// Joins the server of a place, or starts it: one process at a time, so that all end up on the same server.
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { prepareDatabase } from './database.ts'
import { initialize } from './initialize.ts'
import { chooseLaunch } from './launch.ts'
import { lock } from './lock.ts'
import type { Place } from './place.ts'
import { identityOf } from './processes.ts'
import { findRunning, type Running } from './running.ts'
import { type Attached, start } from './start.ts'

const LOOK_EVERY_MS = 250
const JOIN_TIMEOUT_MS = 15_000

/** Joins the server that runs on this place, or starts one; a given `fixedPort` is insisted on when it starts. */
export async function attach(place: Place, fixedPort?: number): Promise<Attached> {
  const unlock = await lock(place.folder)
  try {
    const joined = await joinRunning(place)
    if (joined) return joined
    const binaries = findBinaries(place)
    const launch = await chooseLaunch(place, binaries)
    await initialize(place, binaries, launch)
    return await start(place, binaries, launch, fixedPort)
  } finally {
    unlock()
  }
}

async function joinRunning(place: Place): Promise<Attached | undefined> {
  const giveUpAt = Date.now() + JOIN_TIMEOUT_MS
  for (;;) {
    const running = await findRunning(place)
    if (!running) return undefined
    try {
      return await join(place, running)
    } catch (error) {
      // Its owner may have been killed a moment ago, and the server be on its way out: look again.
      if (Date.now() > giveUpAt) throw error
      await sleep(50)
    }
  }
}

async function join(place: Place, running: Running): Promise<Attached> {
  await prepareDatabase(place, running.port)
  const identity = identityOf(running.pid)
  let timer: NodeJS.Timeout | undefined
  let leave = (_why: string) => {}
  const gone = new Promise<string>((resolve) => (leave = resolve))
  const look = () => identityOf(running.pid) !== identity && finish('another process ran it, and it ended')
  const finish = (why: string) => {
    clearInterval(timer)
    leave(why)
  }
  timer = setInterval(look, LOOK_EVERY_MS).unref()
  return { port: running.port, owned: false, gone, end: async () => finish('it was let go of') }
}
