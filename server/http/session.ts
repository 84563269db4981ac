import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import pgSession from 'connect-pg-simple'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import session from 'express-session'
import passport from 'passport'
import { Strategy } from 'passport-local'
import type pg from 'pg'
import type { MemberRow } from '../../db/schema.ts'
import { Refusal } from '../refusal.ts'
import { together } from '../together.ts'
import { setViewer } from './viewer.ts'

declare module 'express-session' {
  interface SessionData {
    /** The day on which the session was last written: writing it moves its end. */
    day: string
  }
}

/** How members are found; the forum hands these in. */
export interface Members {
  byId: (id: string) => Promise<MemberRow | undefined>
  /** Who is signed in under session ids as they are stored, and on which day each session was last written. */
  inSessions: (sids: string[]) => Promise<Map<string, { member: MemberRow; day: string | null }>>
  /** Of the same a word each that changes with anything about the member. */
  statesInSessions: (sids: string[]) => Promise<Map<string, string>>
  signIn: (login: string, password: string) => Promise<MemberRow>
}

export interface Sessions {
  /** Finds who asks, for pages, API and sockets alike. */
  identify: RequestHandler
  signIn: (req: Request, res: Response) => Promise<MemberRow>
  /** Signs a member in who has just proved who they are, under a new session id. */
  begin: (req: Request, res: Response, member: MemberRow) => Promise<void>
  end: (req: Request, res: Response) => Promise<void>
  /** Who is behind some requests of before as things stand now: undefined where a session has ended or a member is gone. */
  stillIn: (requests: IncomingMessage[]) => Promise<(MemberRow | undefined)[]>
  close: () => void
}

const sessionDays = 30
const cookieName = 'seconded'

/** Sessions in Postgres, their ids hashed there; a cookie for each mount path. */
export function openSessions(options: {
  pool: pg.Pool
  schema: string
  secret: string
  secure: boolean
  members: Members
}): Sessions {
  const auth = new passport.Passport()
  auth.use(
    new Strategy({ usernameField: 'login' }, (login, password, done) => {
      options.members.signIn(login, password).then((member) => done(null, asUser(member)), done)
    }),
  )
  auth.serializeUser((user, done) => done(null, memberOf(user).id))
  auth.deserializeUser((id: string, done) => {
    options.members.byId(id).then((member) => done(null, member ? asUser(member) : false), done)
  })
  const store = hashedStore(options.pool, options.schema)
  const byMount = new Map<string, RequestHandler>()
  const sessionAt = (mount: string) => {
    const known = byMount.get(mount)
    if (known) return known
    const made = session({
      store,
      secret: options.secret,
      name: cookieName,
      resave: false,
      saveUninitialized: false,
      cookie: {
        path: mount || '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: options.secure || 'auto',
        maxAge: sessionDays * 86_400_000,
      },
    })
    byMount.set(mount, made)
    return made
  }
  const restore = auth.session() as RequestHandler
  // The session as Passport has it, to be written: where somebody signs in or out, and once a day. All others only read it.
  const open = async (req: Request, res: Response) => {
    // Where the public address is https, the plain hop from the proxy to here must not keep the cookie from being set.
    if (options.secure) Object.defineProperty(req, 'secure', { value: true, configurable: true })
    await run(sessionAt(req.baseUrl ?? ''), req, res)
    await run(restore, req, res)
  }
  const memberIn = together(options.members.inSessions)
  const storedIdOf = ({ headers }: IncomingMessage): string => {
    const sid = sessionIn(headers.cookie, options.secret)
    return sid ? hashed(sid) : ''
  }
  // Of requests that are asked about again and again.
  const ids = new WeakMap<IncomingMessage, string>()
  const lastingIdOf = (req: IncomingMessage): string => {
    const sid = ids.get(req) ?? storedIdOf(req)
    ids.set(req, sid)
    return sid
  }
  let seen = new Map<string, { state: string; member: MemberRow }>()
  const find = async (req: Request, res: Response) => {
    const sid = storedIdOf(req)
    const found = sid && (await memberIn(sid))
    if (!found) return
    setViewer(req, found.member)
    if (found.day === today()) return
    await open(req, res)
    if (req.user) await keepDay(req)
  }
  return {
    identify: (req, res, next) => {
      if (!hasSession(req)) return next()
      find(req, res).then(() => next(), next)
    },
    signIn: async (req, res) => {
      await open(req, res)
      return new Promise((resolve, reject) => {
        auth.authenticate('local', (error: unknown, user: Express.User | false) => {
          if (error || !user)
            return reject(error ?? new Refusal('sign-in-first', 'That name and password do not belong together.'))
          begin(req, memberOf(user)).then(() => resolve(memberOf(user)), reject)
        })(req, res, ((failed: unknown) => reject(failed)) as NextFunction)
      })
    },
    begin: async (req, res, member) => {
      await open(req, res)
      await begin(req, member)
    },
    end: async (req, res) => {
      await open(req, res)
      await new Promise<void>((resolve, reject) => req.session.destroy((error) => (error ? reject(error) : resolve())))
      res.clearCookie(cookieName, { path: req.baseUrl || '/', httpOnly: true, sameSite: 'lax' })
      setViewer(req, undefined)
    },
    stillIn: async (requests) => {
      const sids = requests.map(lastingIdOf)
      const states = await options.members.statesInSessions(sids)
      const changed = [...states].filter(([sid, state]) => seen.get(sid)?.state !== state).map(([sid]) => sid)
      const found = changed.length > 0 ? await options.members.inSessions(changed) : new Map<string, { member: MemberRow }>()
      const before = seen
      seen = new Map(
        [...states].flatMap(([sid, state]) => {
          const member = found.get(sid)?.member ?? before.get(sid)?.member
          return member ? [[sid, { state, member }]] : []
        }),
      )
      return sids.map((sid) => seen.get(sid)?.member)
    },
    close: () => store.close(),
  }
}

