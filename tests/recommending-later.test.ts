import { io } from 'socket.io-client'
import type { PostView, ThreadChanged } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt, fillIn, formTo, wordsOf } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['moderator-may'] })
  ada = await forum.as('ada')
  bob = await forum.as('bob')
})
afterEach(async () => expect(await wrongCounters(forum)).toEqual([]))
afterAll(() => forum.close())

const book = (title: string, more: object = {}) => ({ kind: 'book' as const, title, ...more })
const titles = (post: PostView) => post.recommendations.map(({ work }) => work.title)
const amend = (member: Member, post: PostView, input: object, revision = post.revision) =>
  member.patch(`/api/posts/${post.id}`, input, { revision })
const workOf = async (id: string) => (await forum.guest.get(`/api/works/${id}`)).body

/** A reply of Bob's that recommends one book. */
async function aReply(title: string) {
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, `Read ${title} first.`, { recommends: [book(title)] })
  return { thread, post, ...post.recommendations[0]! }
}

test('a book that was forgotten is added by an edit: it stands after the others, counts, and is quoted from the new text', async () => {
  const { thread, post } = await aReply('Salt Roads')
  const input = { body: 'Read Salt Roads first. Then comes Tin Maps.', recommends: [book('Tin Maps')] }
  const edited = expectStatus(200, await amend(bob, post, input))
  expect([titles(edited.post), edited.post.revision, edited.version]).toEqual([['Salt Roads', 'Tin Maps'], 2, 3])
  const { work, recommendations } = await workOf(edited.post.recommendations[1].work.id)
  expect([work.people, work.threads]).toEqual([1, 1])
  expect(recommendations[0].excerpt).toBe('Then comes Tin Maps.')
  const { body } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=2`)
  expect(body.posts.map(titles)).toEqual([['Salt Roads', 'Tin Maps']])
  expect((await forum.guest.get(`/t/${thread.id}/${thread.slug}`)).text).toMatch(/<aside[^]*Tin Maps[^]*<\/aside>/)
})

test('an edit of nothing but the works keeps the text, and tells those who were there that it was edited', async () => {
  const { thread, post } = await aReply('Paper Boats')
  expectStatus(204, await ada.put(`/api/threads/${thread.id}/seen`, { version: 2 }))
  const edited = expectStatus(200, await amend(bob, post, { recommends: [book('Glass Boats')] }))
  expect([edited.post.html, edited.post.editedAt]).toEqual([post.html, expect.any(String)])
  expect((await ada.get(`/t/${thread.id}/${thread.slug}`)).text).toContain('Newly edited')
})

test('it comes to everybody who watches', async () => {
  const { thread, post } = await aReply('Live Wires')
  const line = io(forum.url, { transports: ['websocket'], forceNew: true })
  try {
    await line.emitWithAck('watch', { threadId: thread.id, since: 2 })
    const told = new Promise<ThreadChanged>((resolve) => line.once('thread.changed', resolve))
    expectStatus(200, await amend(bob, post, { recommends: [book('Dead Wires')] }))
    const { from, to, posts } = await told
    expect([from, to, posts.map(titles)]).toEqual([2, 3, [['Live Wires', 'Dead Wires']]])
  } finally {
    line.disconnect()
  }
})

test('what the post recommends already is not added again, by whatever name', async () => {
  const { post, id, work } = await aReply('Twice Told')
  const recommends = [{ workId: work.id }, book('Twice Told')]
  const same = expectStatus(200, await amend(bob, post, { recommends }))
  expect(same.post.recommendations).toEqual(post.recommendations)
  const more = expectStatus(
    200,
    await amend(bob, same.post, { recommends: [...recommends, book('Once Told'), book('Once Told')] }),
  )
  expect([titles(more.post), more.post.recommendations[0].id]).toEqual([['Twice Told', 'Once Told'], id])
})

test('an edit that says who made a work tells it wherever it stands', async () => {
  const { thread, post } = await aReply('Nameless Wind')
  const { post: other } = await ada.replies(thread.id, 'Yes.', { recommends: [book('Nameless Wind')] })
  const recommends = [book('Nameless Wind', { creators: ['Ines Okafor'] })]
  expectStatus(200, await amend(bob, post, { recommends }))
  const { body } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=3`)
  expect(body.posts.map((each: PostView) => [each.id, each.recommendations[0]!.work.creators])).toEqual([
    [post.id, ['Ines Okafor']],
    [other.id, ['Ines Okafor']],
  ])
})

