import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { openStore, receive } from '../../client/store.ts'
import type { PostView, ThreadChanged, Watching } from '../../server/contract/index.ts'
import { type Member, openForum, type TestForum } from '../support/forum.ts'
import { openSlowReader } from './slow-reader.ts'
import { allPages } from './thread-pages.ts'

let forum: TestForum
let ada: Member
let bob: Member
const lines: Socket[] = []
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
  bob = await forum.as('bob')
})
afterEach(() => lines.splice(0).forEach((line) => line.disconnect()))
afterAll(() => forum.close())

function lineOf(cookie?: string, options: Partial<ManagerOptions & SocketOptions> = {}): Socket {
  const extraHeaders = cookie ? { cookie } : undefined
  const line = io(forum.url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders, ...options })
  lines.push(line)
  return line
}

function watching(line: Socket, message: unknown): Promise<Watching> {
  return line.emitWithAck('watch', message) as Promise<Watching>
}

/** The messages of a line in their order, to be waited for one after the other. */
function messagesOf(line: Socket): { next: () => Promise<ThreadChanged>; left: ThreadChanged[] } {
  const left: ThreadChanged[] = []
  let wake = () => {}
  line.on('thread.changed', (message: ThreadChanged) => {
    left.push(message)
    wake()
  })
  const next = async (): Promise<ThreadChanged> => {
    while (left.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    return left.shift()!
  }
  return { next, left }
}

function eventOf<Said>(line: Socket, name: string): Promise<Said> {
  return new Promise((resolve) => line.once(name, resolve))
}

// Past the forum, which is faster and hints at nothing.
async function addPosts(threadId: string, count: number, html: string): Promise<void> {
  await forum.sql(
    `insert into post (thread_id, number, branch, depth, author_id, body, html, renderer, version)
     select $1, n, n, 1, $2, 'word', $4, 1, n from generate_series(2, $3::int) n`,
    [threadId, bob.view.id, count + 1, html],
  )
  await forum.sql('update thread set version = $2, post_count = $2, reply_count = $2 - 1 where id = $1', [threadId, count + 1])
}

test('a watch is answered with the version and the epoch, which every other watch is told too', async () => {
  const { thread } = await ada.starts()
  const [guest, member] = [lineOf(), lineOf(bob.cookie)]
  const told = await watching(guest, { threadId: thread.id, since: 1 })
  expect(told).toEqual({ version: 1, epoch: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(await watching(member, { threadId: thread.id, since: 1 })).toEqual(told)
  const [setting] = await forum.sql<{ value: string }>(`select value from setting where name = 'epoch'`)
  expect(told).toMatchObject({ epoch: setting!.value })
})

test('a reply, an edit, a second and a removal come to guest and member, in order, as the thread shows them', async () => {
  const { thread } = await ada.starts()
  const receivers = [lineOf(), lineOf(bob.cookie)].map((line) => ({ line, messages: messagesOf(line) }))
  for (const { line } of receivers) await watching(line, { threadId: thread.id, since: 1 })
  const { post } = await ada.replies(thread.id, 'Start with one machine.')
  const acts = [
    () => Promise.resolve(),
    () => ada.patch(`/api/posts/${post.id}`, { body: 'Start with two.' }, { revision: 1 }),
    () => bob.put(`/api/posts/${post.id}/second`),
    () => ada.delete(`/api/posts/${post.id}`),
  ]
  const seen: unknown[] = []
  for (const [place, act] of acts.entries()) {
    await act()
    const { body } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=${place + 1}`)
    for (const { messages } of receivers) {
      const message = await messages.next()
      expect(message).toEqual({ threadId: thread.id, from: place + 1, to: place + 2, thread: body.thread, posts: body.posts })
    }
    seen.push([body.posts[0].html !== '', body.posts[0].revision, body.posts[0].seconded, body.posts[0].removed])
  }
  expect(seen).toEqual([
    [true, 1, 0, false],
    [true, 2, 0, false],
    [true, 2, 1, false],
    [false, 2, 1, true],
  ])
})

test('after a gap the catch-up leads to the same screen as a fresh page', async () => {
  const { thread, post } = await ada.starts()
  const store = openStore(thread.id, 1, new Map([[post.id, 1]]))
  const shows = new Map<string, PostView>([[post.id, post]])
  const draw = (posts: PostView[]) => posts.forEach((one) => shows.set(one.id, one))
  const { post: kept } = await bob.replies(thread.id, 'Kept.')
  const { post: gone } = await bob.replies(thread.id, 'Gone.')
  const line = lineOf()
  const messages = messagesOf(line)
  expect(await watching(line, { threadId: thread.id, since: store.cursor })).toMatchObject({ version: 3 })
  await ada.put(`/api/posts/${kept.id}/second`)
  const message = await messages.next()
  expect(receive(store, message, draw)).toBe(false)
  await bob.delete(`/api/posts/${gone.id}`)
  const { body } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=${store.cursor}`)
  expect(receive(store, { from: store.cursor, to: body.version, thread: body.thread, posts: body.posts }, draw)).toBe(true)
  // The message that was too early, and the one of the removal: both are known by now.
  for (const late of [message, await messages.next()]) expect(receive(store, late, draw)).toBe(true)
  const fresh = await allPages(forum.url, thread.id)
  expect(store.cursor).toBe(fresh!.thread.version)
  expect([...shows.values()].sort((a, b) => a.number - b.number)).toEqual(fresh!.posts)
})

test('who has turned away from a thread hears no more of it', async () => {
  const { thread } = await ada.starts()
  const { thread: other } = await ada.starts()
  const line = lineOf()
  const messages = messagesOf(line)
  for (const { id } of [thread, other]) await watching(line, { threadId: id, since: 1 })
  line.emit('unwatch', { threadId: thread.id })
  // Answered in order, so the one before it was heard.
  await watching(line, { threadId: other.id, since: 1 })
  await bob.replies(thread.id, 'Unheard.')
  await bob.replies(other.id, 'Heard.')
  expect((await messages.next()).threadId).toBe(other.id)
  expect(messages.left).toEqual([])
})

test.each(['websocket', 'polling'])('another site is refused over %s, and the forum’s own pages are not', async (transport) => {
  const open = (origin: string) => lineOf(undefined, { transports: [transport], extraHeaders: { origin } })
  const foreign = open('https://elsewhere.example')
  const refused = await eventOf<Error>(foreign, 'connect_error')
  expect(refused.message).toMatch(/websocket error|xhr poll error/)
  await eventOf(open(forum.url), 'connect')
})

test('a watch that makes no sense is refused, and the line stays', async () => {
  const line = lineOf()
  const nonsense = [
    undefined,
    null,
    7,
    'x',
    {},
    { threadId: 7 },
    { threadId: '0' },
    { threadId: '1;drop' },
    { threadId: '1', since: 'x' },
  ]
  for (const message of [...nonsense, { threadId: '999999999999', since: 0 }]) {
    expect(await watching(line, message)).toEqual({ error: 'There is no such thread.' })
  }
  line.emit('watch', { threadId: '1' }, 'no function')
  line.emit('unwatch', null)
  line.emit('typing', [[]])
  const { thread } = await ada.starts()
  expect(await watching(line, { threadId: thread.id, since: 1 })).toMatchObject({ version: 1 })
})

test('a line that sends too much is cut off', async () => {
  const line = lineOf()
  await eventOf(line, 'connect')
  const left = eventOf(line, 'disconnect')
  for (let sent = 0; sent <= 60; sent++) line.emit('unwatch', { threadId: '1' })
  expect(await left).toBe('io server disconnect')
})

test('a reader that takes nothing in gets no more messages, but the word to read anew', async () => {
  const { thread } = await ada.starts()
  const line = lineOf()
  const messages = messagesOf(line)
  await watching(line, { threadId: thread.id, since: 1 })
  const reader = await openSlowReader(forum.url, thread.id)
  // 20 MB, a message each, which no socket's buffers hold.
  await addPosts(thread.id, 80, 'word '.repeat(50_000))
  const { version } = await bob.replies(thread.id, 'The one that is told of.')
  while ((await messages.next()).to < version);
  const text = await reader.readUntil('["resync"')
  const reached = Math.max(...[...text.matchAll(/"to":(\d+)/g)].map(([, to]) => Number(to)))
  expect(reached).toBeGreaterThan(1)
  expect(reached).toBeLessThan(version)
  reader.end()
})

test('a message without an answer asked for does no harm, and presence tells who reads', async () => {
  const { thread } = await ada.starts()
  const line = lineOf(bob.cookie)
  const presence = eventOf<{ reading: number; typing: string[] }>(line, 'presence')
  line.emit('watch', { threadId: thread.id, since: 1 })
  line.emit('typing', { threadId: thread.id })
  const told = await presence
  expect(told).toMatchObject({ threadId: thread.id, reading: 1 })
})

test('who does not want it told that they are writing is not named', async () => {
  const { thread } = await ada.starts()
  await bob.put('/api/members/me/typing', { shown: false })
  const [quiet, other] = [lineOf(bob.cookie), lineOf(ada.cookie)]
  for (const line of [quiet, other]) await line.emitWithAck('watch', { threadId: thread.id, since: 1 })
  const names = new Promise<string[]>((resolve) =>
    quiet.on('presence', ({ typing }: { typing: string[] }) => typing.length > 0 && resolve(typing)),
  )
  quiet.emit('typing', { threadId: thread.id })
  other.emit('typing', { threadId: thread.id })
  expect(await names).toEqual(['ada'])
  await bob.put('/api/members/me/typing', { shown: true })
})
