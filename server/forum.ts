import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import express, { type RequestHandler } from 'express'
import { type Logger, pino } from 'pino'
import { connect, type Connection } from '../db/connect.ts'
import { isMigrated, migrate } from '../db/migrate.ts'
import { type Changes, openChanges, waitingIn } from './change/changes.ts'
import { forgetOldKeys } from './change/once.ts'
import { failuresOf, routesOf } from './doors.ts'
import { answerInTime } from './http/deadline.ts'
import { isOwnOrigin, ownOriginOnly, securityHeaders } from './http/guard.ts'
import { openKept } from './http/kept.ts'
import { enterBy } from './http/lane.ts'
import { limitsIn, noLimits } from './http/limits.ts'
import { openRequestLog } from './http/log.ts'
import { openShedding, type Shedding } from './http/shed.ts'
import { openSessions } from './http/session.ts'
import { atMount, setViewer, viewerOf } from './http/viewer.ts'
import { nodesFor } from './live/nodes.ts'
import { type Live, openLive } from './live/socket.ts'
import { appoint } from './members/appoint.ts'
import { joinFromHost } from './members/join.ts'
import { memberById, membersById, membersInSessions, statesInSessions } from './members/queries.ts'
import { mayWrite } from './members/rules.ts'
import { signIn } from './members/sign-in.ts'
import type { Forum, ForumOptions } from './options.ts'
import { readAssets } from './pages/assets.ts'
import { type Metrics, openMetrics } from './operations/metrics.ts'
import { openPromotionWatch, type PromotionWatch } from './promotion/watch.ts'
import { busyAnswer } from './pages/busy.ts'
import { openReads } from './pages/reads.ts'
import { foldedBy } from './pages/reader.ts'
import { Refusal } from './refusal.ts'
import { readSetting } from './settings.ts'
import type { Store } from './uploads/store.ts'
import { sweep } from './uploads/sweep.ts'
import { openUploads } from './uploads/uploads.ts'
import { changesSince } from './threads/change-queries.ts'
import { previewing } from './threads/preview.ts'
import { versionFor, versionsOf } from './threads/queries.ts'
import { meet } from './threads/see.ts'
import { together } from './together.ts'
import { openMetadata } from './works/open-library.ts'

export type { BookFacts, Forum, ForumOptions, HostUser, Metadata } from './options.ts'
export type { Bucket } from './uploads/s3.ts'
export type { Store } from './uploads/store.ts'

/** A forum: its database brought up to date, its router ready to be mounted. Several live in one process, each by itself. */
export async function createForum(options: ForumOptions): Promise<Forum> {
  const log = options.log ?? pino({ level: 'silent' })
  await bringUpToDate(options)
  const metrics = options.metricsToken ? openMetrics() : undefined
  const connection = connect({
    database: options.database,
    schema: options.schema ?? 'seconded',
    ...(options.connections ? { connections: options.connections } : {}),
    onError: (error) => log.warn({ err: error }, 'a connection to the database broke'),
    ...onStatement(options, metrics),
  })
  try {
    return await open(options, connection, log, metrics)
  } catch (error) {
    await connection.close()
    throw error
  }
}

async function bringUpToDate({ database, schema = 'seconded' }: ForumOptions): Promise<void> {
  const connection = connect({ database, schema, connections: 2, isPatient: true })
  await migrate(connection.db, connection.schema).finally(connection.close)
}

