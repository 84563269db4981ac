import * as contract from '../server/contract/index.ts'
import type { Endpoint } from '../server/contract/index.ts'
import { type Answered, type Member, openForum, type Person, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

const endpoints = Object.values(contract as Record<string, unknown>).filter(
  (one): one is Endpoint => typeof one === 'object' && one !== null && 'method' in one && 'answer' in one,
)
const filled = (path: string) => path.replace(/:\w+/g, '1')

test.each([
  ['origin', { origin: 'https://evil.example' }],
  ['hidden origin', { origin: 'null' }],
  ['origin that is none', { origin: 'evil' }],
  ['host on another port', { origin: 'http://127.0.0.1:1' }],
  ['site, says the browser', { 'sec-fetch-site': 'cross-site' }],
  ['subdomain, says the browser', { 'sec-fetch-site': 'same-site' }],
])('no call and no form is taken from another %s', async (_what, headers) => {
  const before = await tables()
  for (const { method, path, form } of endpoints) {
    if (method === 'GET') continue
    const call = ada[method.toLowerCase() as 'post'](filled(path), {}, { headers })
    expect([path, (await call).status]).toEqual([path, 403])
    if (form) expect([form, (await ada.form(filled(form), {}, { headers })).status]).toEqual([form, 403])
  }
  expect(await tables()).toEqual(before)
  expect((await ada.get('/api/session')).body.member.name).toBe('ada')
})

test('our own pages may write, and so may what is no browser; anybody may read', async () => {
  const host = new URL(forum.url).host
  const ours: Record<string, string>[] = [
    {},
    { origin: `http://${host}`, host },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ]
  for (const headers of ours) expect((await ada.put('/api/posts/1/second', {}, { headers })).status).toBe(404)
  const read = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }
  const { status, headers } = await ada.get('/api/session', read)
  expect([status, headers['access-control-allow-origin']]).toEqual([200, undefined])
})

test('no page, answer or file may be framed, sniffed, or run or load what is not ours', async () => {
  const css = /href="(\/assets\/[^"]+\.css)"/.exec((await forum.guest.get('/')).text)![1]!
  for (const path of ['/', '/nothing', '/api/threads', '/api/nothing', '/sign-in', css]) {
    const { headers } = await forum.guest.get(path)
    const policy = headers['content-security-policy']!.split(';')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types seconded 'allow-duplicates'",
      ]),
    )
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|data:|https?:/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-powered-by']).toBeUndefined()
  }
})

test('no page needs more than the policy allows: no inline script, style or handler', async () => {
  const { thread } = await ada.starts({ body: '# Title\n\n```js\nlet x\n```\n\n| a | b |\n|:--|--:|\n| 1 | 2 |' })
  for (const path of ['/', `/t/${thread.id}/${thread.slug}`, '/new', '/works', '/m/ada', '/search?q=title', '/nothing'])
    expect([path, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+="|javascript:/.exec((await ada.get(path)).text)?.[0]]).toEqual([
      path,
      undefined,
    ])
})

test('each answer carries the id of its request, a failure also shows it, and says nothing of the inside', async () => {
  const call = await forum.guest.get('/api/nothing')
  expect([call.status, call.body.requestId]).toEqual([404, call.headers['x-request-id']])
  const forged = await forum.guest.get('/', { headers: { 'x-request-id': '<script>' } })
  expect(forged.headers['x-request-id']).toMatch(/^[\w-]{36}$/)
  await forum.sql('alter table thread rename to mislaid')
  const page = await forum.guest.get('/?sort=top', { headers: { 'x-request-id': 'told-by-phone-7' } })
  const failed = await forum.guest.get('/api/threads', { headers: { 'x-request-id': 'told-by-phone-7' } })
  await forum.sql('alter table mislaid rename to thread')
  expect([page.status, page.text.includes('told-by-phone-7'), /relation|mislaid|node_modules/.test(page.text)]).toEqual([
    500,
    true,
    false,
  ])
  expect(failed.body).toEqual({
    type: 'about:blank',
    title: 'Internal error',
    status: 500,
    detail: 'Something went wrong here. It is logged.',
    requestId: 'told-by-phone-7',
  })
})

test('HEAD says what GET would, without the body', async () => {
  for (const path of ['/', '/works', '/api/threads', '/nothing', '/healthz', '/readyz']) {
    const answer = await fetch(forum.url + path, { method: 'HEAD' })
    expect([path, answer.status, await answer.text()]).toEqual([path, (await forum.guest.get(path)).status, ''])
  }
})

test('what is not there is said in JSON to a program and as a page to a person, whatever the method', async () => {
  for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
    const call = await ada[method]('/api/nothing')
    expect([method, call.status, call.headers['content-type']]).toEqual([method, 404, expect.stringContaining('problem+json')])
    const page = await ada[method]('/nothing')
    expect([method, page.status, page.headers['content-type']]).toEqual([method, 404, expect.stringContaining('text/html')])
  }
})

test('limits count each of joining, writing and seconding, for each member by themselves', async () => {
  const strict = await openForum({
    rateLimits: true,
    viewer: (req) => ({ id: req.get('x-id') ?? 'a', name: req.get('x-id') ?? 'a' }),
  })
  const as = (id: string) => ({ headers: { 'x-id': id } })
  const { body } = await strict.guest.post('/api/threads', { title: 'A title', body: 'x' }, as('ada'))
  const path = `/api/threads/${body.thread.id}/posts`
  const written = await until429(() => strict.guest.post(path, { body: 'x' }, as('ada')))
  expect(written).toMatchObject({ times: 30, body: { type: 'urn:seconded:too-fast', status: 429, title: 'Too many requests' } })
  expect((await strict.guest.post(path, { body: 'x' }, as('bob'))).status).toBe(201)
  expect((await strict.guest.put(`/api/posts/${body.post.id}/second`, {}, as('bob'))).status).toBe(200)
  expect((await strict.guest.get(`/api/threads/${body.thread.id}`)).body.thread.replyCount).toBe(31)
  const form = await strict.guest.form(`/t/${body.thread.id}/reply`, { body: 'Kept words' }, as('ada'))
  expect([form.status, Number(form.headers['retry-after']) > 0, form.text.includes('Kept words')]).toEqual([429, true, true])
  await strict.close()
})

test('a limit on joining stops a flood from one address, by the API or by the form', async () => {
  const strict = await openForum({ rateLimits: true })
  const join = (person: Person, place: number) =>
    person.post('/api/members', { name: 'taken', email: `f${place}@example.org`, password: 'long enough' })
  const { times } = await until429((place) => join(strict.guest, place))
  expect(times).toBe(20)
  expect((await strict.guest.form('/join', { name: 'flood', email: 'f@example.org', password: 'long enough' })).status).toBe(429)
  await strict.close()
})

async function until429(act: (place: number) => Promise<Answered>): Promise<Answered & { times: number }> {
  for (let times = 0; times < 200; times++) {
    const answer = await act(times)
    if (answer.status === 429) return { ...answer, times }
  }
  throw new Error('Nobody was too fast.')
}

function tables() {
  return forum.sql(
    'select (select count(*) from post) as posts, (select sum(version) from thread) as versions, (select count(*) from member) as members',
  )
}
