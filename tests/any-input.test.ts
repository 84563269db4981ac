import * as contract from '../server/contract/index.ts'
import type { Endpoint } from '../server/contract/index.ts'
import { type Answered, type Member, openForum, type Person, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let filled: (path: string, id?: string) => string
beforeAll(async () => {
  forum = await openForum({ moderators: ['ada'] })
  ada = await forum.as('ada')
  const { thread, post } = await ada.starts({ recommends: [{ kind: 'book', title: 'A book' }] })
  const ids: Record<string, string> = {
    threadId: thread.id,
    postId: post.id,
    recommendationId: post.recommendations[0]!.id,
    workId: post.recommendations[0]!.work.id,
    name: 'ada',
    place: 'new',
    correctionId: '1',
    promotionId: '1',
  }
  filled = (path, id) => path.replace(/:(\w+)/g, (_, name: string) => id ?? ids[name]!)
})
afterAll(() => forum.close())

const endpoints = Object.values(contract as Record<string, unknown>).filter(
  (one): one is Endpoint => typeof one === 'object' && one !== null && 'method' in one && 'answer' in one,
)
// Signing out would end the session that the others need; it takes nothing. What takes a file has tests of its own.
const writing = endpoints.filter(({ method, name, multipart }) => method !== 'GET' && name !== 'signOut' && !multipart)
const named = (list: Endpoint[]): [string, Endpoint][] => list.map((endpoint) => [endpoint.name, endpoint])

test.each(named(endpoints.filter(({ path }) => /:\w*Id/.test(path))))(
  '%s: what is no id, or nobody’s, is not there',
  async (_, endpoint) => {
    const ids = [
      'abc',
      '0',
      '-1',
      '1e3',
      '1.0',
      '01',
      '99999999999999999999',
      '999999999999',
      '%00',
      '..%2f1',
      '%20',
      '%EF%BC%91',
      '1;drop',
      '__proto__',
    ]
    for (const id of ids) {
      const answer = await call(endpoint, filled(endpoint.path, id), valid(endpoint), { 'if-match': '"1"' })
      expect([id, answer.status]).toEqual([id, 404])
      problem(answer)
      if (endpoint.form)
        expect([id, (await ada.form(filled(endpoint.form, id), { ...asForm(valid(endpoint)), revision: '1' })).status]).toEqual([
          id,
          404,
        ])
    }
    for (const id of ['%', '%E0%A4%A', '%ff'])
      expect([id, (await call(endpoint, filled(endpoint.path, id), valid(endpoint))).status]).toEqual([id, 400])
  },
)

test.each(named(endpoints.filter(({ method, open }) => method !== 'GET' && !open)))(
  '%s: a guest is told to sign in, whatever they sent',
  async (_, endpoint) => {
    for (const body of ['{}', '{"zzz":1}', '{"a":', ''])
      expect([body, problem(await call(endpoint, filled(endpoint.path), body, {}, forum.guest)).status]).toEqual([body, 401])
  },
)

test.each(named(writing))('%s: a body that is no object of JSON is malformed', async (_, endpoint) => {
  const before = await tables()
  for (const body of [
    '{"a":',
    '[]',
    'null',
    '"x"',
    '1',
    'true',
    '{}{}',
    '\u0000',
    `${'['.repeat(100_000)}`,
    '{"a":1,}',
    "{'a':1}",
  ])
    expect([body.slice(0, 9), problem(await call(endpoint, filled(endpoint.path), body)).status]).toEqual([body.slice(0, 9), 400])
  expect((await call(endpoint, filled(endpoint.path), '{}', { 'content-type': 'text/plain' })).status).toBe(400)
  expect((await call(endpoint, filled(endpoint.path), JSON.stringify({ body: 'x'.repeat(1_000_000) }))).status).toBe(413)
  expect(await tables()).toEqual(before)
})

test.each(named(writing))('%s: a field that is not known is named', async (_, endpoint) => {
  const before = await tables()
  for (const field of ['zzz', '__proto__', 'constructor', 'toString', 'id', 'authorId', 'version']) {
    const body = JSON.stringify(valid(endpoint)).replace(
      /\}$/,
      `${Object.keys(valid(endpoint)).length ? ',' : ''}"${field}":{"a":1}}`,
    )
    const answer = problem(await call(endpoint, filled(endpoint.path), body, { 'if-match': '"1"' }))
    expect([field, answer.status, answer.paths]).toEqual([field, 422, [field]])
  }
  expect(await tables()).toEqual(before)
})

const unstorable = ['a\u0000b', 'a\ud800', '\udc00b']
const odd: unknown[] = JSON.parse(
  '[null, true, 1, -1, 1.5, 9e15, [], [[]], [null], {}, {"length": 1}, {"toString": "x"}, "", " ", "\\u200b", "0"]',
)
odd.push('x'.repeat(40_000), ...unstorable)

test.each(named(writing.filter((endpoint) => fieldsOf(endpoint).length > 0)))(
  '%s: whatever stands in a field, it is taken or named, and no text holds what cannot be stored',
  async (_, endpoint) => {
    for (const field of fieldsOf(endpoint))
      for (const value of odd) {
        const body = { ...valid(endpoint), [field]: value }
        const answer = await call(endpoint, filled(endpoint.path), body, { 'if-match': '"1"' })
        const [what, status] = [`${field}: ${JSON.stringify(value).slice(0, 30)}`, answer.status]
        expect([what, status < 500]).toEqual([what, true])
        // A draft that is only read may hold anything.
        if (unstorable.includes(value as string) && endpoint.name !== 'noticeWorks') expect([what, status]).toEqual([what, 422])
        if (status === 422 || status === 413) {
          const { paths } = problem(answer)
          expect([what, paths.map((path) => path.split('.')[0])]).toEqual([what, expect.arrayContaining([field])])
        }
      }
  },
)

