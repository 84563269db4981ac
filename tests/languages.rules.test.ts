import { readdirSync, readFileSync } from 'node:fs'
import { languages, refusals } from '../client/words/languages.ts'

// Names, dates, and words that are the same in both.
const same = new Set([
  'Seconded',
  'Live',
  'Name',
  'Podcast',
  'Podcasts',
  'Artikel',
  'Text',
  'November 2026',
  'Feed',
  ' in ',
  'In ',
  'Markdown',
  'CSV',
  'BibTeX',
  'CSL-JSON',
])

test('German has every word that English has, and they are German', () => {
  const [en, de] = [flat(languages.en), flat(languages.de)]
  expect([...de.keys()]).toEqual([...en.keys()])
  const untranslated = [...en].filter(([key, said]) => said === de.get(key) && !same.has(said) && /\p{L}{2}/u.test(said))
  expect(untranslated).toEqual([])
})

test('every sentence that the server says no with is known in German', () => {
  const files = sources('server', /\.ts$/).filter((file) => !/server\/(demo|main|config|start|operations)/.test(file))
  // To a person it speaks in whole sentences; what a programmer did wrong is thrown as an Error.
  const sentence = /(?<!Error\(\s*|super\()(['"`])([A-Z](?:(?!\1)[^\n])*?\.)\1/g
  const said = files.flatMap((file) =>
    [...withoutComments(file).matchAll(sentence)].map((match) => match[2]!.replace(/\$\{[^}]*\}/g, '7')),
  )
  expect(said.length).toBeGreaterThan(50)
  expect(said.filter((each) => refusals.de(each) === each)).toEqual([])
})

test('no word that a person reads stands in a component', () => {
  const strays = sources('client', /\.tsx$/).flatMap((file) => {
    const markup = withoutComments(file)
    const inText = [...markup.matchAll(/<[A-Za-z][^<>{}]*>\s*([A-Za-z][^<>{}]*?)\s*<\//g)].map((match) => match[1])
    const inAttributes = [...markup.matchAll(/\b(?:aria-label|placeholder|title|alt)="([^"]*\p{L}[^"]*)"/gu)].map(
      (match) => match[1],
    )
    return [...inText, ...inAttributes].map((words) => `${file}: ${words}`)
  })
  expect(strays).toEqual([])
})

function withoutComments(file: string): string {
  return readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

function sources(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => name.test(file))
}

// Each word by its path; of a function, what it says of an example.
function flat(words: unknown, path = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]])
  if (typeof words === 'function') return flat(example(words as (...facts: unknown[]) => unknown), path)
  return new Map(Object.entries(words as object).flatMap(([key, value]) => [...flat(value, path ? `${path}.${key}` : key)]))
}

function example(word: (...facts: unknown[]) => unknown): unknown {
  for (const facts of [
    ['«7»', '«8»'],
    [['«7»', '«8»', '«9»']],
    [7, 8],
    [new Date(0), new Date(1e6)],
    ['2026-11'],
    [7, 8, { finished: 1, using: 2, stopped: 3 }],
    [7, '2026-11'],
  ]) {
    try {
      return word(...facts)
    } catch {
      // It wants facts of another kind.
    }
  }
  throw new Error(`No example fits ${word.toString()}`)
}
