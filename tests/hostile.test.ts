import { openForum, type Member, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let threadId: string
let elsewhere: string
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
  threadId = (await ada.starts()).thread.id
  elsewhere = (await ada.starts()).post.id
})
afterAll(() => forum.close())

const raw = { 'content-type': 'application/json' }
const path = () => `/api/threads/${threadId}/posts`

test.each([
  ['broken JSON', '{"body":', 400],
  ['a list', '[]', 400],
  ['null', 'null', 400],
  ['100,000 brackets', '['.repeat(100_000), 400],
  ['a number for a text', '{"body":5}', 422],
  ['no body', '{}', 422],
  ['nothing but white space', '{"body":" \\n "}', 422],
  ['a field that is not known', '{"body":"x","more":1}', 422],
  ['__proto__', '{"body":"x","__proto__":{"admin":true}}', 422],
  ['constructor', '{"body":"x","constructor":{"prototype":{}}}', 422],
  ['NUL', '{"body":"a\\u0000b"}', 422],
  ['half a character', '{"body":"a\\ud800b"}', 422],
  ['a parent that is no id', '{"body":"x","replyTo":"1 or 1=1"}', 422],
  ['a parent that is nowhere', '{"body":"x","replyTo":"99999999"}', 422],
  ['30,001 characters', JSON.stringify({ body: 'x'.repeat(30_001) }), 413],
  ['a megabyte', JSON.stringify({ body: 'x'.repeat(1_000_000) }), 413],
  ['2,000 columns', JSON.stringify({ body: `${'|a'.repeat(2_000)}|\n${'|-'.repeat(2_000)}|\n${'|x'.repeat(2_000)}|\n` }), 413],
  ['an ISBN with a wrong digit', '{"body":"x","recommends":[{"kind":"book","title":"X","isbn":"9781449373321"}]}', 422],
  ['a script for an address', '{"body":"x","recommends":[{"kind":"book","title":"X","url":"javascript:alert(1)"}]}', 422],
])('a reply with %s is refused, and nothing of it is left', async (_what, body, status) => {
  const before = await rows()
  const answer = await ada.post(path(), body, { headers: raw })
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.body).toMatchObject({ status, type: expect.any(String), title: expect.any(String), detail: expect.any(String) })
  if (status === 422) expect(answer.body.errors[0]).toEqual({ path: expect.any(String), message: expect.any(String) })
  expect(await rows()).toEqual(before)
})

test('a reply to a post of another thread is refused', async () => {
  expect((await ada.post(path(), { body: 'x', replyTo: elsewhere })).status).toBe(422)
})

test('nested quotes, ten thousand deep, are taken as text', async () => {
  expect((await ada.post(path(), { body: `${'>'.repeat(10_000)} deep` })).status).toBe(201)
})

test.each(['abc', '0', '-1', '1e3', '99999999999999999999', '%00', '..%2f1', ' 1', '1;drop'])(
  '%s is no id: there is nothing there',
  async (id) => {
    expect((await forum.guest.get(`/api/threads/${id}`)).status).toBe(404)
    expect((await forum.guest.get(`/t/${id}/x`)).status).toBe(404)
    expect((await ada.put(`/api/posts/${id}/second`)).status).toBe(404)
  },
)

test.each([
  ['/api/threads/%E0%A4%A', 400],
  ['/api/threads?cursor=zzz', 422],
  ['/api/threads?sort=best', 422],
  ['/api/works?kind=film', 422],
  ['/api/nothing', 404],
  ['/nothing', 404],
  ['/api/search?q=%22open%20%26%20%7C%20!(%20:*', 200],
])('GET %s answers %i', async (where, status) => {
  expect((await forum.guest.get(where)).status).toBe(status)
})

test('a text that is no JSON is told so', async () => {
  expect((await ada.post(path(), 'hello', { headers: { 'content-type': 'text/plain' } })).status).toBe(400)
})

test.each([
  [{ title: 'ab' }, 'title'],
  [{ title: 'x'.repeat(201) }, 'title'],
  [{ tags: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'tags'],
  [{ tags: ['no spaces & signs!'] }, 'tags.0'],
  [{ kind: 'poll' }, 'kind'],
])('a thread with %j is refused at its field', async (fields, field) => {
  const { status, body } = await ada.post('/api/threads', { title: 'A title', body: 'x', ...fields })
  expect([status, body.errors[0].path]).toEqual([422, field])
})

const script = '<script>window.pwned=1</script><img src=x onerror=window.pwned=1>'

test('a script in any field is shown as text on every page', async () => {
  const eve = await forum.guest.post('/api/members', {
    name: 'evelyn',
    email: 'eve@example.org',
    password: 'long enough',
    displayName: script.slice(0, 60),
  })
  expect(eve.status).toBe(201)
  const cookie = String(eve.headers['set-cookie']).split(';')[0]!
  const headers = { cookie }
  const work = { kind: 'book', title: script, creators: [script], url: 'https://example.org/"><script>' }
  const { body } = await forum.guest.post(
    '/api/threads',
    { title: script, body: script, tags: ['x'], recommends: [work] },
    { headers },
  )
  const { thread, post } = body
  const recommended = post.recommendations[0].work
  const pages = [
    '/',
    `/t/${thread.id}/${encodeURIComponent(thread.slug)}`,
    '/works',
    `/works/${recommended.id}/script`,
    '/m/evelyn',
    '/search?q=pwned',
    '/tags/x',
  ]
  for (const page of pages) {
    const { text } = await forum.guest.get(page)
    expect(text).not.toMatch(/<script>window|<img src=x/)
  }
})

test('naughty strings are kept as they are, or refused', async () => {
  const naughty = [
    'ﷺ',
    '𝕳𝖊𝖑𝖑𝖔',
    '‮evil‬',
    '﷽﷽﷽',
    '田中さん',
    '👩‍👩‍👧‍👦🏳️‍🌈',
    "' or 1=1--",
    '%s%n%x',
    '${7*7}',
    '{{7*7}}',
    '\u{1F4A9}',
    'Ω≈ç√∫',
    '<>"\'&',
    '../../etc/passwd',
    '\t\u000b\u200b',
    'undefined',
    'null',
    'NaN',
    '1/0',
    '-9223372036854775808',
  ]
  for (const body of naughty) {
    const { status, body: answer } = await ada.post(path(), { body: `x ${body}` })
    expect(status).toBe(201)
    const read = await forum.guest.get(`/api/threads/${threadId}/changes?since=${answer.version - 1}`)
    expect(read.status).toBe(200)
    const [revision] = (await forum.guest.get(`/api/posts/${answer.post.id}/revisions`)).body.revisions
    expect(revision.text).toBe(`x ${body}`)
  }
})

async function rows() {
  return forum.sql(
    'select (select count(*) from post) as posts, (select count(*) from recommendation) as recommendations, (select sum(version) from thread) as versions',
  )
}
