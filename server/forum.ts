import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import compression from 'compression'
import express, { type Express, type Request, type RequestHandler } from 'express'
import type pg from 'pg'
import { type Logger, pino } from 'pino'
import { connect, type Connection } from '../db/connect.ts'
import { isMigrated, migrate } from '../db/migrate.ts'
import { type Changes, openChanges } from './change/changes.ts'
import { forgetOldKeys } from './change/once.ts'
import { failuresOf, routesOf } from './doors.ts'
import { answerInTime } from './http/deadline.ts'
import { headers, isOwnOrigin, ownOriginOnly } from './http/guard.ts'
import { limitsIn, noLimits } from './http/limits.ts'
import { logRequests } from './http/log.ts'
import { openSessions } from './http/session.ts'
import { atMount, setViewer, viewerOf } from './http/viewer.ts'
import { nodesFor } from './live/nodes.ts'
import { type Live, openLive } from './live/socket.ts'
import { appoint } from './members/appoint.ts'
import { joinFromHost } from './members/join.ts'
import { memberById, membersById, membersInSessions } from './members/queries.ts'
import { mayWrite } from './members/rules.ts'
import { signIn } from './members/sign-in.ts'
import { openPageCache } from './pages/page-cache.ts'
import { readAssets } from './pages/assets.ts'
import { Refusal } from './refusal.ts'
import { readSetting } from './settings.ts'
import type { Bucket } from './uploads/s3.ts'
import type { Store } from './uploads/store.ts'
import { sweep } from './uploads/sweep.ts'
import { openUploads } from './uploads/uploads.ts'
import { changesSince } from './threads/change-queries.ts'
import { previewing } from './threads/preview.ts'
import { versionFor, versionsOf } from './threads/queries.ts'
import { meet } from './threads/see.ts'

export type { Bucket } from './uploads/s3.ts'
export type { Store } from './uploads/store.ts'

/** A user of the host, as a member of the forum. The id never changes; the name may. */
export interface HostUser {
  id: string
  name: string
}

export interface ForumOptions {
  /** A Postgres URL, or a pool of the host's: its settings are taken over, its connections are not. Postgres 15 or newer. */
  database: string | pg.Pool
  /** The Postgres schema that holds the forum's tables, beside the host's. Two forums in one database take two. */
  schema?: string
  /** Who asks, where the host brings the members; nobody is a guest. Without it the forum has its own members and sign-in. */
  viewer?: (req: Request) => HostUser | null | undefined | false | Promise<HostUser | null | undefined | false>
  /** Where the forum is mounted, where `app.use` cannot tell (a router inside a router). */
  path?: string
  /** The public address, such as https://forum.example.org; else that of the request. */
  origin?: string
  /** Signs session cookies. Without it, one is made once and kept in the database. */
  sessionSecret?: string
  /** Where members' pictures are kept: a folder (./data/uploads, unless told otherwise), a bucket, or a place of the host's own making. */
  uploads?: string | Bucket | Store
  /** Off for load tests only. */
  rateLimits?: boolean
  /** Names of members who moderate. Given at the start, and when somebody joins under such a name; take the name before you list it. */
  moderators?: string[]
  /** True where no other node serves this forum: nothing is told to others. Else they are told over Postgres, or over Redis. */
  alone?: boolean
  redisUrl?: string
  /** Connections to Postgres at most. */
  connections?: number
  log?: Logger
  /** Told of each statement that has ended, and how long it took, for tests and metrics. */
  onStatement?: (sql: string, ms: number) => void
}

export interface Forum {
  /** Pages and API: `app.use('/forum', forum.router)`. */
  router: Express
  /** Opens the socket under the mount path of a server that serves the router. */
  goLive: (server: HttpServer) => void
  /** Whether the database answers and is migrated. */
  isReady: () => Promise<boolean>
  /** Sends the sockets away, to another node or to come back later: the first step of a drain. */
  hangUp: () => void
  /** Ends the sockets and the connections; requests under way are the server's to wait for. */
  close: () => Promise<void>
}

/** A forum: its database brought up to date, its router ready to be mounted. Several live in one process, each by itself. */
export async function createForum(options: ForumOptions): Promise<Forum> {
  const log = options.log ?? pino({ level: 'silent' })
  await bringUpToDate(options)
  const connection = connect({
    database: options.database,
    schema: options.schema ?? 'seconded',
    ...(options.connections ? { connections: options.connections } : {}),
    onError: (error) => log.warn({ err: error }, 'a connection to the database broke'),
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  })
  try {
    return await open(options, connection, log)
  } catch (error) {
    await connection.close()
    throw error
  }
}

async function bringUpToDate({ database, schema = 'seconded' }: ForumOptions): Promise<void> {
  const connection = connect({ database, schema, connections: 2, isPatient: true })
  await migrate(connection.db, connection.schema).finally(connection.close)
}

