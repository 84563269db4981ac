import { jest } from '@jest/globals'
import { unheardMs } from '../server/pages/heard.ts'
import { readAnew } from '../server/pages/read-anew.ts'
import { openForum, type TestForum } from './support/forum.ts'
import { allButDate } from './support/time.ts'

let here: TestForum
let there: TestForum
beforeAll(async () => {
  here = await openForum()
  there = await openForum({ schema: here.schema })
})
afterEach(() => jest.useRealTimers())
afterAll(async () => {
  await there.close()
  await here.close()
})

const turnTheClock = () => jest.useFakeTimers({ now: Date.now(), doNotFake: [...allButDate] })
const later = (ms: number) => jest.setSystemTime(Date.now() + ms)

test('what another node changed shows in lists and on a work’s page a second later, without any hint', async () => {
  const [ada, ben] = await Promise.all(['ada-anew', 'ben-anew'].map((name) => here.as(name)))
  const { thread } = await ada!.starts({ title: 'Read by two nodes' })
  const { post } = await ada!.replies(thread.id, 'This one.', { recommends: [{ kind: 'tool', title: 'Read anew' }] })
  const { id, work } = post.recommendations[0]!
  const paths = ['/', '/works?q=read+anew', `/works/${work.id}/read-anew`]
  const behind = async () => {
    const pages = await Promise.all(paths.map((path) => there.guest.get(path, { headers: { cookie: ada!.cookie } })))
    return pages.map(({ text }) => Math.max(...(text.match(/\d+(?=<span class="vh"> seconded)/g) ?? []).map(Number)))
  }
  turnTheClock()
  // Once it knows in what state the database is, that is all it asks for while it stays.
  for (const _ of [1, 2, 3]) {
    expect(await behind()).toEqual([1, 1, 1])
    later(unheardMs)
  }
  expect((await ben!.put(`/api/recommendations/${id}/second`)).status).toBe(200)
  later(unheardMs)
  expect(await behind()).toEqual([2, 2, 2])
})

test('what is the same to all is read again after a change, after a minute, and where the database is in another state', async () => {
  const heard = { changed: 0, state: 'one' }
  let known: string | undefined
  const read = jest.fn(async (asked: { tag: string }) => ({ asked, at: Date.now() }))
  const list = readAnew(
    {
      changes: () => heard.changed,
      state: async () => (known = heard.state),
      stateBefore: () => known,
    },
    read,
    (now) => now,
  )
  const times = async () => {
    await list({ tag: 'rust' })
    return read.mock.calls.length
  }
  turnTheClock()
  expect(await times()).toBe(1)
  expect(await times()).toBe(1)
  later(unheardMs)
  // It did not know of any state when it first read.
  expect(await times()).toBe(2)
  later(unheardMs)
  expect(await times()).toBe(2)
  heard.state = 'another'
  expect(await times()).toBe(3)
  heard.changed += 1
  expect(await times()).toBe(4)
  expect(await times()).toBe(4)
  for (let second = 0; second < 60; second++) {
    later(1_000)
    await times()
  }
  expect(await times()).toBe(5)
  await list({ tag: 'css' })
  expect(read).toHaveBeenCalledTimes(6)
})
