import { openForum, type TestForum } from './support/forum.ts'

const ddia = {
  kind: 'book' as const,
  title: 'Designing Data-Intensive Applications',
  creators: ['Martin Kleppmann'],
  url: 'https://dataintensive.net/',
  isbn: '9781449373320',
  aliases: ['DDIA'],
}

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
  const ada = await forum.as('ada')
  const kysely = { kind: 'tool' as const, title: 'Kysely', url: 'https://github.com/kysely-org/kysely' }
  await ada.starts({ recommends: [ddia, kysely, { kind: 'book', title: 'Clean Code', creators: ['Robert C. Martin'] }] })
})
afterAll(() => forum.close())

async function noticed(text: string, replyTo?: string) {
  const bob = await forum.as('bob')
  const { status, body } = await bob.post('/api/works/notice', { text, ...(replyTo ? { replyTo } : {}) })
  expect(status).toBe(200)
  return body.candidates
}

test('a misspelt book by a misspelt author is found, with where it stands and why', async () => {
  const text =
    "I recommend starting with Martin Kleppman's book titled Designing Data Intensive Systems. It covers all the fundamentals."
  const [first, ...rest] = await noticed(text)
  expect(rest).toEqual([])
  expect(first).toMatchObject({
    work: { title: ddia.title, people: 1 },
    suggestion: null,
    why: 'Nearly the title, by Martin Kleppman, you recommend it',
  })
  expect(text.slice(first.start, first.end)).toContain('Designing Data Intensive')
  expect(first.score).toBeGreaterThan(0.9)
})

test.each([
  ['its other name', '🦉 +1 for DDIA', 'DDIA'],
  ['its ISBN-10', 'Get 1-4493-7332-1 from your library', '1-4493-7332-1'],
  ["a shop's page", 'https://www.amazon.de/-/en/dp/1449373321?tag=me', 'https://www.amazon.de/-/en/dp/1449373321?tag=me'],
])('a work is found by %s, at its UTF-16 place', async (_how, text, name) => {
  const [first] = await noticed(text)
  expect(first.work.title).toBe(ddia.title)
  expect(text.slice(first.start, first.end)).toBe(name)
})

describe('titles that are near each other', () => {
  beforeAll(async () => {
    const ada = await forum.as('ada')
    const book = (title: string, creator: string) => ({ kind: 'book' as const, title, creators: [creator] })
    await ada.starts({
      recommends: [
        book('The Quiet Compiler', 'Ann Lee'),
        book('A Quiet Compiler', 'Bo Ek'),
        book('Compilers: Principles, Techniques, and Tools', 'Alfred V. Aho'),
        book('Quiet Gardens, Volume 1', 'Cy Day'),
        book('Quiet Gardens, Volume 2', 'Cy Day'),
        book('Types and Gardening Languages', 'Di Fox'),
      ],
    })
  })

  test.each([
    ['its own article', 'You should read The Quiet Compiler.', 'The Quiet Compiler'],
    ['its own article', 'You should read A Quiet Compiler.', 'A Quiet Compiler'],
    ['its volume', 'I recommend Quiet Gardens, Vol. 2.', 'Quiet Gardens, Volume 2'],
    ['its initials', 'TAGL, hands down', 'Types and Gardening Languages'],
    ['its nickname', 'Get the dragon book.', 'Compilers: Principles, Techniques, and Tools'],
    ['its address without a scheme', 'dataintensive.net has all of it', ddia.title],
  ])('are told apart by %s: "%s"', async (_how, text, title) => {
    expect((await noticed(text)).map((one: { work: { title: string } | null }) => one.work?.title)).toEqual([title])
  })
})

test.each([
  'I read your comment.',
  'HTTP, JSON and REST, nothing else.',
  'I listened to "Dancing Queen" by Nadia Abba.',
  'She runs the book of the month club.',
  'I would not recommend Clean Code.',
  '> I recommend *Clean Code* by Robert Martin\n\nWhy?',
  'See https://github.com/kysely-org/kysely/issues/12',
])('"%s" recommends nothing', async (text) => {
  expect(await noticed(text)).toEqual([])
})

test('what is clearly a work and unknown is suggested, to be filled in', async () => {
  const [first] = await noticed('Read „Der Stadtplan der Daten“ von Anna Beispiel.')
  expect(first).toMatchObject({
    work: null,
    suggestion: { kind: 'book', title: 'Der Stadtplan der Daten', creators: ['Anna Beispiel'] },
  })
  const [tool] = await noticed('Use https://www.npmjs.com/package/left-pad for that')
  expect(tool).toMatchObject({ work: null, suggestion: { kind: 'tool', title: 'left-pad' } })
})

test('seconding in words points to what the post above recommends', async () => {
  const ada = await forum.as('ada')
  const { post } = await ada.starts({ recommends: [ddia] })
  const [first] = await noticed('Seconding this. Great book!', post.id)
  expect(first).toMatchObject({ work: { title: ddia.title }, recommendationId: post.recommendations[0]!.id })
  expect(await noticed('Seconding this. Great book!')).toEqual([])
})

test('noticing stores nothing', async () => {
  const count = async () =>
    (await forum.sql<{ n: string }>('select (select count(*) from work) + (select count(*) from alias) as n'))[0]!.n
  const before = await count()
  await noticed('*An Unknown Book* by Somebody Else, and https://example.org/another')
  expect(await count()).toBe(before)
})

test('guests do not ask, and a draft is at most 30,000 characters', async () => {
  expect((await forum.guest.post('/api/works/notice', { text: 'DDIA' })).status).toBe(401)
  const bob = await forum.as('bob')
  expect((await bob.post('/api/works/notice', { text: 'a'.repeat(30_001) })).status).toBe(413)
  expect((await bob.post('/api/works/notice', { text: '' })).body).toEqual({ candidates: [] })
  expect((await bob.post('/api/works/notice', { text: 'DDIA \0' })).status).toBe(200)
  expect((await bob.post('/api/works/notice', {})).status).toBe(422)
})

test('a draft of nothing but mentions brings the best eight', async () => {
  const ada = await forum.as('ada')
  const titles = Array.from({ length: 10 }, (_, place) => `Gardening for Compilers Volume ${String.fromCharCode(65 + place)}x`)
  await ada.starts({ recommends: titles.map((title) => ({ kind: 'book', title })) })
  expect(await noticed(titles.map((title) => `Read *${title}*.`).join('\n\n'))).toHaveLength(8)
})

test.each([
  ['desig', ddia.title],
  ['kleppmann', ddia.title],
  ['klepman', ddia.title],
  ['ddi', ddia.title],
  ['data applicatons', ddia.title],
  ['kys', 'Kysely'],
])('typing "%s" suggests %s', async (typed, title) => {
  const { body } = await forum.guest.get(`/api/works/suggest?q=${encodeURIComponent(typed)}`)
  expect(body.works[0]?.title).toBe(title)
})
