import { type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum()
  ;[ada, bob] = [await forum.as('ada'), await forum.as('bob')]
})
afterAll(() => forum.close())
afterEach(() => forum.sql('delete from draft'))

const at = (place: string) => `/api/drafts/${place}`
const keep = (person: Member, place: string, body: string, revision?: number) =>
  person.put(at(place), { fields: { body } }, revision === undefined ? {} : { revision })
const kept = async (person: Member, place: string) => (await person.get(at(place))).body.draft

test('a draft is kept by its place, read back whole, and let go', async () => {
  expect(await kept(ada, 'new')).toBeNull()
  const fields = { title: 'Half', body: 'a thought\n', 'recommends[1]': '{"workId":"5"}', seconds: '7' }
  const { status, body } = await ada.put(at('new'), { fields })
  expect([status, body.draft.place]).toEqual([200, 'new'])
  expect(await kept(ada, 'new')).toEqual({ ...body.draft, fields })
  const list = (await ada.get('/api/drafts')).body.drafts
  expect(list).toEqual([{ ...body.draft, words: 'Half', replyTo: null }])
  expect((await ada.delete(at('new'))).status).toBe(204)
  expect((await ada.delete(at('new'))).status).toBe(204)
  expect(await kept(ada, 'new')).toBeNull()
})

test('a draft is its author’s alone; a guest is told to sign in', async () => {
  await keep(ada, 'thread-12', 'mine')
  expect(await kept(bob, 'thread-12')).toBeNull()
  await bob.delete(at('thread-12'))
  await keep(bob, 'thread-12', 'Bob’s')
  expect((await kept(ada, 'thread-12')).fields.body).toBe('mine')
  expect((await bob.get('/api/drafts')).body.drafts.length).toBe(1)
  for (const asked of [
    forum.guest.get('/api/drafts'),
    forum.guest.get(at('new')),
    forum.guest.put(at('new'), { fields: {} }),
    forum.guest.delete(at('new')),
  ])
    expect((await asked).status).toBe(401)
})

test('words that were not seen are not overwritten, nor let go of; a version is never given twice', async () => {
  const first = (await keep(ada, 'new', 'first', 0)).body.draft.version
  expect((await keep(ada, 'new', 'from another device', 0)).status).toBe(412)
  const second = (await keep(ada, 'new', 'second', first)).body.draft.version
  expect(second).toBeGreaterThan(first)
  expect((await keep(ada, 'new', 'late', first)).status).toBe(412)
  await ada.delete(at('new'), undefined, { revision: first })
  expect((await kept(ada, 'new')).fields.body).toBe('second')
  await ada.delete(at('new'), undefined, { revision: second })
  expect(await kept(ada, 'new')).toBeNull()
  // Gone, it is seen to be gone.
  expect((await keep(ada, 'new', 'late', second)).status).toBe(412)
  expect((await keep(ada, 'new', 'anew', 0)).body.draft.version).toBeGreaterThan(second)
})

test('of ten devices that write on the same version at once, one is kept and nine are told', async () => {
  const { version } = (await keep(ada, 'new', 'base')).body.draft
  const answers = await Promise.all(Array.from({ length: 10 }, (_, place) => keep(ada, 'new', `device ${place}`, version)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)])
  const firsts = await Promise.all(Array.from({ length: 10 }, (_, place) => keep(ada, 'thread-1', `device ${place}`, 0)))
  expect(firsts.filter(({ status }) => status === 200).length).toBe(1)
})

test('the oldest of more than a hundred drafts goes, and nobody else’s', async () => {
  await keep(bob, 'thread-1', 'Bob’s')
  for (let place = 1; place <= 102; place++) await keep(ada, `thread-${place}`, 'words')
  const places = (await ada.get('/api/drafts')).body.drafts.map(({ place }: { place: string }) => place)
  expect([places.length, places[0], places.at(-1)]).toEqual([100, 'thread-102', 'thread-3'])
  expect((await kept(bob, 'thread-1')).fields.body).toBe('Bob’s')
})

test('what is no draft is refused', async () => {
  const refused = async (place: string, body: object) => (await ada.put(at(place), body)).status
  expect(await refused('elsewhere', { fields: {} })).toBe(404)
  expect(await refused('thread-0', { fields: {} })).toBe(404)
  expect(await refused('new', {})).toBe(422)
  expect(await refused('new', { fields: { 'a b': 'x' } })).toBe(422)
  expect(await refused('new', { fields: { __proto__x: 'x' } })).toBe(422)
  expect(await refused('new', { fields: { body: 7 } })).toBe(422)
  expect(await refused('new', { fields: { body: 'a\0b' } })).toBe(422)
  expect(await refused('new', { fields: { body: 'x'.repeat(60_001) } })).toBe(413)
  expect(await refused('new', { fields: Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`field[${n}]`, 'x'])) })).toBe(
    422,
  )
  expect((await ada.get('/api/drafts')).body.drafts).toEqual([])
})

test('a thread’s page says whether the reader has begun to write there, and tells nobody else', async () => {
  const { thread } = await ada.starts()
  const path = `/t/${thread.id}/${thread.slug}`
  await keep(ada, `thread-${thread.id}`, 'begun here')
  expect((await ada.get(path)).text).toContain('data-draft="true"')
  for (const person of [bob, forum.guest]) {
    const { text } = await person.get(path)
    expect([text.includes('data-draft="true"'), text.includes('begun here')]).toEqual([false, false])
  }
})
