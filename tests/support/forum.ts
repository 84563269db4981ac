import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import pg from 'pg'
import request from 'supertest'
import type { MemberView, NewWork, PostView, ThreadView } from '../../server/contract/index.ts'
import { createForum, type Forum, type ForumOptions } from '../../server/forum.ts'

/** A forum with its server, on a Postgres schema of its own, and people who use it through the front door. */
export interface TestForum {
  forum: Forum
  server: Server
  url: string
  schema: string
  /** Asks the tables, to compare with what the front door says. */
  sql: <Row extends object = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  /** A guest. */
  guest: Person
  /** A member by name: joins when first named. */
  as: (name: string) => Promise<Member>
  close: () => Promise<void>
}

export interface Answered<Body = any> {
  status: number
  body: Body
  headers: Record<string, string>
  text: string
}

type Options = { key?: string; revision?: number | string; headers?: Record<string, string> }

export interface Person {
  get: (path: string, options?: Options) => Promise<Answered>
  post: (path: string, body?: unknown, options?: Options) => Promise<Answered>
  put: (path: string, body?: unknown, options?: Options) => Promise<Answered>
  patch: (path: string, body?: unknown, options?: Options) => Promise<Answered>
  delete: (path: string, body?: unknown, options?: Options) => Promise<Answered>
  /** Posts a form as a browser without JavaScript does. */
  form: (path: string, fields: Record<string, string>, options?: Options) => Promise<Answered>
  /** Sends a file as a form with one does; by default to the API. */
  upload: (
    file: Buffer,
    more?: { path?: string; name?: string; fields?: Record<string, string> },
    options?: Options,
  ) => Promise<Answered>
}

export interface Member extends Person {
  name: string
  view: MemberView
  cookie: string
  /** Starts a thread; fails where that isn't 201. */
  starts: (
    fields?: Partial<{ title: string; body: string; tags: string[]; kind: string; recommends: unknown[] }>,
  ) => Promise<{ thread: ThreadView; post: PostView }>
  /** Replies; fails where that isn't 201. */
  replies: (
    threadId: string,
    body: string,
    more?: { replyTo?: string; seconds?: string; recommends?: (NewWork | { workId: string })[] },
    options?: Options,
  ) => Promise<{ post: PostView; version: number }>
}

/** The database of all tests; each file takes a schema of its own in it. */
export const databaseUrl = process.env.TEST_DATABASE_URL!

/** A forum of its own for a test file: `const forum = await openForum()` in beforeAll, `forum.close()` in afterAll. */
export async function openForum(options: Partial<ForumOptions> & { mount?: string } = {}): Promise<TestForum> {
  const { mount = '', ...more } = options
  const schema = more.schema ?? `test_${randomBytes(6).toString('hex')}`
  const forum = await createForum({
    database: databaseUrl,
    schema,
    rateLimits: false,
    sessionSecret: 'only for the tests',
    connections: 8,
    alone: true,
    uploads: join(tmpdir(), schema),
    ...more,
  })
  const app = express()
  app.use(mount || '/', forum.router)
  const server = createServer(app)
  forum.goLive(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${mount}`
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, options: `-c search_path=${schema},public` })
  // Its end says goodbye and does not wait; a database that stops in that moment answers with an error.
  pool.on('error', () => undefined)
  const members = new Map<string, Promise<Member>>()
  return {
    forum,
    server,
    url,
    schema,
    sql: async <Row extends object>(text: string, values?: unknown[]) => (await pool.query(text, values)).rows as Row[],
    guest: personAt(server, mount),
    as: (name) => {
      const known = members.get(name)
      if (known) return known
      const joined = joinAs(server, mount, name)
      members.set(name, joined)
      return joined
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await forum.close()
      await rm(join(tmpdir(), schema), { recursive: true, force: true })
      await pool.query(`drop schema if exists ${schema} cascade`)
      await pool.end()
    },
  }
}

async function joinAs(server: Server, mount: string, name: string): Promise<Member> {
  const guest = personAt(server, mount)
  const { status, body, headers } = await guest.post('/api/members', {
    name,
    email: `${name}@example.org`,
    password: 'correct horse battery',
  })
  if (status !== 201) throw new Error(`${name} could not join: ${status} ${JSON.stringify(body)}`)
  const cookie = cookieIn(headers)
  const person = personAt(server, mount, cookie)
  return {
    ...person,
    name,
    view: body.member,
    cookie,
    starts: async (fields = {}) =>
      expectStatus(
        201,
        await person.post('/api/threads', { title: 'Where would you start?', body: 'Tell me what to read first.', ...fields }),
      ),
    replies: async (threadId, text, more = {}, options = {}) =>
      expectStatus(201, await person.post(`/api/threads/${threadId}/posts`, { body: text, ...more }, options)),
  }
}

/** The body of an answer, where it has the status it should have. */
export function expectStatus<Body>(status: number, answered: Answered<Body>): Body {
  if (answered.status !== status) throw new Error(`expected ${status}, got ${answered.status}: ${answered.text.slice(0, 500)}`)
  return answered.body
}

/** The session cookie that an answer sets. */
export function cookieIn(headers: Record<string, unknown>): string {
  const set = headers['set-cookie'] as unknown as string[] | undefined
  return set?.map((line) => line.split(';')[0]).join('; ') ?? ''
}

function personAt(server: Server, mount: string, cookie?: string): Person {
  const begun = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, options: Options) => {
    let call = request(server)[method](mount + path)
    if (cookie) call = call.set('cookie', cookie)
    if (options.key) call = call.set('idempotency-key', options.key)
    if (options.revision !== undefined) call = call.set('if-match', `"${options.revision}"`)
    for (const [name, value] of Object.entries(options.headers ?? {})) call = call.set(name, value)
    return call
  }
  const answered = ({ status, body, headers, text }: request.Response): Answered => ({
    status,
    body: parsed(body, headers, text),
    headers,
    text: text ?? '',
  })
  const send = async (
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    body: unknown,
    options: Options = {},
  ): Promise<Answered> => {
    const call = begun(method, path, options)
    return answered(await (body === undefined ? call : call.send(body as object)))
  }
  return {
    get: (path, options) => send('get', path, undefined, options),
    post: (path, body = {}, options) => send('post', path, body, options),
    put: (path, body = {}, options) => send('put', path, body, options),
    patch: (path, body = {}, options) => send('patch', path, body, options),
    delete: (path, body, options) => send('delete', path, body, options),
    form: (path, fields, options = {}) =>
      send('post', path, new URLSearchParams(fields).toString(), {
        ...options,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...options.headers },
      }),
    upload: async (file, { path = '/api/uploads', name = 'picture.png', fields = {} } = {}, options = {}) => {
      const call = begun('post', path, options)
      for (const [field, value] of Object.entries(fields)) void call.field(field, value)
      return answered(await call.attach('file', file, name))
    },
  }
}

// supertest leaves application/problem+json unread, and has no types for what it reads.
function parsed(answer: unknown, headers: Record<string, string>, text: string): any {
  return headers['content-type']?.startsWith('application/problem+json') && text ? JSON.parse(text) : answer
}
