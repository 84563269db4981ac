import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { type Logger, pino } from 'pino'
import { type Embedded, startEmbedded } from '../db/embedded.ts'
import { type Config, readConfig, trustProxy, uploadsIn } from './config.ts'
import type { Forum } from './forum.ts'

// A request takes less than this, or it is stuck; the drain waits no longer.
const drainMs = 10_000

// 10 MB at 1 Mbit/s take 80 s.
const requestMs = 120_000

// On a machine with much memory V8 lets garbage pile up to several times of what is in use before it looks; here, to as much again by half.
setFlagsFromString('--heap-growing-percent=60')

try {
  await serve(readConfig(process.env))
} catch (error) {
  console.error(`Seconded cannot start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

async function serve(config: Config): Promise<void> {
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: false }))
  const starting = config.DATABASE_URL ? undefined : startEmbedded({ dataDir: config.DATA_DIR, log: (line) => log.info(line) })
  // Loading the forum takes as long as Postgres takes to start: both at once.
  const [embedded, { createForum }, { playDemo }] = await Promise.all([starting, import('./forum.ts'), import('./demo/play.ts')])
  const forum = await openForum(createForum, config, log, config.DATABASE_URL ?? embedded!.url)
  if (embedded && config.DEMO) await playDemo({ database: embedded.url, schema: config.DATABASE_SCHEMA })

  forum.router.set('trust proxy', trustProxy(config.TRUST_PROXY))
  const server = createServer({ requestTimeout: requestMs, headersTimeout: 10_000, keepAliveTimeout: 65_000 }, forum.router)
  forum.goLive(server)
  await listen(server, config)
  if (!config.RATE_LIMITS) console.log('RATE LIMITS ARE OFF. This is for load tests only: anybody can flood this forum.')
  console.log(`Seconded is at ${config.ORIGIN ?? addressOf(server)}`)
  endInOrder({ server, forum, embedded, log })
}

type CreateForum = typeof import('./forum.ts').createForum

// A database that is still starting, beside us in a compose file say, is waited for.
async function openForum(create: CreateForum, config: Config, log: Logger, database: string): Promise<Forum> {
  const until = Date.now() + 20_000
  for (;;) {
    try {
      return await create({
        database,
        schema: config.DATABASE_SCHEMA,
        connections: config.DATABASE_CONNECTIONS,
        rateLimits: config.RATE_LIMITS,
        uploads: uploadsIn(config),
        log,
        moderators: config.MODERATORS,
        alone: config.DATABASE_URL === undefined,
        timings: config.NODE_ENV !== 'production',
        ...(config.METRICS_TOKEN ? { metricsToken: config.METRICS_TOKEN } : {}),
        ...(config.OPEN_LIBRARY_URL ? { metadata: config.OPEN_LIBRARY_URL } : {}),
        ...(config.REDIS_URL ? { redisUrl: config.REDIS_URL } : {}),
        ...(config.ORIGIN ? { origin: config.ORIGIN } : {}),
        ...(config.SESSION_SECRET ? { sessionSecret: config.SESSION_SECRET } : {}),
      })
    } catch (error) {
      const { code } = error as { code?: string }
      if (Date.now() > until || (code !== 'ECONNREFUSED' && code !== '57P03' && code !== 'ENOTFOUND')) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

function listen(server: Server, { PORT, HOST }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${PORT} is in use; set PORT to another.`) : error)
    })
    server.listen(PORT, HOST, resolve)
  })
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

// Takes no new requests, answers those under way, then lets go of sockets, connections and the embedded Postgres.
function endInOrder(running: { server: Server; forum: Forum; embedded: Embedded | undefined; log: Logger }): void {
  const { server, forum, embedded, log } = running
  let isEnding = false
  const end = async (code: number) => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(code || 1), drainMs + 5_000).unref()
    const drained = new Promise((resolve) => server.close(resolve))
    // A line that is kept alive would be used again: who is answered from now on is told to take another, and what is idle is closed.
    server.prependListener('request', (_req, res) => res.setHeader('connection', 'close'))
    setInterval(() => server.closeIdleConnections(), 50).unref()
    forum.hangUp()
    await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, drainMs))])
    await forum.close()
    await embedded?.stop()
    log.flush()
    process.exit(code)
  }
  process.on('SIGTERM', () => void end(0))
  process.on('SIGINT', () => void end(0))
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody listened'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nobody caught')
    void end(1)
  })
}
