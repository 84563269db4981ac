import { cookieIn, openForum, type Member, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

const password = 'correct horse battery'

test('one joins, signs in by name or address, and signs out; each time under a new session', async () => {
  const joined = await forum.guest.post('/api/members', {
    name: 'jonas',
    email: 'Jonas@Example.org',
    password,
    displayName: 'Jonas B.',
  })
  expect(joined.body.member).toEqual({
    id: expect.any(String),
    name: 'jonas',
    displayName: 'Jonas B.',
    avatarUrl: null,
    joinedAt: expect.any(String),
  })
  expect(String(joined.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
  const first = cookieIn(joined.headers)
  const again = await forum.guest.post('/api/session', { login: 'jonas@example.ORG', password }, { headers: { cookie: first } })
  const second = cookieIn(again.headers)
  expect(second).not.toBe(first)
  expect((await forum.guest.get('/api/session', { headers: { cookie: first } })).body.member).toBeNull()
  expect((await forum.guest.get('/api/session', { headers: { cookie: second } })).body.member.name).toBe('jonas')
  expect((await forum.guest.delete('/api/session', undefined, { headers: { cookie: second } })).status).toBe(204)
  expect((await forum.guest.get('/api/session', { headers: { cookie: second } })).body.member).toBeNull()
  const sid = decodeURIComponent(second)
    .replace(/^seconded=s:/, '')
    .split('.')[0]!
  expect(await forum.sql('select 1 from session where sid = $1', [sid])).toEqual([])
})

test('a wrong password and an unknown member get the same answer', async () => {
  const wrong = await forum.guest.post('/api/session', { login: 'ada', password: 'not the password' })
  const nobody = await forum.guest.post('/api/session', { login: 'nobody-here', password: 'not the password' })
  const bare = ({ status, body: { requestId: _requestId, ...body } }: typeof wrong) => ({ status, body })
  expect(bare(wrong)).toEqual(bare(nobody))
  expect(wrong.status).toBe(401)
})

test.each([
  ['ada', 409],
  ['admin', 409],
  ['adrnin', 409],
  ['m0derator', 409],
  ['Ada', 422],
  ['аda', 422],
  ['ad', 422],
  ['a b', 422],
])('the name %s is refused with %i', async (name, status) => {
  const { status: got, body } = await forum.guest.post('/api/members', { name, email: `x${Math.random()}@example.org`, password })
  expect([got, body.errors[0].path]).toEqual([status, 'name'])
})

test('nobody imitates a member by look-alike letters', async () => {
  await forum.as('modern_bill')
  for (const name of ['rnodern-bill', 'm0dern_bill', 'modern_bi11', 'modern-bill']) {
    expect((await forum.guest.post('/api/members', { name, email: `${name}@example.com`, password })).status).toBe(409)
  }
})

test.each([
  ['origin', { origin: 'https://evil.example' }],
  ['site', { 'sec-fetch-site': 'cross-site' }],
  ['sibling', { 'sec-fetch-site': 'same-site' }],
])('a write from another %s is refused, in the API and in forms', async (_what, headers) => {
  const { thread } = await ada.starts()
  expect((await ada.post(`/api/threads/${thread.id}/posts`, { body: 'x' }, { headers })).status).toBe(403)
  expect((await ada.form(`/t/${thread.id}/reply`, { body: 'x' }, { headers })).status).toBe(403)
  expect((await ada.delete('/api/session', undefined, { headers })).status).toBe(403)
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread.replyCount).toBe(0)
})

test('a page lets no inline script or style run, and carries its request id where it fails', async () => {
  const { headers } = await forum.guest.get('/')
  expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect((await forum.guest.get('/nothing', { headers: { 'x-request-id': 'abc-1' } })).headers['x-request-id']).toBe('abc-1')
})

test('without JavaScript a thread is started, answered, seconded, edited, removed and brought back', async () => {
  const bob = await forum.as('bob')
  const started = await ada.form('/new', { title: 'By form', body: 'Words', tags: 'One, two', kind: 'question', key: 'k1' })
  expect([started.status, started.headers.location]).toEqual([303, expect.stringMatching(/^\/t\/\d+\/by-form$/)])
  const twice = await ada.form('/new', { title: 'By form', body: 'Words', tags: 'One, two', kind: 'question', key: 'k1' })
  expect(twice.headers.location).toBe(started.headers.location)
  const threadId = /\d+/.exec(started.headers.location!)![0]
  const fields = {
    body: 'Line\r\nend',
    'recommends[0][kind]': 'book',
    'recommends[0][title]': 'A Book',
    'recommends[0][creators]': 'A, B',
    'recommends[0][url]': '',
  }
  const replied = await bob.form(`/t/${threadId}/reply`, fields)
  expect(replied.headers.location).toMatch(/#p2$/)
  const { body } = await forum.guest.get(`/api/threads/${threadId}?text=1`)
  const post = body.posts[1]
  expect(post).toMatchObject({ text: 'Line\nend', recommendations: [{ work: { title: 'A Book', creators: ['A', 'B'] } }] })
  for (const [person, action, more] of [
    [ada, `/p/${post.id}/second`, {}],
    [ada, `/p/${post.id}/withdraw`, {}],
    [ada, `/r/${post.recommendations[0].id}/second`, { experience: 'started' }],
    [ada, `/r/${post.recommendations[0].id}/withdraw`, {}],
    [ada, `/t/${threadId}/accept`, { postId: post.id }],
    [bob, `/p/${post.id}/edit`, { body: 'Better', revision: '1' }],
    [bob, `/p/${post.id}/remove`, {}],
    [bob, `/p/${post.id}/restore`, {}],
  ] as [Member, string, Record<string, string>][]) {
    expect([action, (await person.form(action, more)).status]).toEqual([action, 303])
  }
})

test('a refused form comes back with what was typed and the reason beside the field', async () => {
  const thread = await ada.form('/new', { title: 'ab', body: 'Kept words', tags: 'kept-tag' })
  expect(thread.status).toBe(422)
  for (const words of ['At least 3 characters.', 'Kept words', 'kept-tag', 'aria-invalid="true"'])
    expect(thread.text).toContain(words)
  const join = await forum.guest.form('/join', { name: 'ada', email: 'kept@example.org', password: 'my secret words' })
  expect([join.status, join.text.includes('kept@example.org'), join.text.includes('my secret words')]).toEqual([409, true, false])
  expect((await forum.guest.form('/sign-in', { login: 'ada', password: 'wrong' })).status).toBe(401)
})

test('a guest’s form leads to the sign-in; no form leads to another host', async () => {
  const guest = await forum.guest.form('/new', { title: 'A title', body: 'x' })
  expect([guest.status, guest.headers.location]).toEqual([303, '/sign-in?next=%2Fnew'])
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example']) {
    const { headers } = await forum.guest.form('/sign-in', { login: 'ada', password, next })
    expect(headers.location).toBe('/')
  }
})

test('who is too fast is told when to come back', async () => {
  const strict = await openForum({ rateLimits: true })
  const statuses: number[] = []
  for (let times = 0; times < 12; times++)
    statuses.push((await strict.guest.post('/api/session', { login: 'ada', password: 'wrong' })).status)
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401))
  const last = await strict.guest.post('/api/session', { login: 'ada', password: 'wrong' })
  expect([last.status, Number(last.headers['retry-after']) > 0]).toEqual([429, true])
  await strict.close()
})
