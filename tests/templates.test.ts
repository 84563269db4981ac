import { type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt, fillIn, formTo, wordsOf } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum()
  ;[ada, bob] = [await forum.as('ada'), await forum.as('bob')]
})
afterAll(() => forum.close())

const kept = async (person: Member) => (await person.get('/api/templates')).body.templates
const at = (name: string) => `/api/templates/${encodeURIComponent(name)}`

test('a member keeps texts by name, sees their own alone, changes them and lets them go', async () => {
  for (const [name, body] of [
    ['Versions / system', 'I run:\n'],
    ['Greeting', 'Hello'],
    ['Greeting', 'Good day'],
  ])
    expect((await ada.put(at(name!), { body })).status).toBe(200)
  expect(await kept(ada)).toEqual([
    { name: 'Greeting', body: 'Good day' },
    { name: 'Versions / system', body: 'I run:\n' },
  ])
  await bob.delete(at('Greeting'))
  expect([await kept(bob), (await kept(ada)).length]).toEqual([[], 2])
  expect((await ada.delete(at('Greeting'))).status).toBe(204)
  expect((await kept(ada)).length).toBe(1)
  expect((await forum.guest.get('/api/templates')).status).toBe(401)
})

test('there are thirty at most, and what is empty or too long is none', async () => {
  const cleo = await forum.as('cleo')
  for (let place = 0; place < 30; place++) await cleo.put(at(`Text ${place}`), { body: 'x' })
  const more = await cleo.put(at('One more'), { body: 'x' })
  expect([more.status, more.body.detail]).toEqual([409, 'At most 30 templates. Let go of one first.'])
  expect((await cleo.put(at('Text 7'), { body: 'changed' })).status).toBe(200)
  expect((await bob.put(at('Empty'), { body: ' \n' })).status).toBe(422)
  expect((await bob.put(at('Long'), { body: 'x'.repeat(5_001) })).status).toBe(413)
})

test('without a script they are kept and let go of on a page, and a refused one comes back', async () => {
  const dina = await forum.as('dina')
  const refused = await fillIn(dina, '/templates', '/templates', { name: 'Report', body: '' })
  expect([refused.status, formTo(refused.text, '/templates').fields.name]).toEqual([422, 'Report'])
  const sent = await fillIn(dina, '/templates', '/templates', { name: 'Report', body: 'What I did <b>' })
  expect(sent.status).toBe(303)
  const page = await arriveAt(dina, sent)
  expect(wordsOf(page.text, 'id="main"')).toContain('What I did <b>')
  await fillIn(dina, '/templates', '/templates/drop')
  expect(await kept(dina)).toEqual([])
  expect((await forum.guest.get('/templates')).headers.location).toBe('/sign-in?next=%2Ftemplates')
})

test('who started a thread says what replies begin with; everybody who replies sees it beside the text', async () => {
  const { thread, post } = await ada.starts()
  const path = `/api/threads/${thread.id}/template`
  const page = `/t/${thread.id}/${thread.slug}`
  expect((await bob.put(path, { body: 'Mine' })).status).toBe(403)
  expect((await forum.guest.put(path, { body: 'Mine' })).status).toBe(401)
  const set = await fillIn(ada, `/p/${post.id}/edit`, `/t/${thread.id}/template`, { body: 'I run <version>.\nIt does:' })
  expect(set.status).toBe(303)
  expect((await bob.get(path)).body.template).toBe('I run <version>.\nIt does:')
  expect((await bob.get(page)).text).toContain('I run &lt;version>.\nIt does:')
  expect((await forum.guest.get(page)).text).not.toContain('I run &lt;version>')
  // It is no part of what was said.
  expect((await bob.get(`/api/threads/${thread.id}`)).body.thread.version).toBe(1)
  await ada.put(path, { body: '' })
  expect([(await bob.get(path)).body.template, (await bob.get(page)).text.includes('I run &lt;')]).toEqual([null, false])
})
