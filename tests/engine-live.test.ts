import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { Router } from 'express'
import { io, type Socket } from 'socket.io-client'
import type { PostView, ThreadChanged, Watching } from '../server/contract/index.ts'
import { createForum, type Forum } from '../server/forum.ts'
import { databaseUrl, openForum } from './support/forum.ts'

// Two forums with the same people, under two paths of one host; the right one in a router inside a router.
const paths = { left: '/left', right: '/area/right' }
const ending = randomBytes(4).toString('hex')
const schemas = { left: `live_left_${ending}`, right: `live_right_${ending}` }
const forums: Forum[] = []
const sockets: Socket[] = []
let server: Server
let url: string
beforeAll(async () => {
  const host = express()
  const area = Router()
  server = createServer(host)
  for (const side of ['left', 'right'] as const) {
    const forum = await createForum({
      database: databaseUrl,
      schema: schemas[side],
      path: paths[side],
      viewer: (req) => ({ id: String(req.headers['x-user'] ?? 'ada'), name: String(req.headers['x-user'] ?? 'ada') }),
      rateLimits: false,
      connections: 4,
    })
    forums.push(forum)
    forum.goLive(server)
    if (side === 'left') host.use('/left', forum.router)
    else area.use('/right', forum.router)
  }
  host.use('/area', area)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  for (const forum of forums) await forum.close()
  const { sql, close } = await openForum()
  for (const schema of Object.values(schemas)) await sql(`drop schema ${schema} cascade`)
  await close()
})

test('what is written in one forum is heard by its readers alone, though both have a thread of that number', async () => {
  const [left, right] = [await start('left'), await start('right')]
  expect(left.id).toBe(right.id)
  const heard: Record<string, string[]> = { left: [], right: [] }
  for (const [side, thread] of Object.entries({ left, right }) as ['left' | 'right', { id: string }][]) {
    const socket = connect(side)
    socket.on('thread.changed', ({ posts }: ThreadChanged) => heard[side]!.push(...posts.map((post: PostView) => post.html)))
    const watching = (await socket.emitWithAck('watch', { threadId: thread.id, since: 1 })) as Watching
    expect(watching).toMatchObject({ version: 1 })
  }
  // Each hears its own last words after everything that came before them.
  await say('left', left.id, 'Only on the left')
  await say('right', right.id, 'Last on the right')
  await say('left', left.id, 'Last on the left')
  await until(() => heard.left!.some((html) => html.includes('Last')) && heard.right!.some((html) => html.includes('Last')))
  expect(heard.left!.join()).toMatch(/Only on the left.*Last on the left/s)
  expect(heard.left!.join()).not.toContain('right')
  expect(heard.right!.join()).not.toContain('left')
})

test('each page names the socket of its own forum, and each socket is at the path that its page names', async () => {
  for (const side of ['left', 'right'] as const) {
    const { id, slug } = await start(side)
    const page = await (await fetch(`${url}${paths[side]}/t/${id}/${slug}`)).text()
    expect(/data-socket="([^"]*)"/.exec(page)![1]).toBe(`${paths[side]}/socket.io`)
  }
})

test('a router inside a router carries its whole path into every link, form and redirect', async () => {
  const { id } = await start('right')
  const moved = await fetch(`${url}/area/right/t/${id}`, { redirect: 'manual' })
  expect(moved.headers.get('location')).toMatch(/^\/area\/right\/t\/\d+\/live$/)
  const page = await (await fetch(`${url}/area/right/t/${id}`)).text()
  const addresses = [...page.matchAll(/\s(?:href|src|action)="([^"#]+)"/g)].map((match) => match[1]!.replace(url, ''))
  expect(addresses.filter((address) => !address.startsWith('/area/right'))).toEqual([])
})

async function start(side: 'left' | 'right'): Promise<{ id: string; slug: string }> {
  const answer = await post(`${paths[side]}/api/threads`, { title: 'Live', body: 'x' })
  return (await answer.json()).thread
}

async function say(side: 'left' | 'right', threadId: string, body: string): Promise<void> {
  expect((await post(`${paths[side]}/api/threads/${threadId}/posts`, { body })).status).toBe(201)
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

function connect(side: 'left' | 'right'): Socket {
  const socket = io(url, { path: `${paths[side]}/socket.io`, transports: ['websocket'], forceNew: true })
  sockets.push(socket)
  return socket
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}