test('a draft that cannot be stored can still be read for works', async () => {
  for (const bad of unstorable)
    for (const text of [`Read "${bad}" by ${bad} Writer.`, `I read https://example.org/${bad} and Release ${bad}It! twice.`])
      expect([text, (await ada.post('/api/works/notice', { text })).status]).toEqual([text, 200])
})

const script = encodeURIComponent('"\'><script>alert(1)</script>')
const queries = ['=%25_%5C', '=a&&=b', '[]=a', '[a]=b', '', '=%00', '=%ff', '=-1', `=${'9'.repeat(20)}`, `=${script}`]
const asked = (query: string, fields: string[]) =>
  fields.map((field) => (query === '=a&&=b' ? `${field}=a&${field}=b` : field + query)).join('&')

test.each(named(endpoints.filter(({ method }) => method === 'GET')))('%s: no query makes it fail', async (_, endpoint) => {
  for (const field of ['sort', 'cursor', 'q', 'tag', 'kind', 'text', 'since', '__proto__'])
    for (const query of queries) {
      const { status } = await ada.get(`${filled(endpoint.path)}?${asked(query, [field])}`)
      expect([field, query, status < 500]).toEqual([field, query, true])
    }
})

test('no query makes a page fail, and none runs as a script', async () => {
  const { id, slug } = (await ada.get('/api/threads?sort=new')).body.threads.at(-1)
  const pages =
    `/ /t/${id}/${slug} /works /works/1/a-book /works/1/a-book/correct /works/1/a-book/split /corrections /search /sign-in /join /new /m/ada /m/ada/shelf /tags/a /p/1 /p/1/edit`.split(
      ' ',
    )
  for (const page of pages)
    for (const fields of [
      ['cursor'],
      ['sort', 'q', 'kind', 'branch', 'at', 'reply', 'from', 'next', 'tag', 'time', 'experience', 'show'],
    ])
      for (const query of queries)
        for (const person of [ada, forum.guest]) {
          const { status, text } = await person.get(`${page}?${asked(query, fields)}`)
          expect([page, query, status < 500, text.includes('<script>alert')]).toEqual([page, query, true, false])
        }
  for (const path of [`/tags/${script}`, `/m/${script}`, `/t/1/${script}`, `/works/1/${script}`, `/${script}`])
    expect((await forum.guest.get(path)).text).not.toContain('<script>alert')
})

/** A problem as RFC 9457 has it, and the fields that it names. */
function problem({ status, body, headers }: Answered): { status: number; paths: string[] } {
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ type: expect.any(String), title: expect.any(String), status, detail: expect.any(String) })
  if (status === 422) expect(body.errors.length).toBeGreaterThan(0)
  return { status, paths: (body.errors ?? []).map((each: { path: string }) => each.path) }
}

function call(
  { method }: Endpoint,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  who: Person = ada,
): Promise<Answered> {
  if (method === 'GET') return who.get(`${path}?since=0`)
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  return who[method.toLowerCase() as 'post'](path, sent, { headers: { 'content-type': 'application/json', ...headers } })
}

// Names that are taken: what would be good is refused for that alone.
function valid({ name }: Endpoint): Record<string, unknown> {
  const bodies: Record<string, Record<string, unknown>> = {
    join: { name: 'ada', email: 'ada@example.org', password: 'long enough', displayName: 'Ada' },
    signIn: { login: 'ada', password: 'wrong password' },
    startThread: { title: 'A title', body: 'x', tags: ['a'], kind: 'question', recommends: [] },
    replyToThread: { body: 'x' },
    editPost: { body: 'x' },
    keepShelf: { private: true },
    keepTyping: { shown: false },
    acceptAnswer: { postId: '1' },
    seeThread: { version: 1 },
    removeWithReason: { reason: 'x' },
    hidePost: { reason: 'x' },
    editMe: { displayName: 'Ada' },
    setLanguage: { language: 'en' },
    setExperience: { experience: 'want' },
    previewText: { body: 'x' },
    noticeWorks: { text: 'x' },
    keepTemplate: { body: 'x' },
    setThreadTemplate: { body: 'x' },
    keepDraft: { fields: { body: 'x' } },
    suggestCorrection: { title: 'y', reason: 'x' },
    correctWork: { title: 'y', reason: 'x' },
    declineCorrection: { reason: 'x' },
    splitWork: { kind: 'book', title: 'y', recommendations: ['1'], reason: 'x' },
    decidePromotion: { verdict: 'fine' },
    mergeWork: { into: '1', reason: 'x' },
    hideWork: { reason: 'x' },
  }
  return bodies[name] ?? {}
}

function asForm(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]))
}

function fieldsOf(endpoint: Endpoint): string[] {
  const { shape } = endpoint.input as unknown as { shape: object }
  return Object.keys(shape).filter((field) => !endpoint.path.includes(`:${field}`))
}

function tables() {
  return forum.sql(
    `select (select count(*) from post) as posts, (select sum(version) from thread) as versions, (select count(*) from member) as members,
      (select count(*) from work) as works, (select count(*) from experience) as experiences, (select count(*) from post_revision) as revisions`,
  )
}
