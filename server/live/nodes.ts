import { createAdapter as postgresAdapter } from '@socket.io/postgres-adapter'
import { createAdapter as redisAdapter } from '@socket.io/redis-streams-adapter'
import pg from 'pg'
import { createClient } from 'redis'
import type { ServerOptions } from 'socket.io'

/** How the nodes of a forum tell each other that something has changed. Lost hints cost a second, never a change. */
export interface Nodes {
  adapter: ServerOptions['adapter']
  close: () => Promise<void>
}

type OnError = (error: unknown) => void

/** Over Postgres' NOTIFY, outside of every transaction that changes something; needs nothing but the database. */
export function overPostgres(settings: pg.PoolConfig, schema: string, onError: OnError): Nodes {
  // Apart from the forum's own connections, so that whatever the adapter does to them takes none from the readers.
  const pool = new pg.Pool({ ...settings, max: 3 })
  pool.on('error', onError)
  const adapter = postgresAdapter(sturdy(pool, onError) as pg.Pool, {
    channelPrefix: schema,
    tableName: `${schema}.socket_io_attachments`,
    errorHandler: onError,
  }) as unknown as ServerOptions['adapter']
  return { adapter, close: () => pool.end() }
}

/** Over Redis, which carries more hints than Postgres and takes them off it. */
export async function overRedis(url: string, schema: string, onError: OnError): Promise<Nodes> {
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

// The adapter listens to no errors of the client that it takes out of the pool, and never gives it back: a restart of Postgres would
// end the process, and each one would cost the pool a connection.
function sturdy(pool: pg.Pool, onError: OnError): Pick<pg.Pool, 'query' | 'connect'> {
  return {
    query: pool.query.bind(pool) as pg.Pool['query'],
    connect: (async () => {
      const client = await pool.connect()
      client.on('error', onError)
      const stop = keepAsking(pool, client, onError)
      client.once('end', () => (stop(), client.release(true)))
      return client
    }) as pg.Pool['connect'],
  }
}

const askEveryMs = 5_000

// A line that has fallen silent looks like a quiet one to who only listens. Asked and not answering, it is ended, and the adapter takes another.
function keepAsking(pool: pg.Pool, client: pg.PoolClient, onError: OnError): () => void {
  const timer = setInterval(() => {
    if (pool.ending) return clearInterval(timer)
    client.query('select 1').catch((error: unknown) => {
      onError(error)
      void (client as unknown as pg.Client).end()
    })
  }, askEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