async function open(options: ForumOptions, connection: Connection, log: Logger): Promise<Forum> {
  const { db, pool, schema } = connection
  const https = options.origin?.startsWith('https:') ?? false
  await appoint(db, options.moderators ?? [])
  const epoch = await readSetting(db, 'epoch', randomUUID)
  let live: Live | undefined
  let isClosing = false
  const cache = openPageCache((threadId) => versionFor(db, undefined, threadId))
  const changes = openChanges(db, (threadId, version) => {
    cache.changed(threadId, version)
    live?.changed(threadId, version)
  })
  const uploads = openUploads(options.uploads)
  const sessions = options.viewer
    ? undefined
    : openSessions({ pool, schema, secret: await secretOf(options, db), secure: https, members: membersOf(db) })
  const identify = sessions?.identify ?? hostViewer(options, changes)
  const onError = (error: unknown) => log.warn({ err: error }, 'live: telling or hearing failed, the sweep makes up for it')
  const nodes = await nodesFor(options, connection, onError)
  const isReady = async () => !isClosing && (await isMigrated(db, schema))
  const context = {
    db,
    settings: { assets: readAssets(), origin: options.origin, ownMembers: !options.viewer },
    epoch,
    isLive: () => live !== undefined,
    cache,
    meet: (memberId: string, threadId: string, version: number) => meet(db, memberId, threadId, version),
  }

  const failing = failuresOf(context, (error, req) => (req as { log?: Logger }).log?.error({ err: error }, 'a request failed'))
  const app = express().disable('x-powered-by').set('query parser', 'simple')
  app.use(logRequests(log))
  app.use(headers(https, uploads.store.publicUrl))
  app.use('/assets', context.settings.assets.serve)
  app.use(compression())
  app.use(answerInTime(connection.isAway, failing))
  app.use(ownOriginOnly(options.origin))
  const limits = options.rateLimits === false ? noLimits : limitsIn(pool, schema)
  routesOf(app, {
    ...context,
    changes,
    uploads,
    sessions,
    moderators: options.moderators ?? [],
    identify,
    limits,
    preview: previewing(changes),
    isReady,
  })
  app.use(() => {
    throw new Refusal('not-found', 'There is nothing here.')
  })
  app.use(failing)

  const housekeeping = setInterval(
    () => void keepHouse(changes, uploads.store).catch((error: unknown) => log.warn({ err: error }, 'housekeeping failed')),
    3_600_000,
  )
  housekeeping.unref()

  return {
    router: app,
    isReady,
    goLive: (server) => {
      const mount = (options.path ?? app.path()).replace(/\/$/, '')
      live = openLive(server, {
        path: `${mount}/socket.io`,
        mayConnect: (req) => isOwnOrigin(req, options.origin),
        identify: atMount(identify, mount),
        viewerOf,
        whoNow: sessions?.stillIn ?? ((requests) => stillThere(db, requests)),
        mayWrite: (viewer) => mayWrite(viewer, new Date()) === null,
        mayWatch: (viewer, threadId) => versionFor(db, viewer, threadId),
        changes: (threadId, since) => changesSince(db, threadId, since),
        versions: (threadIds) => versionsOf(db, threadIds),
        epoch,
        onHint: cache.changed,
        onError,
        ...(nodes ? { adapter: nodes.adapter } : {}),
      })
    },
    hangUp: () => {
      isClosing = true
      live?.hangUp()
    },
    close: async () => {
      isClosing = true
      clearInterval(housekeeping)
      await live?.close()
      await nodes?.close()
      sessions?.close()
      await connection.close()
    },
  }
}

function membersOf(db: Connection['db']) {
  return {
    byId: (id: string) => memberById(db, id),
    inSessions: (sids: string[]) => membersInSessions(db, sids),
    signIn: (login: string, password: string) => signIn(db, { login, password }),
  }
}

// The host alone knows who has signed out there; here a membership may have ended.
async function stillThere(db: Connection['db'], requests: IncomingMessage[]) {
  const ids = requests.map((req) => viewerOf(req)?.id ?? '0')
  const found = await membersById(db, ids)
  return ids.map((id) => found.get(id))
}

function secretOf(options: ForumOptions, db: Connection['db']): Promise<string> {
  if (options.sessionSecret) return Promise.resolve(options.sessionSecret)
  return readSetting(db, 'session-secret', () => randomBytes(32).toString('base64url'))
}

function hostViewer({ viewer }: ForumOptions, { db }: Changes): RequestHandler {
  return async (req, _res, next) => {
    const user = await viewer?.(req)
    if (user) setViewer(req, await joinFromHost(db, user))
    next()
  }
}

async function keepHouse({ db, now }: Changes, store: Store): Promise<void> {
  await forgetOldKeys(db, now())
  await db.deleteFrom('rateLimit').where('expire', '<', String(now().getTime())).execute()
  await sweep(db, store, now())
}
