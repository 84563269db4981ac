// The Postgres that comes with the forum: nothing to install, one folder to back up.
import { setTimeout as sleep } from 'node:timers/promises'
import { attach } from './embedded/attach.ts'
import { databaseUrl } from './embedded/database.ts'
import { openPlace, type Place } from './embedded/place.ts'
import type { Attached } from './embedded/start.ts'

export interface EmbeddedOptions {
  /** The server's things go into its subfolder `postgres`. */
  dataDir: string
  /** False for tests: faster, and a crash of the machine may lose everything. */
  durable?: boolean
  /** Takes one line a time about what an operator should know. */
  log?: (line: string) => void
}

export interface Embedded {
  /** A connection string; it stays valid while this handle lives. */
  readonly url: string
  readonly port: number
  /** Whether this process answers for the server. One that joined takes over when the owner goes. */
  readonly owned: boolean
  /** Resolves when the server is gone for good: stopped. */
  readonly exited: Promise<void>
  /** Ends the server in order if it is ours; only lets go of it if not. */
  stop(): Promise<void>
}

// A server that dies over and over, on a full disk say, is started again each time, a second later than the time before and 10 s at most.
const RECENT_MS = 60_000
const SLOWEST_MS = 10_000

/**
 * Starts the embedded Postgres 18 on `dataDir`, or joins the one that another process runs there, and brings it back on the same port when
 * it dies, as often as it takes. Linux and macOS; runs as uid 65534 when we are root. Rejects with one sentence that says why it cannot.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const say = options.log ?? (() => {})
  try {
    const place = openPlace(options.dataDir, options.durable ?? true, say)
    return supervise(place, await attach(place))
  } catch (error) {
    throw new Error(`The embedded Postgres in ${options.dataDir} did not start: ${(error as Error).message}.`, { cause: error })
  }
}

function supervise(place: Place, first: Attached): Embedded {
  const port = first.port
  let server = first
  let stopping: Promise<void> | undefined
  const halt = new AbortController()
  const exited = watch()

  async function watch(): Promise<void> {
    let tries: number[] = []
    for (;;) {
      const why = await server.gone
      if (stopping) return
      place.say(`The embedded Postgres is gone: ${why}.`)
      for (let isBack = false; !isBack;) {
        tries = tries.filter((at) => at > Date.now() - RECENT_MS)
        await sleep(Math.min(tries.length * 1_000, SLOWEST_MS), undefined, { signal: halt.signal }).catch(() => undefined)
        if (stopping) return
        tries.push(Date.now())
        isBack = await revive()
      }
    }
  }

  async function revive(): Promise<boolean> {
    try {
      server = await attach(place, port)
    } catch (error) {
      place.say(`The embedded Postgres did not come back: ${(error as Error).message}.`)
      return false
    }
    if (stopping) await server.end()
    else place.say(`The embedded Postgres is back on port ${port}.`)
    return true
  }

  async function stop(): Promise<void> {
    halt.abort()
    await server.end()
    await exited
  }

  return {
    url: databaseUrl(place, port),
    port,
    get owned() {
      return server.owned
    },
    exited,
    stop: () => (stopping ??= stop()),
  }
}
