import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'
import { noticeSilence } from './silence.ts'

export interface Connection {
  db: Kysely<Schema>
  pool: pg.Pool
  schema: string
  /** What the pool was opened with, for another one beside it. */
  settings: pg.PoolConfig
  /** Whether the database seems to answer nobody just now. */
  isAway: () => boolean
  close: () => Promise<void>
}

export interface ConnectOptions {
  /** A URL, or a pool of the host's whose settings are taken over. */
  database: string | pg.Pool
  /** The Postgres schema that holds the forum's tables. */
  schema: string
  /** Connections at most: Postgres works best with a few for each core. */
  connections?: number
  /** False where what is written can be written again: commits don't wait for the disk. */
  isDurable?: boolean
  /** True for migrations, which may take as long as they need. */
  isPatient?: boolean
  /** Told of connections that broke while idle; the pool mends itself. */
  onError?: (error: Error) => void
  /** Told of each statement once it has ended, begin and commit too, with how long it took: for tests and metrics. */
  onStatement?: OnStatement
}

/** `values` are those of its parameters, where it has some. */
export type OnStatement = (sql: string, ms: number, values: unknown[]) => void

/** A forum answers 503 within 5 s when the database is away, so it waits less than that for a connection and an answer. */
const connectMs = 3_000
const statementMs = 4_000

/** The forum's own pool and query builder. The host's connections are not shared: search_path belongs to a connection and must not leak. */
export function connect(options: ConnectOptions): Connection {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(options.schema)) throw new Error(`"${options.schema}" is no name for a Postgres schema.`)
  const settings: pg.PoolConfig = {
    ...settingsOf(options.database),
    max: options.connections ?? 12,
    connectionTimeoutMillis: connectMs,
    ...(options.isPatient
      ? {}
      : { query_timeout: statementMs + 500, statement_timeout: statementMs, lock_timeout: statementMs - 500 }),
    // Nobody's transaction waits for more than its own statements; a link gone silent in the midst of one would hold its thread.
    idle_in_transaction_session_timeout: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Where nothing is known of a table yet, an index that has the rows in their order is to be taken: nothing here lies on a disk that seeks.
    options: `-c search_path=${options.schema},public -c timezone=UTC -c random_page_cost=1.1${options.isDurable === false ? ' -c synchronous_commit=off' : ''}`,
    application_name: 'seconded',
  }
  const pool = new pg.Pool(settings)
  const onError = options.onError ?? (() => undefined)
  // A connection that breaks while checked out emits on the client, not on the pool, and would end the process.
  pool.on('connect', (client) => {
    client.on('error', onError)
    nameStatements(client)
    if (options.onStatement) tellStatements(client, options.onStatement)
  })
  pool.on('error', onError)
  const isAway = noticeSilence(pool)
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { db, pool, schema: options.schema, settings, isAway, close: () => db.destroy() }
}

// A statement that has a name is parsed and planned once a connection; that halves the time of a short query.
function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((text: unknown, values?: unknown, ...rest: unknown[]) =>
    typeof text === 'string' && Array.isArray(values) && values.length > 0
      ? query({ name: nameOf(text), text, values }, ...rest)
      : query(text, values, ...rest)) as typeof client.query
}

function tellStatements(client: pg.PoolClient, onStatement: OnStatement): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    const [text, given] = args
    const { text: sql, values = [] } =
      typeof text === 'string' ? { text, values: Array.isArray(given) ? given : [] } : (text as pg.QueryConfig)
    const start = performance.now()
    const tell = () => onStatement(sql, performance.now() - start, values)
    const last = args.at(-1)
    if (typeof last === 'function')
      return query(...args.slice(0, -1), (...answer: unknown[]) => {
        tell()
        last(...answer)
      })
    const answer = query(...args)
    return answer instanceof Promise ? answer.finally(tell) : answer
  }) as typeof client.query
}

const names = new Map<string, string>()
/** Queries with lists take arrays as one parameter, so their texts are few; the bound is against a mistake. */
const namesAtMost = 1_000

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= namesAtMost) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

function settingsOf(database: string | pg.Pool): pg.PoolConfig {
  if (typeof database === 'string') return { connectionString: database }
  // pg hides the password from enumeration.
  const { host, port, user, password, ssl, connectionString, database: name } = database.options as pg.PoolConfig
  return { host, port, user, password, ssl, connectionString, database: name }
}
