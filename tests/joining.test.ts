import { cookieIn, expectStatus, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum.close())

const password = 'correct horse battery'
const join = (name: string, more: Record<string, string> = {}) =>
  forum.guest.post('/api/members', { name, email: `${name}@example.org`, password, ...more })

test('reading sets no cookie; joining sets one that no script reads and no other site sends', async () => {
  expect((await forum.guest.get('/')).headers['set-cookie']).toBeUndefined()
  expect((await forum.guest.get('/api/session')).headers['set-cookie']).toBeUndefined()
  const [cookie] = (await join('cookie-lover')).headers['set-cookie'] as unknown as string[]
  expect(cookie).toMatch(/^seconded=.*; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/)
})

test('where the public address is https, the cookie is Secure, though a proxy brings the request over plain http', async () => {
  const secure = await openForum({ origin: 'https://forum.example.org' })
  const joined = await secure.guest.post('/api/members', { name: 'ada', email: 'ada@example.org', password })
  expect(String(joined.headers['set-cookie'])).toMatch(/HttpOnly; Secure; SameSite=Lax/)
  const headers = { cookie: cookieIn(joined.headers) }
  expect((await secure.guest.get('/api/session', { headers })).body.member.name).toBe('ada')
  expect((await secure.guest.get('/')).headers['strict-transport-security']).toBeDefined()
  await secure.close()
})

test('a session id that somebody planted before the sign-in is worth nothing afterwards', async () => {
  const mallory = await forum.as('mallory')
  await forum.as('victim')
  const headers = { cookie: mallory.cookie }
  const signed = await forum.guest.post('/api/session', { login: 'victim', password }, { headers })
  expect(cookieIn(signed.headers)).not.toBe(mallory.cookie)
  expect((await mallory.get('/api/session')).body.member).toBeNull()
})

test('what lies in the tables lets nobody in: neither password nor session id can be read there', async () => {
  const { cookie } = await forum.as('kept-safe')
  const sid = /^seconded=s%3A([^.]+)/.exec(cookie)![1]!
  const [{ hash }] = (await forum.sql<{ hash: string }>(`select password_hash as hash from member where name = 'kept-safe'`)) as [
    { hash: string },
  ]
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  const sessions = await forum.sql<{ sid: string; sess: unknown }>('select sid, sess from session')
  expect(sessions.length).toBeGreaterThan(0)
  expect(JSON.stringify(sessions)).not.toContain(decodeURIComponent(sid))
})

test('a session outlives the node that began it', async () => {
  const { cookie } = await forum.as('wanderer')
  const other = await openForum({ schema: forum.schema })
  expect((await other.guest.get('/api/session', { headers: { cookie } })).body.member.name).toBe('wanderer')
  await other.forum.close()
  other.server.close()
})

test.each([
  ['illo', 'i11o'],
  ['illo', 'lllo'],
  ['zoo', 'z0o'],
  ['corner', 'comer'],
  ['will-o', 'vvill-o'],
  ['clara', 'dara'],
  ['clark', 'c1ark'],
  ['c1iff', 'cliff'],
  ['dark0', 'c1arko'],
  ['a_b-c', 'a-b_c'],
  ['sue', '5ue'],
])('beside %s nobody can be called %s', async (name, imitation) => {
  await join(name)
  const { status, body } = await join(imitation, { email: `other-${imitation}@example.org` })
  expect([status, body.errors]).toEqual([
    409,
    [{ path: 'name', message: 'This name looks too much like that of another member.' }],
  ])
})

