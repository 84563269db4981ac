// The server that may already run on this place, as its postmaster.pid tells.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.ts'
import { readRecord } from './place.ts'
import { commandLine, identityOf, isAlive, isElsewhere, STALE_AFTER_MS } from './processes.ts'

export interface Running {
  pid: number
  port: number
  status: string
}

// An ordered stop writes at most the shared buffers (128 MB); then the server is told to drop everything and recover later.
const STOP_TIMEOUT_MS = 20_000
const QUIT_TIMEOUT_MS = 5_000

/**
 * The live server of this place whose owner lives too, or undefined when one may be started: a server on its way out is awaited,
 * one whose owner died is stopped, what a killed one left behind is removed. Call it under the lock.
 */
export async function findRunning(place: Place): Promise<Running | undefined> {
  await awaitElsewhere(place)
  const running = readPostmaster(place)
  // Postgres itself would refuse to start where the pid has been given to another process of its user.
  if (!running) rmSync(pidFile(place), { force: true })
  if (!running) return undefined
  const owner = readRecord(place).owner
  const owned = owner !== undefined && isAlive(owner, place.record)
  if (owned && running.status !== 'stopping') return running
  if (!owned) signal(running.pid, 'SIGINT')
  await awaitEnd(running.pid)
  return undefined
}

/** What postmaster.pid says, if that process is a server on this place. */
export function readPostmaster(place: Place): Running | undefined {
  const lines = readLines(pidFile(place))
  const pid = Number(lines?.[0])
  if (!lines || !pid) return undefined
  if (commandLine(pid).includes(` -D ${place.data} `))
    return { pid, port: Number(lines[3]), status: (lines[7] ?? 'starting').trim() }
  return undefined
}

/** Sends a signal; false if the process is gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

/** Waits until a process that was told to stop is gone, and insists if it takes too long. */
export async function awaitEnd(pid: number): Promise<void> {
  const identity = identityOf(pid)
  const start = Date.now()
  const insist: [number, NodeJS.Signals][] = [
    [STOP_TIMEOUT_MS, 'SIGQUIT'],
    [STOP_TIMEOUT_MS + QUIT_TIMEOUT_MS, 'SIGKILL'],
  ]
  while (identity && identityOf(pid) === identity) {
    const next = insist[0]
    if (next && Date.now() - start > next[0]) {
      signal(pid, next[1])
      insist.shift()
    }
    if (Date.now() - start > STOP_TIMEOUT_MS + 2 * QUIT_TIMEOUT_MS) throw new Error(`the server with pid ${pid} does not stop`)
    await sleep(10)
  }
}

async function awaitElsewhere(place: Place): Promise<void> {
  const giveUpAt = Date.now() + 2 * STALE_AFTER_MS
  for (let said = false; ; said = true) {
    const owner = readRecord(place).owner
    // Two servers on one folder destroy it, and Postgres cannot see one that runs in another container.
    if (!owner || !isElsewhere(owner) || !isAlive(owner, place.record)) return
    if (!said) place.say('The data folder was in use by another container or machine a moment ago; waiting until it is free.')
    if (Date.now() > giveUpAt) throw new Error('another container or machine uses the data folder')
    await sleep(500)
  }
}

function pidFile(place: Place): string {
  return path.join(place.data, 'postmaster.pid')
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
