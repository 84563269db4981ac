import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import pg from 'pg'
import { createForum, type Forum, type ForumOptions } from '../server/forum.ts'
import { databaseUrl } from './support/forum.ts'

const opened: Forum[] = []
let server: Server
let url: string
let host: Express
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  host = express()
  host.get('/', (_req, res) => void res.send('The host'))
  server = createServer(host)
  const left = await open({ schema: 'engine_left' })
  const right = await open({ schema: 'engine_right', viewer: (req) => userIn(req.headers['x-user']) })
  host.use('/left', left.router)
  host.use('/deep/right', right.router)
  left.goLive(server)
  right.goLive(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  for (const forum of opened) await forum.close()
  await pool.query('drop schema engine_left cascade; drop schema engine_right cascade')
  await pool.end()
})

test('two forums in one host and one database see nothing of each other, nor of the host’s pool', async () => {
  const joined = await call('/left/api/members', { name: 'leftie', email: 'l@example.org', password: 'long enough' })
  const cookie = joined.headers.getSetCookie()[0]!
  expect(cookie).toContain('Path=/left')
  const started = await call('/left/api/threads', { title: 'Only on the left', body: 'x' }, { cookie: cookie.split(';')[0]! })
  expect(started.status).toBe(201)
  expect(await (await fetch(`${url}/left/`)).text()).toContain('Only on the left')
  expect(await (await fetch(`${url}/deep/right/`)).text()).not.toContain('Only on the left')
  expect((await (await fetch(`${url}/deep/right/api/threads`)).json()).threads).toEqual([])
  expect((await fetch(`${url}/deep/right/api/members/leftie`)).status).toBe(404)
  expect(await (await fetch(`${url}/`)).text()).toBe('The host')
  const { rows } = await pool.query('show search_path')
  expect(rows[0].search_path).not.toContain('engine')
})

test('the host’s users are the members: made at the first visit, renamed with the host', async () => {
  const started = await call('/deep/right/api/threads', { title: 'From the host', body: 'x' }, { 'x-user': 'u-7:Noor H.' })
  const { thread } = await started.json()
  expect(thread.author).toMatchObject({ name: 'noor-h', displayName: 'Noor H.' })
  await call('/deep/right/api/threads', { title: 'Once more', body: 'x' }, { 'x-user': 'u-7:Noor Haddad' })
  const { threads } = await (await fetch(`${url}/deep/right/api/threads?sort=new`)).json()
  expect(threads.map((each: { author: { id: string; displayName: string } }) => each.author)).toEqual([
    expect.objectContaining({ id: thread.author.id, displayName: 'Noor Haddad' }),
    expect.objectContaining({ id: thread.author.id, displayName: 'Noor Haddad' }),
  ])
  expect(
    (await call('/deep/right/api/members', { name: 'nobody1', email: 'n@example.org', password: 'long enough' })).status,
  ).toBe(404)
  expect((await call('/deep/right/api/threads', { title: 'A guest', body: 'x' })).status).toBe(401)
})

test('whatever a host calls its users, each becomes a member with a name of their own', async () => {
  const names = ['Zoë Ångström', 'admin', 'noor-h', '  ', 'a\u0000b', '\u202egnp.exe', 'x'.repeat(300), '田中さん']
  const members: { name: string; displayName: string }[] = []
  for (const [place, name] of names.entries()) {
    const user = encodeURIComponent(`named-${place}:${name}`)
    const { member } = await (await fetch(`${url}/deep/right/api/session`, { headers: { 'x-user': user } })).json()
    members.push(member)
  }
  expect(members.map(({ name }) => name).filter((name) => !/^[a-z0-9_-]{3,30}$/.test(name) || name === 'admin')).toEqual([])
  expect(new Set(members.map(({ name }) => name)).size).toBe(names.length)
  expect(members.map(({ displayName }) => displayName)).toEqual([
    'Zoë Ångström',
    'admin',
    'noor-h',
    'Member',
    'a b',
    'gnp.exe',
    'x'.repeat(60),
    '田中さん',
  ])
})

test('every link, form and file of every page stands below the mount path', async () => {
  const user = { 'x-user': 'u-9:Wilma' }
  const { thread, post } = await (
    await call(
      '/deep/right/api/threads',
      { title: 'Links', body: 'x', tags: ['t'], recommends: [{ kind: 'book', title: 'B' }] },
      user,
    )
  ).json()
  const work = post.recommendations[0].work.id
  const pages = [
    '/',
    `/t/${thread.id}/links`,
    '/new',
    '/works',
    `/works/${work}/b`,
    '/tags/t',
    '/m/wilma',
    '/search?q=links',
    `/p/${post.id}/edit`,
    '/nothing',
  ]
  for (const page of pages) {
    const text = await (await fetch(`${url}/deep/right${page}`, { headers: user })).text()
    const addresses = [...text.matchAll(/\s(?:href|src|action|data-socket)="([^"]*)"/g)].map((match) => match[1]!)
    expect(addresses.length).toBeGreaterThan(5)
    expect(
      addresses.filter((address) => !/^(#|\/deep\/right(\/|$|#|\?)|http:\/\/127\.0\.0\.1:\d+\/deep\/right)/.test(address)),
    ).toEqual([])
  }
})

async function open(options: Partial<ForumOptions>): Promise<Forum> {
  const forum = await createForum({
    database: pool,
    rateLimits: false,
    connections: 4,
    alone: true,
    sessionSecret: 'only for the tests',
    ...options,
  })
  opened.push(forum)
  return forum
}

function userIn(header: unknown) {
  const [id, name] = decodeURIComponent(String(header ?? '')).split(':')
  return id && name ? { id, name } : undefined
}

function call(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}
