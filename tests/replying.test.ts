import type { PostView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ;[ada, bob] = [await forum.as('ada'), await forum.as('bob')]
})
afterAll(() => forum.close())

const threadOf = async (id: string) => (await forum.guest.get(`/api/threads/${id}?sort=old`)).body
const lock = (id: string) => forum.sql('update thread set locked_at = now() where id = $1', [id])

test('a reply stands in the thread, and the thread counts it', async () => {
  const { thread } = await ada.starts()
  const { post, version } = await bob.replies(thread.id, 'Start with *one* machine.')
  expect(post).toMatchObject({ number: 2, replyTo: null, version, revision: 1, html: expect.stringContaining('<em>one</em>') })
  const { body } = await forum.guest.get(`/api/threads/${thread.id}`)
  expect(body.posts.map((each: { number: number }) => each.number)).toEqual([1, 2])
  expect(body.thread).toMatchObject({ replyCount: 1, version: 2 })
})

test('replies hang below one another as deep as people talk, and the page leads to each', async () => {
  const { thread, post } = await ada.starts()
  const chain = [post]
  for (let depth = 1; depth <= 30; depth++) {
    const { post: reply } = await (depth % 2 ? bob : ada).replies(thread.id, `Depth ${depth}`, { replyTo: chain.at(-1)!.id })
    chain.push(reply)
  }
  const { posts } = await threadOf(thread.id)
  expect(posts.map((each: PostView) => each.replyTo)).toEqual([null, ...chain.slice(0, -1).map(({ id }) => id)])
  const page = (await forum.guest.get(`/t/${thread.id}/${thread.slug}`)).text
  expect([page.includes('Depth 3'), page.includes('Depth 30')]).toEqual([true, false])
  const met = new Set<string>()
  const waiting = [`/t/${thread.id}/${thread.slug}`]
  const asked = new Set<string>()
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    asked.add(path)
    const { text } = await forum.guest.get(path)
    for (const [, depth] of text.matchAll(/Depth (\d+)/g)) met.add(depth!)
    for (const [, to] of text.matchAll(/href="(\/t\/\d+\/[^"]*\?[^"#]*)/g)) {
      const next = to!.replaceAll('&amp;', '&')
      if (!asked.has(next)) waiting.push(next)
    }
  }
  expect(met.size).toBe(30)
})

test('a parent of another thread, or none at all, is refused at its field, and nothing is kept', async () => {
  const [one, other] = [await ada.starts(), await ada.starts()]
  for (const replyTo of [other.post.id, '999999999']) {
    const recommends = [{ kind: 'book', title: 'Never Shelved' }]
    const answer = await bob.post(`/api/threads/${one.thread.id}/posts`, { body: 'Astray', replyTo, recommends })
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'replyTo'])
  }
  expect((await threadOf(one.thread.id)).thread).toMatchObject({ replyCount: 0, version: 1 })
  expect(await forum.sql(`select id from work where title = 'Never Shelved'`)).toEqual([])
  expect((await bob.post('/api/threads/999999/posts', { body: 'x' })).status).toBe(404)
  expect((await forum.guest.post(`/api/threads/${one.thread.id}/posts`, { body: 'x' })).status).toBe(401)
})

test('a locked thread takes no reply but a moderator’s, and is seconded all the same', async () => {
  const { thread, post } = await ada.starts()
  await lock(thread.id)
  for (const member of [ada, bob]) {
    const { status, body } = await member.post(`/api/threads/${thread.id}/posts`, { body: 'Nano.' })
    expect([status, body.detail]).toEqual([403, 'This thread is locked.'])
  }
  expectStatus(200, await bob.put(`/api/posts/${post.id}/second`))
  await (await forum.as('warden-1')).replies(thread.id, 'That will do.')
  expect((await threadOf(thread.id)).thread).toMatchObject({ locked: true, replyCount: 1, seconded: 1, version: 3 })
})

