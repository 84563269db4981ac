import { readFileSync } from 'node:fs'
import pg from 'pg'
import { type Embedded, startEmbedded } from '../../db/embedded.ts'

/** The one Postgres of a run; its launcher brings it back when it is killed. */
export interface Postgres {
  url: string
  /** Ends it as a crash does, and comes back when it answers again. */
  crash: (signal: 'SIGQUIT' | 'SIGKILL') => Promise<void>
  /** Ends it in order and starts it again. */
  restart: () => Promise<void>
  /** Asks the tables, past every proxy. */
  sql: <Row extends object = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  /** Holds a transaction open that has written, as a forgotten one does; ends with the run. */
  holdTransaction: () => Promise<void>
  close: () => Promise<void>
}

export async function openPostgres(dataDir: string): Promise<Postgres> {
  const open = () => startEmbedded({ dataDir, durable: true })
  let embedded: Embedded = await open()
  const pool = new pg.Pool({ connectionString: embedded.url, max: 3, options: '-c search_path=seconded,public' })
  const quiet = () => undefined
  pool.on('error', quiet)
  pool.on('connect', (client) => client.on('error', quiet))
  let held: pg.Client | undefined
  const hold = async () => {
    held = new pg.Client({ connectionString: embedded.url })
    held.on('error', quiet)
    await held.connect()
    await held.query('begin; create temporary table held (id int); insert into held values (1); select pg_current_xact_id()')
  }
  return {
    url: embedded.url,
    crash: async (signal) => {
      process.kill(Number(readFileSync(`${dataDir}/postgres/data/postmaster.pid`, 'utf8').split('\n')[0]), signal)
      await untilAnswers(embedded.url)
      if (held) await hold()
    },
    restart: async () => {
      await embedded.stop()
      embedded = await open()
    },
    sql: async <Row extends object>(text: string, values?: unknown[]) => (await pool.query(text, values)).rows as Row[],
    holdTransaction: hold,
    close: async () => {
      await held?.end().catch(quiet)
      await pool.end()
      await embedded.stop()
    },
  }
}

async function untilAnswers(url: string): Promise<void> {
  // The old one may take connections for some milliseconds more.
  await new Promise((resolve) => setTimeout(resolve, 200))
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('select 1')
      return await client.end()
    } catch {
      await client.end().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
