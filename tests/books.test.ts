import type { ServerResponse } from 'node:http'
import { openBooks, type BookFacts, type Metadata } from '../server/works/books.ts'
import { isPrivate } from '../server/works/one-origin.ts'
import { openLibrary } from '../server/works/open-library.ts'
import { bookAnswer, isbnAsked, type Library, openLibraryServer } from './support/open-library.ts'

const isbn = '9780980200447'
const aMinute = 60_000

let library: Library
let elsewhere: Library
let says: (res: ServerResponse, isbn: string, path: string) => void
let failed: string[] = []
beforeAll(async () => {
  library = await openLibraryServer((req, res) => says(res, isbnAsked(req), req.url!))
  elsewhere = await openLibraryServer((_req, res) => res.end(bookAnswer(isbn)))
})
afterAll(() => Promise.all([library.close(), elsewhere.close()]))
beforeEach(() => {
  failed = []
  library.asked.length = 0
})

const open = (source: Metadata = openLibrary(library.url), more: Parameters<typeof openBooks>[2] = {}) =>
  openBooks(source, (error) => failed.push(String(error)), more)
const find = (more: Parameters<typeof openBooks>[2] = {}) => open(undefined, more).find(isbn, aMinute)
const json = (text: string) => (res: ServerResponse) => res.setHeader('content-type', 'application/json').end(text)

test('a book as the Books API tells it: title, people, year and numbers', async () => {
  says = (res, asked) => json(bookAnswer(asked, { subtitle: 'The art of it' }))(res)
  expect(await find()).toEqual({ title: 'Slow reading: The art of it', creators: ['John Miedema'], year: 2009, isbns: [isbn] })
  expect(library.asked).toEqual([`/api/books?bibkeys=ISBN%3A${isbn}&format=json&jscmd=data`])
  expect(failed).toEqual([])
})

test('a book that is not there is nothing, and so is one that the place does not know', async () => {
  says = json('{}')
  expect(await find()).toBeUndefined()
  says = (res) => res.writeHead(404).end('<h1>Not found</h1>')
  expect(await find()).toBeUndefined()
  expect(failed).toEqual([])
})