test('what others did with the works that stood there stays on their cards', async () => {
  const { post, id, work } = await aReply('Old Clocks')
  expectStatus(200, await ada.put(`/api/recommendations/${id}/second`, { experience: 'finished' }))
  expectStatus(200, await bob.put(`/api/works/${work.id}/experience`, { experience: 'started' }))
  const { post: other } = await ada.replies(post.threadId, 'New Clocks.', { recommends: [book('New Clocks')] })
  const [fresh] = other.recommendations
  expectStatus(200, await bob.put(`/api/works/${fresh!.work.id}/experience`, { experience: 'using' }))
  const edited = expectStatus(200, await amend(bob, post, { recommends: [{ workId: fresh!.work.id }] }))
  expect(edited.post.recommendations).toMatchObject([
    { id, work: { id: work.id }, seconded: 1, experience: { started: 1, finished: 1 } },
    { seconded: 0, experience: { using: 1 } },
  ])
  expect((await workOf(fresh!.work.id)).work).toMatchObject({ people: 2, threads: 1 })
})

test('a post recommends ten works at most, those that it had among them', async () => {
  const { thread } = await ada.starts()
  const nine = Array.from({ length: 9 }, (_, place) => book(`Ninefold ${'abcdefghi'[place]}`))
  const { post } = await bob.replies(thread.id, 'Nine.', { recommends: nine })
  const two = [book('Tenth of them'), book('Eleventh of them')]
  const refused = await amend(bob, post, { body: 'More.', recommends: two })
  expect([refused.status, refused.body.errors]).toEqual([422, [{ path: 'recommends', message: 'At most 10 works.' }]])
  // Refused, nothing of it is left.
  expect((await forum.guest.get('/api/works/suggest?q=eleventh')).body.works).toEqual([])
  const drop = [post.recommendations[0]!.id]
  const edited = expectStatus(200, await amend(bob, post, { recommends: two, drop }))
  expect(titles(edited.post)).toEqual([...nine.slice(1), ...two].map(({ title }) => title))
  expect((await amend(bob, post, { recommends: [...nine, ...two] }, 2)).body.errors[0].path).toBe('recommends')
})

test('only its author adds to a post, as it was read, where it stands and its thread is open; no work is left of what was refused', async () => {
  const { thread, post, id } = await aReply('Locked Rooms')
  const input = { recommends: [book('Never Made')] }
  const status = async (member: Member, revision?: number) =>
    (await member.patch(`/api/posts/${post.id}`, input, revision === undefined ? {} : { revision })).status
  expect((await forum.guest.patch(`/api/posts/${post.id}`, input, { revision: 1 })).status).toBe(401)
  expect([await status(ada, 1), (await amend(ada, post, { drop: [id] })).status]).toEqual([403, 403])
  expect([await status(bob), await status(bob, 7)]).toEqual([428, 412])
  await forum.sql('update thread set locked_at = now() where id = $1', [thread.id])
  expect([await status(bob, 1), (await amend(bob, post, { drop: [id] })).status]).toEqual([403, 403])
  await forum.sql('update thread set locked_at = null where id = $1', [thread.id])
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  expect([await status(bob, 1), (await amend(bob, post, { drop: [id] })).status]).toEqual([404, 404])
  expect(await forum.sql(`select from work where title = 'Never Made'`)).toEqual([])
  const nothing = { note: 'Nothing', recommends: [], drop: [] }
  expect((await amend(bob, post, nothing)).body.errors).toEqual([{ path: 'body', message: 'Say what changes.' }])
})

test('an author takes a recommendation off: it counts no more, and the other keeps its place', async () => {
  const { thread, post, work } = await aReply('Wrong Pick')
  const { post: two } = expectStatus(200, await amend(bob, post, { recommends: [book('Right Pick')] }))
  const drop = [post.recommendations[0]!.id]
  const edited = expectStatus(200, await amend(bob, two, { drop }))
  expect([titles(edited.post), edited.version]).toEqual([['Right Pick'], 4])
  expect((await workOf(work.id)).work).toMatchObject({ people: 0, threads: 0 })
  expect((await forum.guest.get(`/api/threads/${thread.id}/changes?since=3`)).body.posts.map(titles)).toEqual([['Right Pick']])
  const again = await amend(bob, edited.post, { drop })
  expect([again.status, again.body.errors]).toEqual([422, [{ path: 'drop.0', message: 'This post does not recommend that.' }]])
  // Another post's is none of this one's.
  const { id: foreign } = await aReply('Far Away')
  expect((await amend(bob, edited.post, { drop: [foreign] })).status).toBe(422)
  // Taken off and named in one edit, it is recommended anew.
  const { post: anew } = expectStatus(
    200,
    await amend(bob, edited.post, { drop: [edited.post.recommendations[0].id], recommends: [book('Right Pick')] }),
  )
  expect([titles(anew), anew.recommendations[0].id === edited.post.recommendations[0].id]).toEqual([['Right Pick'], false])
})

