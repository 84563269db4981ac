import type { ServerResponse } from 'node:http'
import type { Candidate, NewWork } from '../server/contract/index.ts'
import { bookAnswer, isbnAsked, type Library, openLibraryServer } from './support/open-library.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let library: Library
let says: (res: ServerResponse, isbn: string) => void = (res, isbn) => res.end(bookAnswer(isbn))
let forum: TestForum
let ada: Member
beforeAll(async () => {
  library = await openLibraryServer((req, res) => says(res, isbnAsked(req)))
  forum = await openForum({ metadata: library.url })
  ada = await forum.as('ada')
})
afterAll(async () => {
  await forum.close()
  await library.close()
})

async function noticed(text: string, by = ada): Promise<Candidate[]> {
  return expectStatus<{ candidates: Candidate[] }>(200, await by.post('/api/works/notice', { text })).candidates
}

test('an ISBN that the catalogue does not know comes with title, people and year; the book is made once it is accepted', async () => {
  const [candidate, ...more] = await noticed('You should read ISBN 978-0-9802004-4-7, it is short.')
  const suggestion = { kind: 'book', title: 'Slow reading', creators: ['John Miedema'], year: 2009, isbn: '9780980200447' }
  expect([more, candidate!.work, candidate!.suggestion]).toEqual([[], null, suggestion])
  expect(candidate!.why).toBe('ISBN 9780980200447, as Open Library has it')
  expect(await forum.sql('select * from work')).toEqual([])
  const { post } = await ada.starts({ recommends: [candidate!.suggestion as NewWork] })
  const { work } = (await forum.guest.get(`/api/works/${post.recommendations[0]!.work.id}`)).body
  expect([work.title, work.creators, work.year]).toEqual(['Slow reading', ['John Miedema'], 2009])
  // Known by now, it is the work, and nobody is asked again.
  const before = library.asked.length
  const [known] = await noticed('You should read ISBN 978-0-9802004-4-7.')
  expect([known!.work!.id, library.asked.length]).toEqual([work.id, before])
})

test('a book that the catalogue knows by title and people alone is that work', async () => {
  says = (res, isbn) =>
    res.end(bookAnswer(isbn, { title: 'Release It!', subtitle: 'Design and Deploy', authors: [{ name: 'Michael T. Nygard' }] }))
  const recommends = [{ kind: 'book', title: 'Release It!', creators: ['Michael Nygard'] }]
  const { post } = await ada.starts({ recommends })
  const found = await noticed('I recommend Release It! by Michael Nygard, ISBN 9781680502398.')
  expect(found.map(({ work }) => work?.id)).toEqual([post.recommendations[0]!.work.id])
})

test('a place that does not answer holds nobody up: the offer comes bare, and the reply is posted', async () => {
  says = () => undefined
  const [candidate] = await noticed('You should read ISBN 9781449373320.')
  expect(candidate!.suggestion).toEqual({ kind: 'book', title: 'ISBN 9781449373320', isbn: '9781449373320' })
  const { thread } = await ada.starts()
  const before = library.asked.length
  await ada.replies(thread.id, 'This.', { recommends: [{ kind: 'book', title: 'By its number', isbn: '9780132350884' }] })
  expect(library.asked.length).toBe(before)
})

test('without a source nobody is asked; a host may bring its own', async () => {
  says = (res, isbn) => res.end(bookAnswer(isbn))
  const plain = await openForum()
  const hosts = await openForum({
    metadata: { name: 'The library in town', byIsbn: async (isbn) => ({ title: `Book ${isbn}`, creators: [], isbns: [] }) },
  })
  try {
    const before = library.asked.length
    const [bare] = await noticed('You should read ISBN 9780980200447.', await plain.as('bob'))
    expect([(bare!.suggestion as NewWork).title, library.asked.length]).toEqual(['ISBN 9780980200447', before])
    const [own] = await noticed('You should read ISBN 9780980200447.', await hosts.as('bob'))
    expect((own!.suggestion as NewWork).title).toBe('Book 9780980200447')
    expect(own!.why).toContain('The library in town')
  } finally {
    await plain.close()
    await hosts.close()
  }
})
