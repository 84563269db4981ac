import { createAdapter as postgresAdapter } from '@socket.io/postgres-adapter'
import pg from 'pg'
import type { ServerOptions } from 'socket.io'

/** How the nodes of a forum tell each other that something has changed. Lost hints cost a second, never a change. */
export interface Nodes {
  adapter: ServerOptions['adapter']
  close: () => Promise<void>
}

type OnError = (error: unknown) => void

/** Over Redis where one is named; else over Postgres, unless no other node serves the forum. */
export async function nodesFor(
  { alone, redisUrl }: { alone?: boolean; redisUrl?: string },
  { schema, settings }: { schema: string; settings: pg.PoolConfig },
  onError: OnError,
): Promise<Nodes | undefined> {
  if (redisUrl) return overRedis(redisUrl, schema, onError)
  return alone ? undefined : overPostgres(settings, schema, onError)
}

/** Over Postgres' NOTIFY, outside of every transaction that changes something; needs nothing but the database. */
export function overPostgres(settings: pg.PoolConfig, schema: string, onError: OnError): Nodes {
  // Apart from the forum's own connections, so that whatever the adapter does to them takes none from the readers.
  const pool = new pg.Pool({ ...settings, max: 3 })
  pool.on('error', onError)
  const lender = lend(pool, onError)
  const adapter = postgresAdapter(lender as unknown as pg.Pool, {
    channelPrefix: schema,
    tableName: `${schema}.socket_io_attachments`,
    errorHandler: onError,
  }) as unknown as ServerOptions['adapter']
  return { adapter, close: lender.close }
}

/** Over Redis, which carries more hints than Postgres and takes them off it. */
export async function overRedis(url: string, schema: string, onError: OnError): Promise<Nodes> {
  // Half a second of every start that needs neither.
  const [{ createAdapter: redisAdapter }, { createClient }] = await Promise.all([
    import('@socket.io/redis-streams-adapter'),
    import('redis'),
  ])
  const client = createClient({
    url,
    socket: { reconnectStrategy: (tries) => Math.min(tries * 100, 2_000) },
    commandsQueueMaxLength: 10_000,
  })
  client.on('error', onError)
  await client.connect()
  const publish = client.publish.bind(client)
  // The adapter does not wait for what it publishes, so a failure would reach nobody and end the process.
  const caught: typeof publish = (...args) =>
    publish(...args).catch((error: unknown) => (onError(error), 0)) as ReturnType<typeof publish>
  Object.defineProperty(client, 'publish', { value: caught })
  const adapter = redisAdapter(client, {
    streamName: schema,
    channelPrefix: schema,
    heartbeatInterval: 5_000,
  }) as unknown as ServerOptions['adapter']
  return { adapter, close: async () => client.destroy() }
}

interface Lender extends Pick<pg.Pool, 'query' | 'connect'> {
  close: () => Promise<void>
}

// The adapter listens to no errors of the client that it takes out of the pool, and never gives it back: a restart of Postgres would
// end the process, and each one would cost the pool a connection. Closed while it is taking one, it would keep that for ever.
function lend(pool: pg.Pool, onError: OnError): Lender {
  const lent = new Set<pg.PoolClient>()
  let isClosed = false
  const connect = async () => {
    if (isClosed) return never()
    const client = await pool.connect()
    const release = client.release.bind(client)
    const stop = keepAsking(client, onError)
    client.on('error', onError)
    client.release = (error) => {
      if (!lent.delete(client)) return
      stop()
      client.off('error', onError)
      release(error)
    }
    client.once('end', () => client.release(true))
    lent.add(client)
    if (!isClosed) return client
    client.release()
    return never()
  }
  return {
    query: pool.query.bind(pool) as pg.Pool['query'],
    connect: connect as pg.Pool['connect'],
    close: () => {
      isClosed = true
      for (const client of lent) client.release()
      return pool.end()
    },
  }
}

// Refused, the adapter would ask again every second or two, for ever.
function never(): Promise<never> {
  return new Promise(() => undefined)
}

const askEveryMs = 5_000

// A line that has fallen silent looks like a quiet one to who only listens. Asked and not answering, it is ended, and the adapter takes another.
function keepAsking(client: pg.PoolClient, onError: OnError): () => void {
  const timer = setInterval(() => {
    client.query('select 1').catch((error: unknown) => {
      onError(error)
      void (client as unknown as pg.Client).end()
    })
  }, askEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