test('what others second stays with the post; once they have withdrawn it goes, and their words stay', async () => {
  const { thread, post, id } = await aReply('Shared Ground')
  await ada.replies(thread.id, 'It held up for me.', { seconds: id })
  const refused = await amend(bob, post, { drop: [id] })
  expect([refused.status, refused.body.errors[0].message]).toEqual([422, 'Others second this by now: it stays with the post.'])
  expectStatus(200, await ada.delete(`/api/recommendations/${id}/second`))
  expectStatus(200, await amend(bob, post, { drop: [id] }))
  const { body } = await forum.guest.get(`/api/threads/${thread.id}?sort=old`)
  expect(body.posts.slice(1)).toMatchObject([
    { recommendations: [], html: post.html },
    { seconds: null, html: expect.stringContaining('It held up for me.') },
  ])
})

test('a work that was split off and put back is found in a post that recommends both by then', async () => {
  const may = await forum.as('moderator-may')
  const { post, id, work } = await aReply('One Of Two')
  await aReply('One Of Two')
  const part = { kind: 'book', title: 'Two Of Two', recommendations: [id], reason: 'Two books' }
  const { work: apart } = expectStatus(201, await may.post(`/api/works/${work.id}/split`, part))
  expectStatus(200, await amend(bob, post, { recommends: [{ workId: work.id }] }))
  expectStatus(200, await may.delete(`/api/works/${apart.id}/split`))
  expect((await workOf(work.id)).work).toMatchObject({ people: 1, threads: 2 })
})

test('without a script the edit page names what is recommended, takes it off and adds to it', async () => {
  const { thread, post, id } = await aReply('Plain Fields')
  const page = `/p/${post.id}/edit`
  const fields = { body: 'Read Kitchen Gardens first.', 'recommends[0][title]': 'Kitchen Gardens', drop: id }
  expect((await bob.get(page)).text).toContain('Plain Fields')
  const edited = await fillIn(bob, page, /edit$/, fields)
  expect(edited.status).toBe(303)
  expect(wordsOf((await arriveAt(bob, edited)).text, 'id="p2"')).toContain('Kitchen Gardens')
  const { body } = await forum.guest.get(`/api/threads/${thread.id}`)
  expect(titles(body.posts[1])).toEqual(['Kitchen Gardens'])
})

test('a refused edit keeps the work that was named and the boxes that were ticked, and links the problem to its field', async () => {
  const { post, id } = await aReply('Kept Fields')
  const { action, fields: blank } = formTo((await bob.get(`/p/${post.id}/edit`)).text, /edit$/)
  const { key, ...fields } = blank
  const filled = { ...fields, 'recommends[0][title]': 'Kitchen Sinks', 'recommends[0][isbn]': '9780000000000', drop: id }
  const refused = await bob.form(action, { ...filled, key: key! })
  expect([refused.status, formTo(refused.text, /edit$/).fields]).toEqual([422, expect.objectContaining(filled)])
  expect(refused.text).toContain('href="#f-recommends-0-isbn"')
  const previewed = await bob.form(action, { ...filled, key: key!, preview: '' })
  expect([previewed.status, formTo(previewed.text, /edit$/).fields]).toEqual([200, expect.objectContaining(filled)])
})

test('what others second has no box on the edit page, and is named', async () => {
  const { post, id } = await aReply('Common Land')
  expectStatus(200, await ada.put(`/api/recommendations/${id}/second`))
  const { text } = await bob.get(`/p/${post.id}/edit`)
  expect([text.includes('name="drop"'), wordsOf(text, 'class="hint stays"')]).toEqual([
    false,
    'Others second this by now, so it stays: Common Land',
  ])
})
