import type { PostView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { type Answered, expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ;[ada, bob] = [await forum.as('ada'), await forum.as('bob')]
})
afterAll(() => forum.close())

const fiveTimes = (act: () => Promise<Answered>) => Promise.all(Array.from({ length: 5 }, act))

/** The one answer of those that were not told to wait; fails where there are several, or none. */
function oneAnswer<Body>(answers: Answered<Body>[], status: number): Body {
  expect(answers.filter((answer) => answer.status !== status && answer.status !== 409)).toEqual([])
  const done = answers.filter((answer) => answer.status === status)
  expect(new Set(done.map(({ text }) => text)).size).toBe(1)
  return done[0]!.body
}

const threadOf = async (id: string) => (await forum.guest.get(`/api/threads/${id}`)).body.thread

test('a thread whose start is sent five times at once is one thread', async () => {
  const fields = { title: 'Started once', body: 'x', recommends: [{ kind: 'tool', title: 'Oncer' }] }
  const start = () => ada.post('/api/threads', fields, { key: 'start' })
  const { thread } = oneAnswer(await fiveTimes(start), 201)
  const again = await start()
  expect([again.status, again.body.thread.id, again.headers.location]).toEqual([201, thread.id, `/api/threads/${thread.id}`])
  expect(await forum.sql(`select id from thread where title = 'Started once'`)).toEqual([{ id: thread.id }])
  expect((await forum.guest.get('/api/works?q=oncer')).body.works).toMatchObject([{ people: 1, threads: 1 }])
})

test('every change of a post that is sent five times at once, and again later, is one change', async () => {
  const { thread } = await ada.starts()
  const recommends = [{ kind: 'book' as const, title: 'The Once and Future King' }]
  const { post } = await bob.replies(thread.id, 'Read it.', { recommends })
  const [{ id, work }] = post.recommendations as [(typeof post.recommendations)[0]]
  const warden = await forum.as('warden-1')
  const acts: [string, number, (key: string) => Promise<Answered>][] = [
    ['second', 200, (key) => ada.put(`/api/posts/${post.id}/second`, {}, { key })],
    ['withdraw', 200, (key) => ada.delete(`/api/posts/${post.id}/second`, undefined, { key })],
    ['second the work', 200, (key) => ada.put(`/api/recommendations/${id}/second`, { experience: 'using' }, { key })],
    ['stop', 200, (key) => ada.put(`/api/works/${work.id}/experience`, { experience: 'stopped' }, { key })],
    ['forget', 200, (key) => ada.delete(`/api/works/${work.id}/experience`, undefined, { key })],
    ['withdraw from it', 200, (key) => ada.delete(`/api/recommendations/${id}/second`, undefined, { key })],
    ['edit', 200, (key) => bob.patch(`/api/posts/${post.id}`, { body: 'Read it!' }, { key, revision: 1 })],
    ['hide', 200, (key) => ada.put(`/api/posts/${post.id}/hidden`, { reason: 'Off the point' }, { key })],
    ['unhide', 200, (key) => ada.delete(`/api/posts/${post.id}/hidden`, undefined, { key })],
    ['accept', 200, (key) => ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }, { key })],
    ['unaccept', 200, (key) => ada.delete(`/api/threads/${thread.id}/accepted`, undefined, { key })],
    ['remove', 204, (key) => bob.delete(`/api/posts/${post.id}`, undefined, { key })],
    ['restore', 200, (key) => bob.put(`/api/posts/${post.id}/restored`, {}, { key })],
  ]
  const first: string[] = []
  for (const [place, [name, status, act]] of acts.entries()) {
    oneAnswer(await fiveTimes(() => act(`act-${place}`)), status)
    first.push((await act(`act-${place}`)).text)
    expect([name, (await threadOf(thread.id)).version]).toEqual([name, 3 + place])
  }
  // Late repetitions, when all of it is undone by what came later: the same words again, and nothing moves.
  for (const [place, [name, status, act]] of acts.entries()) {
    const late = await act(`act-${place}`)
    expect([name, late.status, late.text]).toEqual([name, status, first[place]])
  }
  expect((await threadOf(thread.id)).version).toBe(2 + acts.length)
  expect((await forum.guest.get(`/api/posts/${post.id}/revisions`)).body.revisions).toHaveLength(2)
  const other = await ada.replies(thread.id, 'The same', { recommends: [{ kind: 'book', title: 'Another King' }] })
  const into = other.post.recommendations[0]!.work.id
  const merge = () => warden.post(`/api/works/${work.id}/merge`, { into, reason: 'One king' }, { key: 'merge' })
  oneAnswer(await fiveTimes(merge), 200)
  expect(await forum.sql('select id from merge')).toHaveLength(1)
  expect(await wrongCounters(forum)).toEqual([])
})

