import { align } from '../server/works/alignment.ts'
import { endorsementIn } from '../server/works/endorsement.ts'
import { marksIn } from '../server/works/marks.ts'
import { proseOf } from '../server/works/prose.ts'
import { recognise } from '../server/works/recognise.ts'
import { weigh } from '../server/works/weigh.ts'

const go = { id: '1', kind: 'tool' as const, title: 'Go', creatorKey: '', aliases: ['Golang'] }
const temporal = { id: '3', kind: 'tool' as const, title: 'Temporal', creatorKey: '', aliases: [] }
const quiet = { id: '4', kind: 'book' as const, title: 'Quiet', creatorKey: 'cain', aliases: [] }
const master = {
  id: '5',
  kind: 'book' as const,
  title: 'Мастер и Маргарита',
  creatorKey: 'булгаков',
  aliases: ['The Master and Margarita'],
}
const color = { id: '6', kind: 'article' as const, title: 'What Color is Your Function?', creatorKey: 'nystrom', aliases: [] }
const cleanCode = { id: '2', kind: 'book' as const, title: 'Clean Code', creatorKey: 'martin', aliases: [] }

/** How likely a text recommends a work: the best over all places that name it. */
function odds(text: string, work: Parameters<typeof weigh>[3]): number {
  const draft = recognise(text)
  const runs = [...draft.runs.values()].flat().map((run) => weigh(draft, run, undefined, work))
  const spans = draft.spans.map((span) => weigh(draft, span, span, work))
  return Math.max(-99, ...[...runs, ...spans].map((weighed) => weighed?.value ?? -99))
}

test.each([
  ["I'd use Go for that.", go],
  ['Read “Clean Code”.', cleanCode],
  ['Lest »Clean Code« von Robert C. Martin!', cleanCode],
  ['Leggi «Clean Code» di Martin.', cleanCode],
  ["I can't recommend Clean Code enough.", cleanCode],
  ["If you haven't read Clean Code, do.", cleanCode],
  ['Have you read Clean Code?', cleanCode],
  ['read clean code by robert martin', cleanCode],
  ['The Master and Margarita by Bulgakov', master],
  ['Bob Nystrom, "What color is your function?"', color],
  ['We replaced four queues of our own with Temporal.', temporal],
  ["For those who have never read one, I recommend Susan Cain's Quiet.", quiet],
])('"%s" recommends', (text, work) => {
  expect(odds(text, work)).toBeGreaterThan(0)
})

test.each([
  ['Where did you go to school?', go],
  ['Go ahead.', go],
  ['I wrote it in Go and it crashes.', go],
  ['clean code is not a goal', cleanCode],
  ["Don't read Clean Code.", cleanCode],
  ['Clean Code is overrated.', cleanCode],
  ['Has anyone read Clean Code?', cleanCode],
  ['Read Refactoring instead of Clean Code.', cleanCode],
  ['Click "Clean Code" to start.', cleanCode],
  ["I can't stand Clean Code.", cleanCode],
  ['Je ne recommande pas « Clean Code ».', cleanCode],
  ['Temporal problems are the worst.', temporal],
  ['We replaced Temporal with four queues of our own.', temporal],
  ['Quiet hours start at ten.', quiet],
  ['Please be quiet.', quiet],
  ['"Clean Code" by Anna Other', cleanCode],
])('"%s" does not', (text, work) => {
  expect(odds(text, work)).toBeLessThanOrEqual(0)
})

test('quotation marks of every typography set a title apart', () => {
  for (const text of [
    '“X y”',
    '„X y“',
    '„X y”',
    '«X y»',
    '« X y »',
    '»X y«',
    '"X y"',
    '‘X y’',
    "'X y'",
    '『X y』',
    '*X y*',
    '__X y__',
  ])
    expect([text, marksIn(text).map(({ start, end }) => text.slice(start, end))]).toEqual([text, ['X y']])
  expect(marksIn("don't, the books' titles")).toEqual([])
})

test("code, quoted lines, addresses and members' names are not the author's words, and places stay", () => {
  const draft = 'Hi @ada\n> Read DDIA\n```\nSICP\n```\n[TAPL](https://example.org/x "y") and https://example.org/CLRS `GOOS`'
  const { text, links, codes } = proseOf(draft)
  expect(text).toHaveLength(draft.length)
  expect(text).not.toMatch(/ada|DDIA|SICP|CLRS|GOOS|example/)
  expect(text.indexOf('TAPL')).toBe(draft.indexOf('TAPL'))
  expect(links.map((link) => link.address)).toEqual(['https://example.org/x', 'https://example.org/CLRS'])
  expect(codes.map(({ start, end }) => draft.slice(start, end))).toEqual(['GOOS'])
})

test('a name is laid over words: slips, joined words and cut ends cost a little, other words more', () => {
  const name = ['designing', 'data', 'intensive', 'applications']
  const value = (words: string) => align(name, words.split(' '))!.value
  const exact = value('read designing data intensive applications now')
  expect(align(name, 'read designing data intensive applications now'.split(' '))).toMatchObject({
    from: 1,
    to: 4,
    slips: 0,
    misses: 0,
  })
  expect(value('desining data intensive applications')).toBeLessThan(exact)
  expect(value('designing dataintensive applications')).toBeGreaterThan(exact - 1)
  expect(value('designing data intensive systems')).toBeGreaterThan(value('designing data pipelines'))
  expect(value('building web applications')).toBeLessThan(1)
})

test('seconding in words', () => {
  expect(endorsementIn('Seconding this. This book does a fantastic job.')).toEqual({ start: 0, end: 14 })
  expect(endorsementIn('Thanks! This one changed how I work.')).toEqual({ start: 8, end: 24 })
  expect(endorsementIn('This book is overrated.')).toBeUndefined()
  expect(endorsementIn('> +1\n\nWhy?')).toBeUndefined()
})

test('no draft takes long to read', () => {
  const pieces = [
    'read a ',
    "'a",
    '“',
    '*a ',
    '[a](',
    '<a',
    '`',
    'Clean Code ',
    '978',
    '@ab ',
    '[a](http://a.b) ',
    '読む',
    '本『',
    "Martin's ",
    'by By ',
    '\n ',
  ]
  for (const piece of pieces) {
    // On an idle machine each takes less than 0.2 s; what this guards against takes minutes, and meets the test's own time limit.
    expect(recognise(piece.repeat(Math.ceil(30_000 / piece.length)).slice(0, 30_000))).toBeDefined()
  }
})