test('a name and an address belong to one member, in whatever case they are written, and whoever comes at once', async () => {
  expectStatus(201, await join('first', { email: 'Shared@Example.org' }))
  expect(problem(await join('first', { email: 'another@example.org' }))).toEqual([409, 'name'])
  expect(problem(await join('second1', { email: 'shared@example.ORG' }))).toEqual([409, 'email'])
  const at = await Promise.all(Array.from({ length: 6 }, (_, place) => join('together', { email: `t${place}@example.org` })))
  expect(at.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
})

test('no view, page or refusal names an e-mail address', async () => {
  const ada = await forum.as('ada')
  const { thread, post } = await ada.starts({ recommends: [{ kind: 'book', title: 'Quiet' }] })
  const answers = [
    await ada.get('/api/session'),
    await ada.get('/api/members/ada'),
    await ada.get(`/api/threads/${thread.id}?text=1`),
    await ada.get(`/api/threads/${thread.id}/changes?since=0`),
    await ada.get(`/api/posts/${post.id}/revisions`),
    await ada.get(`/api/works/${post.recommendations[0]!.work.id}`),
    await ada.get('/api/search?q=read'),
    await ada.get('/'),
    await ada.get('/m/ada'),
    await ada.get(`/t/${thread.id}/${thread.slug}`),
    await ada.get(`/p/${post.id}/edit`),
    await forum.guest.post('/api/session', { login: 'ada@example.org', password: 'wrong' }),
  ]
  expect(answers.filter(({ text }) => text.length < 50)).toEqual([])
  expect(answers.filter(({ text }) => /ada@example/i.test(text))).toEqual([])
})

test('short and long passwords, and fields that are left out, are refused at their field', async () => {
  expect(problem(await join('no-password', { password: 'short' }))).toEqual([422, 'password'])
  expect(problem(await join('no-password', { password: 'x'.repeat(201) }))).toEqual([422, 'password'])
  expect(problem(await join('no-address', { email: 'no address' }))).toEqual([422, 'email'])
  expect((await forum.guest.post('/api/members', {})).body.errors.map((each: { path: string }) => each.path)).toEqual([
    'name',
    'email',
    'password',
  ])
  expect(problem(await join('two\nlines'))).toEqual([422, 'name'])
  expect((await forum.guest.get('/api/members/no-password')).status).toBe(404)
})

test('one signs in by name or address, in any case, and out again; the session that ended is worth nothing', async () => {
  await join('in-and-out', { email: 'In.And.Out@Example.org' })
  for (const login of ['in-and-out', 'In-And-Out', 'in.and.out@example.ORG']) {
    const signed = await forum.guest.post('/api/session', { login, password })
    expect([login, signed.status, signed.body.member.name]).toEqual([login, 200, 'in-and-out'])
    const headers = { cookie: cookieIn(signed.headers) }
    const asks = async () => (await forum.guest.get('/api/session', { headers })).body
    expect(await asks()).toMatchObject({ member: { name: 'in-and-out' }, may: { start: true, moderate: false } })
    const out = await forum.guest.delete('/api/session', undefined, { headers })
    expect([out.status, String(out.headers['set-cookie'])]).toEqual([204, expect.stringMatching(/^seconded=; .*1970/)])
    expect(await asks()).toMatchObject({ member: null, may: { start: false } })
    expect((await forum.guest.post('/api/threads', { title: 'Late', body: 'x' }, { headers })).status).toBe(401)
  }
})

test('a wrong password and a member that is not there get the same answer, and no cookie', async () => {
  await forum.as('somebody')
  const tries = await Promise.all(
    [
      { login: 'somebody', password: 'wrong horse battery' },
      { login: 'nobody-here', password },
      { login: 'somebody@example.org', password: 'wrong horse battery' },
      { login: 'nobody-here@example.org', password },
    ].map((fields) => forum.guest.post('/api/session', fields)),
  )
  expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([401]))
  // But for the number of the request, which is each one's own.
  const said = tries.map(({ body: { requestId: _own, ...body } }) => JSON.stringify(body))
  expect([...new Set(said)]).toEqual([expect.stringContaining('That name and password do not belong together.')])
  expect(tries.filter(({ headers }) => headers['set-cookie'])).toEqual([])
})

test.each(['admin', 'adm1n', 'rnoderator', 'sign_in', 'supp0rt', 'rne'])(
  'nobody joins as %s, who speaks for the place',
  async (name) => {
    const { status, body } = await join(name)
    expect([status, body.errors]).toEqual([409, [{ path: 'name', message: 'This name is reserved.' }]])
  },
)

test.each(['Ada', 'ab', 'a'.repeat(31), 'a b', 'ädä', 'a/b', ''])('%j is no name', async (name) => {
  expect(problem(await join(name, { email: 'somebody-else@example.org' }))).toEqual([422, 'name'])
})

function problem({ status, body }: { status: number; body: { errors: { path: string }[] } }) {
  return [status, body.errors[0]!.path]
}
