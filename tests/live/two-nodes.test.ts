import { io, type Socket } from 'socket.io-client'
import type { Presence } from '../../server/contract/index.ts'
import { type Member, openForum, type TestForum } from '../support/forum.ts'

let here: TestForum
let there: TestForum
let ada: Member
let ben: Member
const lines: Socket[] = []
let sessionsAreLookedAt = () => {}
const looksAtSessions = () => new Promise<void>((resolve) => (sessionsAreLookedAt = resolve))
beforeAll(async () => {
  here = await openForum({ alone: false, connections: 4 })
  there = await openForum({
    alone: false,
    connections: 4,
    schema: here.schema,
    onStatement: (sql) => sql.includes('member.xmin') && sessionsAreLookedAt(),
  })
  ada = await here.as('ada')
  ben = await here.as('ben')
})
afterEach(() => lines.splice(0).forEach((line) => line.disconnect()))
afterAll(async () => {
  await there.close()
  await here.close()
})

async function watches({ url }: TestForum, threadId: string, cookie?: string): Promise<Socket> {
  const extraHeaders = cookie ? { cookie } : undefined
  const line = io(url, { transports: ['websocket'], forceNew: true, extraHeaders })
  lines.push(line)
  await line.emitWithAck('watch', { threadId, since: 1 })
  return line
}

/** The first that is told of the thread and is so. */
function told(line: Socket, is: (presence: Presence) => boolean): Promise<Presence> {
  return new Promise((resolve) =>
    line.on('presence', (presence: Presence) => {
      if (is(presence)) resolve(presence)
    }),
  )
}

test('each node tells who reads and who writes on all of them', async () => {
  const { thread } = await ada.starts()
  const near = await watches(here, thread.id)
  const nearHears = told(near, ({ reading }) => reading === 2)
  const far = await watches(there, thread.id, ada.cookie)
  const farHears = told(far, ({ reading }) => reading === 2)
  await Promise.all([nearHears, farHears])
  const writes = told(near, ({ typing }) => typing.length > 0)
  far.emit('typing', { threadId: thread.id })
  expect(await writes).toEqual({ threadId: thread.id, reading: 2, typing: ['ada'] })
  const isAlone = told(near, ({ reading }) => reading === 1)
  far.disconnect()
  expect(await isAlone).toMatchObject({ reading: 1, typing: [] })
})

test('who has signed out, is suspended or is gone is not said to write any more, and hears on as a guest', async () => {
  const [{ thread }, { thread: later }] = [await ada.starts(), await ada.starts()]
  const people = await Promise.all(['cara', 'dora', 'eve', 'ben'].map((name) => here.as(name)))
  const [cara] = people
  const watching = (threadId: string) => people.map(({ cookie }) => watches(there, threadId, cookie))
  const [reader, lines] = [await watches(there, thread.id), await Promise.all(watching(thread.id))]
  const all = told(reader, ({ typing }) => typing.length === 4)
  lines.forEach((line) => line.emit('typing', { threadId: thread.id }))
  await all

  expect((await cara!.delete('/api/session')).status).toBe(204)
  await here.sql(`update member set suspended_until = now() + interval '1 day' where name = 'dora'`)
  await here.sql(`update member set removed_at = now() where name = 'eve'`)
  // One may have been under way.
  for (let looks = 0; looks < 2; looks++) await looksAtSessions()
  await Promise.all([reader, ...lines].map((line) => line.emitWithAck('watch', { threadId: later.id, since: 1 })))
  const some = told(reader, ({ threadId, typing }) => threadId === later.id && typing.length > 0)
  lines.forEach((line) => line.emit('typing', { threadId: later.id }))
  expect((await some).typing).toEqual(['ben'])

  const heard = lines.map((line) => new Promise((resolve) => line.once('thread.changed', resolve)))
  await ben.replies(later.id, 'Guests hear this too.')
  await Promise.all(heard)
})

test('a thread that is gone leaves its watchers without a room', async () => {
  const { thread } = await ada.starts()
  const line = await watches(there, thread.id)
  const lists = new Promise((resolve) => line.once('threads.changed', resolve))
  await here.sql('update thread set removed_at = now() where id = $1', [thread.id])
  // Who watches nothing is told of the lists: of those who were in the room nobody is in it any more.
  const { thread: other } = await ada.starts()
  await ada.replies(other.id, 'Something happens elsewhere.')
  for (let isTold = false; !isTold;) {
    await ada.replies(other.id, 'And again.')
    isTold = await Promise.race([lists.then(() => true), new Promise<boolean>((resolve) => setTimeout(resolve, 200, false))])
  }
})
