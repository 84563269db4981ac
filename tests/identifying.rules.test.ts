import { identifiersOf, isbn13, urlKey } from '../server/works/identifiers.ts'
import { creatorKey, mayBeSame, subtitleKey, titleKey } from '../server/works/keys.ts'

const named = (url: string) => identifiersOf({ url }).map(({ scheme, value }) => `${scheme} ${value}`)

test('an ISBN of ten digits and one of thirteen are one; a wrong check digit is none', () => {
  expect(isbn13('1-4493-7332-1')).toBe('9781449373320')
  expect(isbn13('ISBN-13: 978-1-4493-7332-0')).toBe('9781449373320')
  expect(isbn13('080442957X')).toBe('9780804429573')
  expect(isbn13('9781449373321')).toBeUndefined()
})

test.each([
  ['https://www.amazon.de/-/en/Martin-Kleppmann/dp/1449373321/ref=sr_1_1?keywords=x', 'isbn 9781449373320'],
  ['https://www.oreilly.com/library/view/designing-data-intensive-applications/9781491903063/ch01.html', 'isbn 9781491903063'],
  ['https://openlibrary.org/isbn/1449373321', 'isbn 9781449373320'],
  ['https://arxiv.org/pdf/1706.03762v5.pdf', 'arxiv 1706.03762'],
  ['https://doi.org/10.48550/arXiv.1706.03762', 'arxiv 1706.03762'],
  ['https://dl.acm.org/doi/pdf/10.1145/359545.359563', 'doi 10.1145/359545.359563'],
  ['https://www.npmjs.com/package/@types/node/v/20.0.0', 'purl pkg:npm/%40types/node'],
  ['https://pypi.org/project/Fast_API/', 'purl pkg:pypi/fast-api'],
  ['https://docs.rs/serde_json/latest/serde_json/', 'purl pkg:cargo/serde-json'],
  ['https://mvnrepository.com/artifact/org.junit.jupiter/junit-jupiter/5.1', 'purl pkg:maven/org.junit.jupiter/junit-jupiter'],
  ['https://pkg.go.dev/github.com/gin-gonic/gin@v1.9/render', 'purl pkg:golang/github.com/gin-gonic/gin'],
  ['https://GitHub.com/Kysely-Org/kysely.git', 'repo github.com/kysely-org/kysely'],
  ['https://github.com/kysely-org/kysely/blob/main/README.md#x', 'repo github.com/kysely-org/kysely'],
  ['https://gitlab.com/group/sub/name/-/tree/main', 'repo gitlab.com/group/sub/name'],
  ['git@codeberg.org:forgejo/forgejo.git', 'repo codeberg.org/forgejo/forgejo'],
  ['https://youtu.be/dQw4w9WgXcQ?t=3', 'video youtube:dQw4w9WgXcQ'],
  ['https://m.youtube.com/watch?feature=x&v=dQw4w9WgXcQ', 'video youtube:dQw4w9WgXcQ'],
  ['https://player.vimeo.com/video/12345678', 'video vimeo:12345678'],
])('%s is %s', (url, identifier) => {
  expect(named(url)[0]).toBe(identifier)
})

test.each([
  'https://github.com/',
  'https://github.com/topics/rust',
  'https://www.youtube.com',
  'https://www.amazon.com/s?k=rust',
  'https://www.google.com/search?q=x',
])('%s is nobody in particular', (url) => expect(named(url)).toEqual([]))

test('a page inside a repository is the page for an article, the repository for a tool', () => {
  const url = 'https://github.com/a/b/blob/main/essay.md'
  expect(identifiersOf({ kind: 'article', url }).map((one) => one.scheme)).toEqual(['url'])
  expect(identifiersOf({ kind: 'tool', url })[0]).toEqual({ scheme: 'repo', value: 'github.com/a/b' })
})

test('addresses of one page are one; others stay apart', () => {
  const same = [
    'https://example.org/guide',
    'http://www.example.org/guide/',
    'https://m.example.org/guide/index.html?utm_source=x&fbclid=1#top',
    'https://EXAMPLE.org/en/guide',
    'https://amp.example.org/guide/amp/',
    'https://example.org:443/guide?ref=forum',
  ]
  expect(new Set(same.map(urlKey))).toEqual(new Set(['example.org/guide']))
  expect(urlKey('https://example.org/viewtopic.php?t=1')).not.toBe(urlKey('https://example.org/viewtopic.php?t=2'))
  expect(urlKey('https://de.m.wikipedia.org/wiki/Rust')).toBe('de.wikipedia.org/wiki/Rust')
  expect(urlKey('https://www.amazon.co.uk/dp/B00ABCDEFG?x=1')).toBe(urlKey('https://amazon.com/Some-Title/dp/B00ABCDEFG/'))
  expect(urlKey('mailto:a@example.org')).toBeUndefined()
})

test('titles and people as they are compared', () => {
  expect(titleKey('The Pragmatic Programmer (20th Anniversary Edition)')).toBe('pragmatic programmer')
  expect(titleKey('Gödel, Escher, Bach: An Eternal Golden Braid')).toBe('godel escher bach')
  expect(titleKey('リーダブルコード')).toBe('リーダブルコード')
  expect(subtitleKey('Kubernetes: Up and Running, 2nd Edition')).toBe('up and running')
  expect(creatorKey(['Kleppmann, Martin'])).toBe(creatorKey(['M. Kleppmann et al.']))
  expect(mayBeSame(creatorKey(['Martin Kleppman']), creatorKey(['Martin Kleppmann']))).toBe(true)
  expect(mayBeSame(creatorKey(['Robert Martin']), creatorKey(['Martin Fowler']))).toBe(false)
})
