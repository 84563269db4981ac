import type { PostView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt, fillIn, formTo, wordsOf } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ;[ada, bob] = [await forum.as('ada'), await forum.as('bob')]
})
afterAll(() => forum.close())
afterEach(async () => expect(await wrongCounters(forum)).toEqual([]))

async function recommended(title: string) {
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, `Read ${title}.`, { recommends: [{ kind: 'book', title }] })
  return { thread, post, id: post.recommendations[0]!.id, work: post.recommendations[0]!.work }
}

const say = (person: Member, threadId: string, body: object) => person.post(`/api/threads/${threadId}/posts`, body)
const changes = async (threadId: string, since: number) =>
  (await forum.guest.get(`/api/threads/${threadId}/changes?since=${since}`)).body as { version: number; posts: PostView[] }

test('a reply that says why seconds the recommendation in the same change, and names the work', async () => {
  const { thread, post, id, work } = await recommended('Why It Holds')
  const answered = await say(bob, thread.id, { body: 'It held for me.', replyTo: post.id, seconds: id })
  expect([answered.status, answered.body.version]).toEqual([201, 3])
  expect(answered.body.post.seconds).toEqual({ recommendationId: id, work })
  const { version, posts } = await changes(thread.id, 2)
  expect(version).toBe(3)
  expect(posts.map(({ number, seconds }) => [number, seconds?.work.title])).toEqual([
    [2, undefined],
    [3, 'Why It Holds'],
  ])
  const [recommendation] = posts[0]!.recommendations
  expect([recommendation!.seconded, recommendation!.seconders]).toEqual([1, [bob.view]])
  expect((await forum.guest.get(`/api/works/${work.id}`)).body.work.people).toBe(2)
})

test('who has seconded before may still say why, and counts once', async () => {
  const { thread, id } = await recommended('Said Later')
  await bob.put(`/api/recommendations/${id}/second`)
  await say(bob, thread.id, { body: 'Because of chapter two.', seconds: id })
  await say(bob, thread.id, { body: 'And of chapter three.', seconds: id })
  const { posts } = await changes(thread.id, 0)
  expect(posts.find(({ number }) => number === 2)!.recommendations[0]!.seconded).toBe(1)
  expect(posts.filter(({ seconds }) => seconds?.recommendationId === id).length).toBe(2)
})

test('withdrawing keeps the words but not what they say of the work; seconding again brings it back', async () => {
  const { thread, id } = await recommended('Taken Back')
  const { body } = await say(bob, thread.id, { body: 'Words that stay.', seconds: id })
  for (const [act, is] of [
    [bob.delete, null],
    [bob.put, id],
  ] as const) {
    const before = (await changes(thread.id, 0)).version
    await act(`/api/recommendations/${id}/second`)
    const told = (await changes(thread.id, before)).posts.find((one) => one.id === body.post.id)!
    expect([told.html, told.seconds?.recommendationId ?? null]).toEqual(['<p dir="auto">Words that stay.</p>\n', is])
  }
})

test('a removed recommendation is named nowhere, and comes back with its post', async () => {
  const { thread, post, id } = await recommended('Gone And Back')
  const { body } = await say(bob, thread.id, { body: 'The same here.', seconds: id })
  const named = async (since: number) => (await changes(thread.id, since)).posts.find((one) => one.id === body.post.id)?.seconds
  await ada.delete(`/api/posts/${post.id}`)
  expect(await named(3)).toBeNull()
  expect((await say(bob, thread.id, { body: 'Still.', seconds: id })).status).toBe(422)
  await ada.put(`/api/posts/${post.id}/restored`)
  expect((await named(4))!.recommendationId).toBe(id)
})

test('a work that is merged is named as what it became, in the replies that second it too', async () => {
  const { thread, id, work } = await recommended('Two Names')
  const other = await recommended('One Name')
  const { body } = await say(bob, thread.id, { body: 'Agreed.', seconds: id })
  const warden = await forum.as('warden-1')
  const before = (await changes(thread.id, 0)).version
  expect((await warden.post(`/api/works/${work.id}/merge`, { into: other.work.id, reason: 'the same' })).status).toBe(200)
  const told = (await changes(thread.id, before)).posts.find((one) => one.id === body.post.id)!
  expect(told.seconds!.work).toEqual(other.work)
})

