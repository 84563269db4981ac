import { openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Read these.', {
    recommends: [
      { kind: 'book', title: 'Crafting & Interpreters, {50%}', creators: ['Robert "Bob" Nystrom'], isbn: '9780990582939' },
      { kind: 'tool', title: '=cmd|calc', creators: ['@evil'], url: 'https://tool.example/' },
    ],
  })
  await bob.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, { experience: 'finished' })
})
afterAll(() => forum?.close())

// RFC 4180, the other way round.
function rowsOf(csv: string): string[][] {
  return csv
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter(Boolean)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
      ),
    )
}

test('the shelf is taken along as CSV, and no cell of it runs as a formula', async () => {
  const { status, headers, text } = await forum.guest.get('/export/works.csv')
  expect([status, headers['content-disposition']]).toEqual([200, 'attachment; filename="shelf.csv"'])
  const [head, book, tool, ...rest] = rowsOf(text)
  expect(rest).toEqual([])
  expect(head!.slice(0, 7)).toEqual(['kind', 'title', 'creators', 'url', 'isbn', 'doi', 'people'])
  expect(book!.slice(0, 7)).toEqual([
    'book',
    'Crafting & Interpreters, {50%}',
    'Robert "Bob" Nystrom',
    '',
    '9780990582939',
    '',
    '2',
  ])
  expect(book!.at(-1)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/works\/\d+\//)
  expect(tool!.slice(1, 3)).toEqual(["'=cmd|calc", "'@evil"])
})

test('as BibTeX with its signs escaped, and as CSL-JSON', async () => {
  const { text, headers } = await forum.guest.get('/export/works.bib?kind=book')
  expect(headers['content-type']).toMatch(/bibtex/)
  expect(text).toMatch(
    /^@book\{seconded\d+,\n {2}title = \{\{Crafting \\& Interpreters, \\\{50\\%\\\}\}\},\n {2}author = \{\{Robert "Bob" Nystrom\}\},\n {2}isbn = \{9780990582939\},\n/,
  )
  expect(text.match(/^@/gm)).toHaveLength(1)
  const { text: json } = await forum.guest.get('/export/works.json')
  expect(JSON.parse(json)).toMatchObject([
    {
      type: 'book',
      title: 'Crafting & Interpreters, {50%}',
      ISBN: '9780990582939',
      author: [{ literal: 'Robert "Bob" Nystrom' }],
    },
    { type: 'software', URL: 'https://tool.example/' },
  ])
})

test('a member takes their shelf along; nobody else takes a private one', async () => {
  const bob = await forum.as('bob')
  expect(rowsOf((await forum.guest.get('/export/members/bob.csv?show=finished')).text)).toHaveLength(2)
  expect((await bob.put('/api/members/me/shelf', { private: true })).status).toBe(200)
  expect(rowsOf((await forum.guest.get('/export/members/bob.csv?show=finished')).text)).toHaveLength(1)
  expect(rowsOf((await bob.get('/export/members/bob.csv?show=finished')).text)).toHaveLength(2)
})

test('what is no format, no member or no work is not there', async () => {
  for (const path of ['/export/works.exe', '/export/members/nobody.csv', '/export/members/bob.xml'])
    expect([path, (await forum.guest.get(path)).status]).toEqual([path, 404])
  expect((await forum.guest.get('/works')).text).toContain('href="/export/works.bib"')
  expect((await forum.guest.get('/works?kind=book')).text).toContain('href="/export/works.csv?kind=book"')
})