async function open(options: ForumOptions, connection: Connection, log: Logger, metrics?: Metrics): Promise<Forum> {
  const { db, pool, schema } = connection
  const https = options.origin?.startsWith('https:') ?? false
  await appoint(db, options.moderators ?? [])
  const epoch = await readSetting(db, 'epoch', randomUUID)
  let live: Live | undefined
  let shedding: Shedding | undefined
  let isClosing = false
  const versionNow = together((threadIds: string[]) => versionsOf(db, threadIds))
  const kept = openKept(versionNow, {
    origin: options.origin,
    isOwn: (req) => req.headers.cookie !== undefined && foldedBy(req).size > 0,
    isStrained: () => shedding?.isStrained() ?? false,
  })
  const changed = (threadId: string, version: number) => {
    kept.changed(threadId, version)
    live?.changed(threadId, version)
  }
  const mount = () => (options.path ?? app.path()).replace(/\/$/, '')
  const changes = openChanges(db, changed, undefined, kept.listed, mount)
  const promotions = openPromotionWatch(changes, (error) => log.warn({ err: error }, 'looking for self-promotion failed'))
  Object.assign(changes, { stands: promotions.stands, regrouped: promotions.regrouped })
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
    kept,
    versionNow,
    ...openReads(db, kept.changes),
    drawn: { parts: new WeakMap(), wholes: new WeakMap() },
    meet: (memberId: string, threadId: string, version: number) => meet(db, memberId, threadId, version),
  }

  shedding = openShedding({ pool, kept, refuse: busyAnswer(context.settings), readsAtMost: options.readsAtMost })
  metrics?.watch({
    pool,
    shed: shedding.counts,
    reading: shedding.reading,
    kept: kept.stats,
    sockets: () => live?.sockets() ?? 0,
    waiting: () => waitingIn(changes),
  })
  const requests = openRequestLog(log, { served: metrics?.served, timings: options.timings })
  const always = securityHeaders(https, uploads.store.publicUrl)
  const failing = failuresOf(context, requests.failed)
  const app = express().disable('x-powered-by').set('query parser', 'simple')
  // Where the host brings the members, only its viewer knows who is a guest.
  enterBy(app, { requests, always, kept: sessions ? kept : undefined })
  app.use('/assets', context.settings.assets.serve)
  app.use(shedding.handler)
  app.use(answerInTime(connection.isAway, failing))
  app.use(ownOriginOnly(options.origin))
  const limits = options.rateLimits === false ? noLimits : limitsIn(pool, schema)
  routesOf(app, {
    ...context,
    changes,
    uploads,
    sessions,
    moderators: options.moderators ?? [],
    books: openMetadata(options.metadata, (error) => log.warn({ err: error }, 'looking up a book failed')),
    identify,
    limits,
    preview: previewing(changes),
    isReady,
    metrics: metrics && { of: metrics, token: options.metricsToken! },
  })
  app.use(() => {
    throw new Refusal('not-found', 'There is nothing here.')
  })
  app.use(failing)

  const housekeeping = setInterval(
    () =>
      void keepHouse(changes, uploads.store, promotions).catch((error: unknown) =>
        log.warn({ err: error }, 'housekeeping failed'),
      ),
    3_600_000,
  )
  housekeeping.unref()

  return {
    router: app,
    isReady,
    goLive: (server) => {
      live = openLive(server, {
        path: `${mount()}/socket.io`,
        mayConnect: (req) => isOwnOrigin(req, options.origin),
        identify: atMount(identify, mount()),
        viewerOf,
        whoNow: sessions?.stillIn ?? ((requests) => stillThere(db, requests)),
        mayShowTyping: (viewer) => !viewer.typingHidden && mayWrite(viewer, new Date()) === null,
        mayWatch: (viewer, threadId) => versionFor(db, viewer, threadId),
        changes: (threadId, since) => changesSince(db, threadId, since),
        versions: (threadIds) => versionsOf(db, threadIds),
        epoch,
        onHint: kept.changed,
        ...(metrics ? { told: metrics.told } : {}),
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
      metrics?.close()
      shedding?.close()
      await promotions.close()
      await connection.close()
    },
  }
}

function onStatement({ onStatement: told }: ForumOptions, metrics: Metrics | undefined) {
  if (!metrics) return told ? { onStatement: told } : {}
  return {
    onStatement: (sql: string, ms: number, values: unknown[]) => {
      metrics.statement(sql, ms)
      told?.(sql, ms, values)
    },
  }
}

function membersOf(db: Connection['db']) {
  return {
    byId: (id: string) => memberById(db, id),
    inSessions: (sids: string[]) => membersInSessions(db, sids),
    statesInSessions: (sids: string[]) => statesInSessions(db, sids),
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

async function keepHouse({ db, now }: Changes, store: Store, promotions: PromotionWatch): Promise<void> {
  await forgetOldKeys(db, now())
  await db.deleteFrom('rateLimit').where('expire', '<', String(now().getTime())).execute()
  await sweep(db, store, now())
  await promotions.sweep()
}
