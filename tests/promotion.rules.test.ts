import fc from 'fast-check'
import { countSubjects, isPromotion } from '../server/promotion/rules.ts'
import { personKey } from '../server/works/keys.ts'
import { siteOf } from '../server/works/site.ts'
import { subjectsOf } from '../server/works/subject.ts'

test.each([
  ['https://www.example.org/a', 'example.org'],
  ['http://blog.example.org:8080/x?y=1', 'example.org'],
  ['https://deep.blog.example.co.uk/x', 'example.co.uk'],
  ['https://ada.github.io/notes', 'ada.github.io'],
  ['https://ada.substack.com/p/one', 'ada.substack.com'],
  ['https://github.com/Ada/engine/issues/1', 'github.com/ada'],
  ['https://gist.github.com/ada/0123', 'github.com/ada'],
  ['https://www.youtube.com/@ada/videos', 'youtube.com/@ada'],
  ['https://m.youtube.com/channel/UC0123', 'youtube.com/channel/uc0123'],
  ['https://dev.to/ada/post', 'dev.to/ada'],
  ['https://medium.com/@ada/post', 'medium.com/@ada'],
  ['https://www.npmjs.com/package/@ada/engine', 'npmjs.com/@ada'],
  ['https://huggingface.co/datasets/ada/notes', 'huggingface.co/ada'],
  ['http://192.0.2.1/x', '192.0.2.1'],
])('%s is of %s', (address, site) => {
  expect(siteOf(address)).toBe(site)
})

test.each([
  'https://www.amazon.co.uk/dp/1449373321',
  'https://github.com/topics/forum',
  'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  'https://www.npmjs.com/package/express',
  'https://arxiv.org/abs/1706.03762',
  'https://de.wikipedia.org/wiki/Forum',
  'https://doi.org/10.1000/182',
  'https://substack.com/home',
  'https://pkg.go.dev/net/http',
  'https://constructor/',
  'mailto:ada@example.org',
])('%s is nobody’s in particular', (address) => {
  expect(siteOf(address)).toBeUndefined()
})

test('one person is one, however they are written, and not another of their family name', () => {
  for (const name of ['Martin Kleppmann', 'Kleppmann, Martin', 'M. Kleppmann', 'Dr. Martin Kleppmann et al.']) {
    const [one] = subjectsOf({ url: null, identifiers: [], creators: [name] })
    expect(one!.key).toBe('creator kleppmann m')
  }
  expect(personKey('Robert C. Martin')).not.toBe(personKey('Martin'))
  expect(personKey('Robert C. Martin')).not.toBe(personKey('James Martin'))
})

test('what a work is of stands in its address, its identifiers and its creators', () => {
  const facts = {
    url: 'https://engine.example.org/',
    identifiers: [
      'repo github.com/ada/engine',
      'purl pkg:npm/%40ada/engine',
      'purl pkg:golang/github.com/ada/engine',
      'url example.org/x',
    ],
    creators: ['Ada Lovelace and Charles Babbage'],
  }
  expect(subjectsOf(facts).map(({ key }) => key)).toEqual([
    'site example.org',
    'site github.com/ada',
    'site npmjs.com/@ada',
    'creator lovelace a',
    'creator babbage c',
  ])
})

/** Recommendations, the newest first: each a post, and the sites that its work is of. */
const latest = (all: [post: number, ...sites: string[]][]) =>
  all.map(([post, ...sites], place) => ({
    id: String(place),
    postId: String(post),
    subjects: sites.map((site) => ({ key: `site ${site}`, name: site })),
  }))
const marked = (all: Parameters<typeof latest>[0]) =>
  countSubjects(latest(all))
    .filter(isPromotion)
    .map(({ name }) => name)

test('four posts are again and again, three are a favourite, and a list in one post is one occasion', () => {
  expect(
    marked([
      [4, 'x'],
      [3, 'x'],
      [2, 'x'],
      [1, 'x'],
    ]),
  ).toEqual(['x'])
  expect(
    marked([
      [3, 'x'],
      [2, 'x'],
      [1, 'x'],
    ]),
  ).toEqual([])
  expect(
    marked([
      [3, 'x'],
      [3, 'x'],
      [2, 'x'],
      [2, 'x'],
      [1, 'x'],
      [1, 'x'],
    ]),
  ).toEqual([])
})

test('who recommends as much else is not marked; with half of it they are', () => {
  const own: [number, string][] = [
    [1, 'x'],
    [2, 'x'],
    [3, 'x'],
    [4, 'x'],
  ]
  expect(marked([...own, [5, 'a'], [6, 'b'], [7, 'c'], [8, 'd']])).toEqual(['x'])
  expect(marked([...own, [5, 'a'], [6, 'b'], [7, 'c'], [8, 'd'], [9]])).toEqual([])
})

test('more of the same never takes a mark off, more of other things never sets one, and the order does not matter', () => {
  const some = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom('x', 'y', 'z')), { maxLength: 20 })
  fc.assert(
    fc.property(some, fc.nat({ max: 9 }), (all, post) => {
      const before = marked(all)
      expect(marked([...all].reverse()).sort()).toEqual([...before].sort())
      if (before.includes('x')) expect(marked([[post, 'x'], ...all])).toContain('x')
      else expect(marked([[post, 'other'], ...all])).not.toContain('x')
    }),
  )
})
