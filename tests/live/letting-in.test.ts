import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import type { MemberRow } from '../../db/schema.ts'
import type { ThreadChanged } from '../../server/contract/index.ts'
import { type Live, type LiveOptions, openLive } from '../../server/live/socket.ts'

const opened: { server: Server; live: Live; lines: Socket[] }[] = []
afterEach(async () => {
  for (const { server, live, lines } of opened.splice(0)) {
    lines.forEach((line) => line.disconnect())
    await live.close()
    server.close()
  }
})

/** The live door by itself, in front of no database: what it asks is answered by the test. */
async function open(options: Partial<LiveOptions>): Promise<{ live: Live; line: (query?: { as: string }) => Socket }> {
  const server = createServer()
  const live = openLive(server, {
    path: '/socket.io',
    mayConnect: () => true,
    identify: (_req, _res, next) => next(),
    viewerOf: () => undefined,
    whoNow: async (requests) => requests.map(() => undefined),
    mayShowTyping: () => true,
    mayWatch: async () => 7,
    changes: async () => undefined,
    versions: async () => new Map(),
    epoch: 'one',
    onError: () => undefined,
    ...options,
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const lines: Socket[] = []
  opened.push({ server, live, lines })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const line = (query?: { as: string }) => {
    const made = io(url, { transports: ['websocket'], forceNew: true, query })
    lines.push(made)
    return made
  }
  return { live, line }
}

const changesFrom = (threadId: string) => async (_threadId: string, since: number) => ({
  version: since + 1,
  more: false,
  thread: { id: threadId, version: since + 1 } as ThreadChanged['thread'],
  posts: [],
})

test('who comes while the database is away is let in when it is back', async () => {
  const failures: unknown[] = []
  const { line } = await open({
    mayWatch: async () => {
      if (failures.length < 2) throw new Error('The database is away.')
      return 7
    },
    onError: (error) => failures.push(error),
  })
  expect(await line().emitWithAck('watch', { threadId: '1', since: 3 })).toEqual({ version: 7, epoch: 'one' })
  expect(failures).toHaveLength(2)
})

test('who turns away while being let in is not let in, and hears nothing', async () => {
  let allow: (version: number) => void = () => undefined
  let asked: () => void = () => undefined
  const isAsked = new Promise<void>((resolve) => (asked = resolve))
  const { live, line } = await open({
    mayWatch: (_viewer, threadId) => {
      if (threadId === '2') return Promise.resolve(7)
      asked()
      return new Promise((resolve) => (allow = resolve))
    },
    changes: changesFrom('1'),
    versions: async (threadIds) => new Map(threadIds.map((id) => [id, 7])),
  })
  const visitor = line()
  const heard: string[] = []
  visitor.on('thread.changed', ({ threadId }: ThreadChanged) => heard.push(threadId))
  const watching = visitor.emitWithAck('watch', { threadId: '1', since: 7 })
  await isAsked
  visitor.emit('unwatch', { threadId: '1' })
  // Answered in order, so the one before it was heard.
  await visitor.emitWithAck('watch', { threadId: '2', since: 7 })
  allow(7)
  expect(await watching).toEqual({ error: expect.any(String) })
  live.changed('1', 8)
  live.changed('2', 8)
  await once(visitor as unknown as NodeJS.EventEmitter, 'thread.changed')
  expect(heard).toEqual(['2'])
})

test('whose session ends hears no more of a thread that guests may not read, and the others in it do', async () => {
  const ada = { id: '1', displayName: 'Ada' } as MemberRow
  const ben = { id: '2', displayName: 'Ben' } as MemberRow
  const names = new Map([
    ['ada', ada],
    ['ben', ben],
  ])
  const signedOut = new Set<MemberRow>()
  const viewerOf: LiveOptions['viewerOf'] = (req) => names.get(new URL(req.url!, 'http://x').searchParams.get('as') ?? '')
  let isTold = () => {}
  const { live, line } = await open({
    viewerOf,
    whoNow: async (requests) => requests.map(viewerOf).map((member) => (member && signedOut.has(member) ? undefined : member)),
    mayWatch: async (viewer) => {
      if (viewer) return 7
      isTold()
      return undefined
    },
    changes: changesFrom('1'),
  })
  const [adas, bens] = [line({ as: 'ada' }), line({ as: 'ben' })]
  const heard: string[] = []
  adas.on('thread.changed', () => heard.push('ada'))
  bens.on('thread.changed', () => heard.push('ben'))
  for (const each of [adas, bens])
    expect(await each.emitWithAck('watch', { threadId: '1', since: 7 })).toMatchObject({ version: 7 })
  const guestIsAsked = new Promise<void>((resolve) => (isTold = resolve))
  signedOut.add(ada)
  await guestIsAsked
  await adas.emitWithAck('watch', { threadId: '1', since: 7 }).then((watching) => expect(watching).toHaveProperty('error'))
  live.changed('1', 8)
  await once(bens as unknown as NodeJS.EventEmitter, 'thread.changed')
  expect(heard).toEqual(['ben'])
})
