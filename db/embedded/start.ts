// Starts the server on a place, on a port that is free, and waits until it answers.
import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { prepareDatabase } from './database.ts'
import { begin, type Launch } from './launch.ts'
import { lock } from './lock.ts'
import { ownLikeFolder, type Place, readRecord, writeRecord } from './place.ts'
import { choosePort } from './port.ts'
import { identityOf, keepFresh } from './processes.ts'
import { awaitEnd, readPostmaster, signal } from './running.ts'

/** A server that runs: ours to end (`owned`), or another process's that we use. */
export interface Attached {
  port: number
  owned: boolean
  /** Resolves with the reason when the server is gone. */
  gone: Promise<string>
  end(): Promise<void>
}

// After a crash Postgres replays at most about 1 GB before it answers.
const READY_TIMEOUT_MS = 120_000
// What a killed server leaves behind, and a port in its last state, are gone within seconds.
const RETRY_FOR_MS = 15_000
const LOG_MAX_BYTES = 5_000_000

/** Starts the server; a given `fixedPort` is insisted on, so that clients that hold the address find it again. */
export async function start(place: Place, binaries: Binaries, launch: Launch, fixedPort?: number): Promise<Attached> {
  const giveUpAt = Date.now() + RETRY_FOR_MS
  for (;;) {
    const port = fixedPort ?? (await choosePort(readRecord(place).port))
    writeRecord(place, { port, owner: identityOf(process.pid) })
    boundLog(place)
    const before = logSize(place)
    const child = spawnServer(place, binaries, launch, port)
    const failure = await ready(place, child, port)
    if (!failure) return attached(place, child, port)
    const said = readFileSync(place.serverLog, 'utf8').slice(before)
    const passing = /could not bind|is still in use|already exists/.test(said)
    if (!passing || Date.now() > giveUpAt) {
      writeRecord(place, { port })
      throw new Error(`${failure}; its log ends: ${tail(said)}`)
    }
    await sleep(100)
  }
}

function spawnServer(place: Place, binaries: Binaries, launch: Launch, port: number): ChildProcess {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(place.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(place.serverLog, 'a', 0o600)
  ownLikeFolder(place, place.serverLog)
  try {
    return begin(launch, binaries.postgres, ['-D', place.data, ...flags], ['ignore', log, log])
  } finally {
    closeSync(log)
  }
}

/** Waits until the server takes connections; answers what went wrong, or undefined. */
async function ready(place: Place, child: ChildProcess, port: number): Promise<string | undefined> {
  let failed: string | undefined
  child.on('error', (error) => (failed = `it does not run: ${error.message}`))
  child.on('exit', (code, name) => (failed ??= `it ended at its start (${name ?? code})`))
  const giveUpAt = Date.now() + READY_TIMEOUT_MS
  while (!failed) {
    const running = readPostmaster(place)
    if (running?.pid === child.pid && running?.status === 'ready') {
      try {
        await prepareDatabase(place, port)
        return undefined
      } catch (error) {
        failed ??= `it does not take our connection: ${(error as Error).message}`
      }
    } else if (Date.now() > giveUpAt) failed = 'it was not ready after two minutes'
    else await sleep(10)
  }
  if (child.pid && signal(child.pid, 'SIGINT')) await awaitEnd(child.pid)
  return failed
}

function attached(place: Place, child: ChildProcess, port: number): Attached {
  const pid = child.pid as number
  // Where the system has no pdeathsig, an exit that forgot to stop the server still ends it.
  const atExit = () => signal(pid, 'SIGINT')
  process.once('exit', atExit)
  const stopFreshening = keepFresh(place.record, () => boundLog(place))
  const gone = new Promise<string>((resolve) => {
    const leave = () => {
      process.off('exit', atExit)
      stopFreshening()
      resolve(child.signalCode ? `it was ended by ${child.signalCode}` : `it ended with code ${child.exitCode}`)
    }
    if (child.exitCode !== null || child.signalCode !== null) leave()
    else child.once('exit', leave)
  })
  // A program that has nothing left to do may end; the server ends with it.
  child.unref()
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.ref()
    if (signal(pid, 'SIGINT')) await awaitEnd(pid)
    await gone
    await disown(place)
  }
  return { port, owned: true, gone, end }
}

// Another handle of this process may start the server again at this moment, and then stays its owner.
async function disown(place: Place): Promise<void> {
  const unlock = await lock(place.folder)
  const { port, owner } = readRecord(place)
  if (owner === identityOf(process.pid) && !readPostmaster(place)) writeRecord(place, { port })
  unlock()
}

function boundLog(place: Place): void {
  // The server appends, so it goes on at the start of the emptied file.
  if (logSize(place) > LOG_MAX_BYTES) truncateSync(place.serverLog)
}

function logSize(place: Place): number {
  return existsSync(place.serverLog) ? statSync(place.serverLog).size : 0
}

function tail(said: string): string {
  return said.trim().split('\n').slice(-4).join(' | ') || 'nothing was logged'
}