test('a key is not taken for another act, another place or another body', async () => {
  const [{ thread, post }, other] = [await ada.starts(), await ada.starts()]
  const used = { key: 'used-once' }
  expectStatus(201, await bob.post(`/api/threads/${thread.id}/posts`, { body: 'One' }, used))
  const answers = [
    await bob.post(`/api/threads/${thread.id}/posts`, { body: 'Two' }, used),
    await bob.post(`/api/threads/${thread.id}/posts`, { body: 'One', replyTo: post.id }, used),
    await bob.post(`/api/threads/${other.thread.id}/posts`, { body: 'One' }, used),
    await bob.post('/api/threads', { title: 'One', body: 'One' }, used),
    await bob.put(`/api/posts/${post.id}/second`, {}, used),
  ]
  expect(answers.map(({ status, body }) => [status, body.errors[0].path])).toEqual(answers.map(() => [422, 'Idempotency-Key']))
  expect(await threadOf(thread.id)).toMatchObject({ version: 2, seconded: 0 })
  expect((await threadOf(other.thread.id)).version).toBe(1)
})

test('of different bodies that come at once under one key, one is taken', async () => {
  const { thread } = await ada.starts()
  const send = (place: number) => bob.post(`/api/threads/${thread.id}/posts`, { body: `Body ${place}` }, { key: 'torn' })
  const statuses = await Promise.all([0, 1, 2, 3].map(send))
  expect(statuses.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422])
  expect((await threadOf(thread.id)).replyCount).toBe(1)
})

test('two members may use the same key at once, each for their own', async () => {
  const { thread } = await ada.starts()
  const people = await Promise.all(['cleo', 'dan', 'eva', 'fay'].map((name) => forum.as(name)))
  const sent = await Promise.all(
    people.map((member) => member.replies(thread.id, `I am ${member.name}`, {}, { key: 'everybodys' })),
  )
  expect(sent.map(({ post }) => post.author.name)).toEqual(['cleo', 'dan', 'eva', 'fay'])
  expect(new Set(sent.map(({ post }) => post.number))).toEqual(new Set([2, 3, 4, 5]))
})

test('what was refused may be sent again under its key, and is then done', async () => {
  const { thread, post } = await ada.starts()
  const edit = (revision: number) => ada.patch(`/api/posts/${post.id}`, { body: 'Better' }, { revision, key: 'edit-me' })
  expect((await edit(7)).status).toBe(412)
  expectStatus(200, await edit(1))
  const accept = () => ada.put(`/api/threads/${thread.id}/accepted`, { postId: reply.id }, { key: 'accept-me' })
  const { post: reply } = await bob.replies(thread.id, 'The answer')
  expectStatus(204, await bob.delete(`/api/posts/${reply.id}`))
  expect((await accept()).status).toBe(422)
  expectStatus(200, await bob.put(`/api/posts/${reply.id}/restored`))
  expect(expectStatus(200, await accept()).thread.acceptedPostId).toBe(reply.id)
  const second = () => ada.put(`/api/posts/${reply.id}/second`, {}, { key: 'second-me' })
  await forum.sql(`update member set suspended_until = now() + interval '1 hour' where name = 'ada'`)
  expect((await second()).status).toBe(403)
  await forum.sql(`update member set suspended_until = null where name = 'ada'`)
  expect(expectStatus(200, await second()).post.seconded).toBe(1)
})

test('what was done is answered again under its key, also when it could not be done any more', async () => {
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Read this.', { recommends: [{ kind: 'book', title: 'Gone Tomorrow' }] })
  const [{ id, work }] = post.recommendations as [PostView['recommendations'][number]]
  const acts = [
    () => bob.put(`/api/recommendations/${id}/second`, { experience: 'finished' }, { key: 'gone-second' }),
    () => bob.delete(`/api/recommendations/${id}/second`, undefined, { key: 'gone-withdraw' }),
    () => bob.put(`/api/works/${work.id}/experience`, { experience: 'using' }, { key: 'gone-say' }),
  ]
  const first: string[] = []
  for (const act of acts) first.push((await act()).text)
  expectStatus(204, await ada.delete(`/api/posts/${post.id}`))
  await forum.sql('update work set hidden_at = now() where id = $1', [work.id])
  for (const [place, act] of acts.entries()) expect(await act()).toMatchObject({ status: 200, text: first[place] })
})

test('of many that come at once the refused may be sent again; the taken stay taken', async () => {
  const { thread } = await ada.starts()
  const { post: parent } = await ada.replies(thread.id, 'Is it there?')
  expectStatus(204, await ada.delete(`/api/posts/${parent.id}`))
  const send = (place: number) =>
    bob.post(
      `/api/threads/${thread.id}/posts`,
      { body: `Reply ${place}`, ...(place % 2 ? { replyTo: parent.id } : {}) },
      { key: `at-once-${place}` },
    )
  const all = async () => (await Promise.all(Array.from({ length: 12 }, (_, place) => send(place)))).map(({ status }) => status)
  const half = Array.from({ length: 12 }, (_, place) => (place % 2 ? 422 : 201))
  expect(await all()).toEqual(half)
  expect(await all()).toEqual(half)
  expectStatus(200, await ada.put(`/api/posts/${parent.id}/restored`))
  expect(await all()).toEqual(half.map(() => 201))
  expect((await threadOf(thread.id)).replyCount).toBe(13)
})

test.each(['', ' ', 'a b', 'caf\u00e9', 'x'.repeat(201)])('%j is no key', async (key) => {
  const { thread } = await ada.starts()
  const headers = { 'idempotency-key': key }
  expect((await bob.post(`/api/threads/${thread.id}/posts`, { body: 'x' }, { headers })).status).toBe(400)
  expect((await threadOf(thread.id)).replyCount).toBe(0)
})