test('who asked accepts one reply, then another, then none; of a discussion none', async () => {
  const { thread, post } = await ada.starts()
  const [first, second] = [await bob.replies(thread.id, 'First'), await bob.replies(thread.id, 'Second')]
  const accept = (by: Member, postId: string) => by.put(`/api/threads/${thread.id}/accepted`, { postId })
  const accepted: unknown[] = []
  for (const { id } of [first.post, first.post, second.post]) {
    const body = expectStatus(200, await accept(ada, id))
    accepted.push([body.thread.acceptedPostId, body.version])
  }
  for (let times = 0; times < 2; times++) {
    const body = expectStatus(200, await ada.delete(`/api/threads/${thread.id}/accepted`))
    accepted.push([body.thread.acceptedPostId, body.version])
  }
  expect(accepted).toEqual([
    [first.post.id, 4],
    [first.post.id, 4],
    [second.post.id, 5],
    [null, 6],
    [null, 6],
  ])
  expect((await accept(bob, first.post.id)).body.detail).toBe('Only who asked accepts an answer.')
  expect((await accept(ada, post.id)).status).toBe(422)
  const talk = await ada.starts({ kind: 'discussion' })
  const { post: word } = await bob.replies(talk.thread.id, 'A word')
  expect((await accept(ada, word.id)).status).toBe(422)
  const refused = await ada.put(`/api/threads/${talk.thread.id}/accepted`, { postId: word.id })
  expect([refused.status, refused.body.detail]).toEqual([403, 'Only a question has an accepted answer.'])
})

test('how far one has read never goes back, and never past what is there', async () => {
  const { thread } = await ada.starts()
  for (const body of ['2', '3', '4']) await bob.replies(thread.id, body)
  const seen = async () => (await forum.sql<{ version: number }>('select version from seen where thread_id = $1', [thread.id]))[0]
  for (const [version, kept] of [
    [2, 2],
    [3, 3],
    [1, 3],
    [0, 3],
    [2_000_000_000, 4],
  ] as const) {
    expectStatus(204, await bob.put(`/api/threads/${thread.id}/seen`, { version }))
    expect(await seen()).toEqual({ version: kept })
  }
  await Promise.all([4, 1, 3, 2].map((version) => ada.put(`/api/threads/${thread.id}/seen`, { version })))
  expect(await forum.sql('select distinct version from seen where thread_id = $1', [thread.id])).toEqual([{ version: 4 }])
  for (const version of [-1, 1.5, '2', null])
    expect((await bob.put(`/api/threads/${thread.id}/seen`, { version })).status).toBe(422)
  expect((await forum.guest.put(`/api/threads/${thread.id}/seen`, { version: 1 })).status).toBe(401)
  expect((await bob.put('/api/threads/999999/seen', { version: 1 })).status).toBe(404)
})

test('who started the thread hides a reply with a reason; the words stay a click away, and nothing else changes', async () => {
  const { thread, post: opener } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Buy my lamps')
  const hide = (by: Member, id: string, reason = 'An advertisement') => by.put(`/api/posts/${id}/hidden`, { reason })
  expect((await hide(bob, post.id)).status).toBe(403)
  expect((await hide(ada, opener.id)).status).toBe(403)
  expect((await ada.put(`/api/posts/${post.id}/hidden`)).body.errors[0].path).toBe('reason')
  const hidden = expectStatus(200, await hide(ada, post.id))
  expect(hidden).toMatchObject({ version: 3, post: { hidden: 'An advertisement', revision: 1, removed: false } })
  expect(expectStatus(200, await hide(ada, post.id)).version).toBe(3)
  const page = (await forum.guest.get(`/t/${thread.id}/${thread.slug}`)).text
  expect(['An advertisement', 'Buy my lamps', '<details'].map((words) => page.includes(words))).toEqual([true, true, true])
  const warden = await forum.as('warden-1')
  expect(expectStatus(200, await warden.delete(`/api/posts/${post.id}/hidden`)).post.hidden).toBeNull()
  expect((await threadOf(thread.id)).thread).toMatchObject({ replyCount: 1, version: 4 })
  expect(await wrongCounters(forum)).toEqual([])
})