test.each<[string, (res: ServerResponse) => void, string]>([
  ['an error', (res) => res.writeHead(500).end('{}'), 'answered 500'],
  ['what is no JSON', json('<html>'), 'SyntaxError'],
  [
    'half of it, and then nothing',
    (res) => void res.writeHead(200, { 'content-length': '900' }).write('{"ISBN', () => res.destroy()),
    '',
  ],
  ['a book without a title', json(`{"ISBN:${isbn}":{"authors":[]}}`), 'title'],
  ['a title that is no text', json(bookAnswer(isbn, { title: { $ne: 1 } })), 'title'],
  ['more than anybody reads', json(bookAnswer(isbn, { notes: 'x'.repeat(300_000) })), 'more than is read'],
  ['what never ends', (res) => pour(res), 'more than is read'],
  ['compressed without being asked', (res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end('x'), 'encoding'],
  ['the way to another place', (res) => res.writeHead(302, { location: `${elsewhere.url}/api/books` }).end(), 'another place'],
  ['the way into a file', (res) => res.writeHead(301, { location: 'file:///etc/passwd' }).end(), 'another place'],
  ['the way to itself, over and over', (res) => res.writeHead(302, { location: '?bibkeys=ISBN:1' }).end(), 'sent us around'],
  ['nothing at all', () => undefined, 'TimeoutError'],
])('a place that answers %s gives nothing, and that is told', async (name, answer, why) => {
  says = answer
  expect(await find(name === 'nothing at all' ? { askMs: 50 } : {})).toBeUndefined()
  expect(failed).toHaveLength(1)
  expect(failed[0]).toContain(why)
  expect(elsewhere.asked).toEqual([])
})

function pour(res: ServerResponse): void {
  const more = () => res.write('x'.repeat(65_536), (error) => error || more())
  more()
}

test('a move within the place is followed', async () => {
  says = (res, asked, path) =>
    path.includes('moved') ? json(bookAnswer(asked))(res) : res.writeHead(301, { location: `${path}&moved` }).end()
  expect((await find())?.title).toBe('Slow reading')
})

test('hostile words are one line within the limits, or not there', async () => {
  says = (res, asked) =>
    json(
      bookAnswer(asked, {
        title: '<script>alert(1)</script>\u0000'.replace('\u0000', '') + '\n\u202egnidaer\u202c  wolS',
        authors: [{ name: 'A'.repeat(500) }, { name: 'Eve\u0007 \u2066Writer' }, { name: 'Eve Writer' }, { name: ' ' }],
        publish_date: '30009-12',
      }),
    )(res)
  const { title, creators, year } = (await find())!
  expect([title, creators, year]).toEqual(['<script>alert(1)</script> gnidaer wolS', ['Eve Writer'], undefined])
  says = (res, asked) =>
    json(bookAnswer(asked, { title: `Short: ${'long '.repeat(200)}`, authors: 'nobody', identifiers: [] }))(res)
  expect(await find()).toMatchObject({ title: 'Short', creators: [], isbns: [] })
  says = (res, asked) => json(bookAnswer(asked, { title: '\u200b \u0000' }))(res)
  expect(await find()).toBeUndefined()
  // Another book than the one that was asked for.
  says = (res, asked) => json(bookAnswer(asked, { identifiers: { isbn_13: ['9781449373320'] } }))(res)
  expect(await find()).toBeUndefined()
})

test('a name that leads inside the network is not asked; inside means every address that is none in the world', async () => {
  const home = new URL(library.url)
  const inside = openLibrary(`http://inside.localhost:${home.port}`)
  expect(await open(inside).find(isbn, aMinute)).toBeUndefined()
  expect(failed.join()).toMatch(/leads inside the network|ENOTFOUND|EAI_AGAIN/)
  expect(library.asked).toEqual([])
  const world = ['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '::ffff:8.8.8.8']
  const own =
    '127.0.0.1 10.1.2.3 172.31.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 ::1 :: fe80::1 fd00::1 ::ffff:10.0.0.1 ::ffff:7f00:1'
  expect(world.filter(isPrivate)).toEqual([])
  expect(own.split(' ').filter((address) => !isPrivate(address))).toEqual([])
})

/** A source that answers when told to. */
function byHand() {
  const waiting: { isbn: string; answer: (facts?: BookFacts) => void; fail: (why: Error) => void }[] = []
  const source: Metadata = {
    name: 'By hand',
    byIsbn: (asked) => new Promise((answer, fail) => waiting.push({ isbn: asked, answer, fail })),
  }
  return { waiting, source }
}
const facts: BookFacts = { title: 'Slow', creators: [], isbns: [] }

test('who does not wait is answered with nothing, and the next one has what came meanwhile; nobody is asked twice', async () => {
  const { waiting, source } = byHand()
  let now = 0
  const books = open(source, { now: () => now })
  expect(await books.find(isbn, 0)).toBeUndefined()
  const [one, other] = [books.find(isbn, aMinute), books.find(isbn, aMinute)]
  waiting[0]!.answer(facts)
  expect([await one, await other, await books.find(isbn, 0)]).toEqual([facts, facts, facts])
  expect(waiting).toHaveLength(1)
  now += 25 * 3_600_000
  void books.find(isbn, 0)
  expect(waiting).toHaveLength(2)
})

test('few are asked at once, few are kept, and a source that fails is left in peace for a while', async () => {
  const { waiting, source } = byHand()
  let now = 0
  const books = open(source, { now: () => now, askedAtMost: 2, keptAtMost: 2, failuresAtMost: 2 })
  const [a, b] = [books.find('a', aMinute), books.find('b', aMinute)]
  expect([await books.find('c', aMinute), waiting.length]).toEqual([undefined, 2])
  for (const one of waiting) one.answer(facts)
  await Promise.all([a, b])
  const c = books.find('c', aMinute)
  waiting[2]!.fail(new Error('out of order'))
  expect(await c).toBeUndefined()
  // The oldest of three has gone.
  void books.find('b', 0)
  expect(waiting).toHaveLength(3)
  const again = books.find('a', aMinute)
  waiting[3]!.fail(new Error('out of order'))
  expect([await again, await books.find('d', aMinute), waiting.length]).toEqual([undefined, undefined, 4])
  now += 61_000
  void books.find('d', 0)
  expect(waiting).toHaveLength(5)
  expect(failed).toHaveLength(2)
})

test('a member who writes number after number asks no more in a minute than anybody should', async () => {
  let now = 0
  const asked: string[] = []
  const source: Metadata = { name: 'Eager', byIsbn: async (each) => (asked.push(each), undefined) }
  const books = open(source, { now: () => now, askedAMinuteAtMost: 3 })
  for (const each of ['a', 'b', 'c', 'd']) await books.find(each, aMinute)
  expect(asked).toEqual(['a', 'b', 'c'])
  now += 60_000
  await books.find('d', aMinute)
  expect(asked).toEqual(['a', 'b', 'c', 'd'])
})