// Passport gives the session a new id here, so that one planted before sign-in is worth nothing.
async function begin(req: Request, member: MemberRow): Promise<void> {
  await new Promise<void>((resolve, reject) => req.logIn(asUser(member), (error: unknown) => (error ? reject(error) : resolve())))
  req.session.day = today()
  setViewer(req, member)
}

/** Whether a request carries a session's cookie: without one it is a guest's. */
export function hasSession({ headers }: IncomingMessage): boolean {
  return headers.cookie?.includes(`${cookieName}=`) ?? false
}

function run(handler: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(req, res, (error?: unknown) => (error ? reject(error) : resolve()))
  })
}

// The session id in the cookie, where we have signed it; as express-session writes it.
function sessionIn(cookies: string | undefined, secret: string): string | undefined {
  for (const cookie of cookies?.split(';') ?? []) {
    const [name, value] = cookie.split('=', 2) as [string, string | undefined]
    if (name.trim() !== cookieName || !value) continue
    const [, sid, signature] = /^s:(.{1,100})\.([\w+/]{43})$/.exec(decoded(value.trim().replaceAll('"', ''))) ?? []
    if (!sid || !signature) return undefined
    const expected = createHmac('sha256', secret).update(sid).digest()
    const given = Buffer.from(signature, 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected) ? sid : undefined
  }
  return undefined
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

// Written before the answer: left for its end, the last byte would wait for a database that has just gone away.
function keepDay({ session }: Request): Promise<void> {
  session.day = today()
  return new Promise((resolve, reject) => session.save((error: unknown) => (error ? reject(error) : resolve())))
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function asUser(member: MemberRow): Express.User {
  return member as Express.User
}

function memberOf(user: Express.User): MemberRow {
  return user as MemberRow
}

// Who reads the table, in a backup say, cannot become anybody with what it holds.
function hashedStore(pool: pg.Pool, schema: string): session.Store & { close: () => void } {
  const Store = pgSession(session)
  const store = new Store({
    pool,
    schemaName: schema,
    tableName: 'session',
    createTableIfMissing: false,
    pruneSessionInterval: 3600,
    disableTouch: true,
  })
  const { get, set, destroy } = store
  store.get = (sid, done) => get.call(store, hashed(sid), done)
  store.set = (sid, data, done) => set.call(store, hashed(sid), data, done)
  store.destroy = (sid, done) => destroy.call(store, hashed(sid), done)
  return store
}

function hashed(sid: string): string {
  return createHash('sha256').update(sid).digest('base64url')
}