test('nobody seconds with words what is their own, stands in another thread, or is not there; nothing is left behind', async () => {
  const { thread, id } = await recommended('Own Praise')
  const elsewhere = await recommended('Elsewhere')
  const tried = [
    await say(ada, thread.id, { body: 'My own.', seconds: id }),
    await say(bob, thread.id, { body: 'Not here.', seconds: elsewhere.id }),
    await say(bob, thread.id, { body: 'Nowhere.', seconds: '999999' }),
    await say(bob, thread.id, { body: 'No id.', seconds: 'x' }),
  ]
  expect(tried.map(({ status, body }) => [status, body.errors?.[0]?.path])).toEqual([
    [403, undefined],
    [422, 'seconds'],
    [422, 'seconds'],
    [422, 'seconds'],
  ])
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.posts.length).toBe(2)
})

test('twenty at once second with words, and each counts once', async () => {
  const { thread, id } = await recommended('A Crowd')
  const people = await Promise.all(Array.from({ length: 20 }, (_, place) => forum.as(`crowd-${String(place).padStart(2, '0')}`)))
  const answers = await Promise.all(
    people.flatMap((person) => [
      say(person, thread.id, { body: 'Me too.', seconds: id, recommends: [{ kind: 'book', title: 'Another Crowd' }] }),
      person.put(`/api/recommendations/${id}/second`),
    ]),
  )
  expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true)
  const { posts } = await changes(thread.id, 0)
  const [recommendation] = posts.find(({ number }) => number === 2)!.recommendations
  expect([recommendation!.seconded, recommendation!.seconders.length]).toEqual([20, 5])
})

test('a draft that agrees with the post above is offered to count, but not to who wrote that post', async () => {
  const { post, id } = await recommended('Agreed Upon')
  const noticed = async (person: Member, text: string) =>
    (await person.post('/api/works/notice', { text, replyTo: post.id })).body.candidates.map(
      (one: { recommendationId: string | null }) => one.recommendationId,
    )
  for (const text of ['Seconding this.', '+1', 'This one changed how I work.']) expect(await noticed(bob, text)).toEqual([id])
  expect(await noticed(ada, '+1')).toEqual([])
})

test('without a script: second, say why, and the reply is linked; a refused one stays linked', async () => {
  const { thread, post, id } = await recommended('By Hand')
  const path = `/t/${thread.id}/${thread.slug}`
  expect((await arriveAt(bob, path)).text).not.toContain('Say why')
  await fillIn(bob, path, `/r/${id}/second`)
  const page = (await arriveAt(bob, path)).text
  const link = new RegExp(`href="([^"]*)" data-reply-to="${post.id}" data-seconds="${id}"`).exec(page)![1]!
  const saying = link.replaceAll('&amp;', '&').split('#')[0]!
  expect(formTo((await arriveAt(bob, saying)).text, /reply$/).fields).toMatchObject({ replyTo: post.id, seconds: id })
  const refused = await fillIn(bob, saying, /reply$/, { body: '' })
  expect(refused.status).toBe(422)
  const again = formTo(refused.text, /reply$/)
  expect(again.fields).toMatchObject({ replyTo: post.id, seconds: id })
  const sent = await bob.form(again.action, { ...again.fields, body: 'By hand, and why.' })
  expect(wordsOf((await arriveAt(bob, sent)).text, 'id="p3"')).toMatch(/Seconds\s+By Hand/)
})

test('what one did with a work is said with the version it was and why, beside one’s name; emptied, it is gone', async () => {
  const { id, work } = await recommended('Kettle 5')
  const path = `/works/${work.id}/kettle-5`
  const second = `/api/recommendations/${id}/second`
  expect((await bob.put(second, { edition: '5.2' })).body.errors).toEqual([
    { path: 'edition', message: 'Say what you did with it.' },
  ])
  expect((await bob.put(second, { experience: 'stopped', edition: '5.2', note: 'It leaked.' })).status).toBe(200)
  const page = async () => wordsOf((await arriveAt(ada, path)).text, 'id="main"')
  expect(await page()).toMatch(/Stopped\s*5\.2/)
  expect(await page()).toContain('It leaked.')
  expect((await bob.put(`/api/works/${work.id}/experience`, { experience: 'using', edition: 'x'.repeat(41) })).status).toBe(422)
  // Another word on how far one got leaves the rest as it was said.
  await bob.put(second, { experience: 'using' })
  expect(await page()).toMatch(/Still using\s*5\.2/)
  const form = formTo((await arriveAt(bob, path)).text, /\/experience$/)
  expect(form.fields).toMatchObject({ edition: '5.2', note: 'It leaked.' })
  await bob.form(form.action, { ...form.fields, experience: 'using', edition: '', note: '' })
  expect(await page()).not.toMatch(/5\.2|It leaked/)
})
