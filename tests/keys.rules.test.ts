import fc from 'fast-check'
import { identifiersOf, isbn13, urlKey } from '../server/works/identifiers.ts'
import { creatorKey, fold, mayBeSame, titleKey } from '../server/works/keys.ts'

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((each) => each.trim() !== '')
const word = fc.stringMatching(/^[a-z]{4,12}$/)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((each) => each.join(' '))
const all = <T extends [unknown, ...unknown[]]>(...given: Parameters<typeof fc.property<T>>) =>
  fc.assert(fc.property<T>(...given))

test('every ISBN of ten digits is one of thirteen, with hyphens anywhere; one wrong digit makes it none', () => {
  all(digits(9), fc.nat(8), fc.nat(12), fc.integer({ min: 1, max: 9 }), (nine, cut, place, more) => {
    const sum = nine.reduce((total, digit, at) => total + digit * (10 - at), 0)
    const check = (11 - (sum % 11)) % 11
    const ten = `${nine.slice(0, cut).join('')}-${nine.slice(cut).join('')} ${check === 10 ? 'x' : check}`
    const thirteen = isbn13(ten)!
    expect(thirteen).toMatch(/^978\d{10}$/)
    expect([...thirteen].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0) % 10).toBe(0)
    expect(isbn13(thirteen)).toBe(thirteen)
    expect(isbn13(`ISBN ${thirteen}`)).toBe(thirteen)
    const wrong = thirteen.slice(0, place) + ((Number(thirteen[place]) + more) % 10) + thirteen.slice(place + 1)
    expect(isbn13(wrong)).toBeUndefined()
  })
})

test('whatever is no ISBN is none, and no text breaks the reading', () => {
  all(text, (each) => {
    const read = isbn13(each)
    expect(read === undefined || /^97[89]\d{10}$/.test(read)).toBe(true)
    for (const { value } of identifiersOf({ url: each, isbn: each })) expect(Buffer.byteLength(value)).toBeLessThan(2_704)
  })
})

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{3,12}$/)
const page = fc.record({
  host: slug,
  path: fc.array(slug, { minLength: 1, maxLength: 4 }),
  query: fc.uniqueArray(slug, { maxLength: 3 }),
})

test('an address means the same page with or without scheme, www, slash, fragment and tracking, its parameters in any order', () => {
  all(
    page,
    fc.constantFrom('http', 'https'),
    fc.constantFrom('', 'www.', 'm.'),
    fc.boolean(),
    ({ host, path, query }, scheme, sub, slash) => {
      const plain = `https://${host}.example/x-${path.join('/')}${query.length ? `?${query.map((name) => `x${name}=1`).join('&')}` : ''}`
      const params = [...query.map((name) => `x${name}=1`).reverse(), 'utm_source=mail', 'fbclid=7'].join('&')
      const other = `${scheme}://${sub}${host.toUpperCase()}.example/x-${path.join('/')}${slash ? '/' : ''}?${params}#here`
      expect(urlKey(other)).toBe(urlKey(plain))
      expect(urlKey(`${plain.replace('/x-', '/y-')}`)).not.toBe(urlKey(plain))
    },
  )
})

test('no address breaks the reading, and a key is the key of the page that it names', () => {
  all(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
    const key = urlKey(url)!
    expect(typeof key).toBe('string')
    expect(identifiersOf({ url }).every(({ value }) => value !== '')).toBe(true)
  })
  all(page, ({ host, path }) => {
    const key = urlKey(`https://${host}.example/x-${path.join('/')}`)!
    expect(urlKey(`https://${key}`)).toBe(key)
  })
})

test('every title has a key, and it is found by it however it is written', () => {
  all(text, (title) => {
    expect(titleKey(title)).not.toBe('')
    expect(titleKey(title).isWellFormed()).toBe(true)
    expect(fold(fold(title))).toBe(fold(title))
  })
  all(
    words,
    fc.constantFrom('The ', 'A ', 'Der ', 'Les ', ''),
    fc.constantFrom(', 2nd Edition', ' (Third Edition)', ' 3e', ''),
    (title, article, edition) => {
      const shouted = title.replace(/[aeiou]/g, (vowel) => `${vowel}\u0301`).toUpperCase()
      expect(titleKey(`${article}${shouted}${edition}`)).toBe(titleKey(title))
      expect(titleKey(`  ${title.replaceAll(' ', '  ')}: ${article}Subtitle `)).toBe(titleKey(title))
    },
  )
})

test('who made a work counts, not in which order or how they are written; a common name makes them maybe the same', () => {
  const person = fc.record({ first: word, last: word })
  all(fc.uniqueArray(person, { minLength: 1, maxLength: 4, selector: ({ last }) => last }), (people) => {
    const plain = people.map(({ first, last }) => `${first} ${last}`)
    const key = creatorKey(plain)
    expect(creatorKey([...plain].reverse())).toBe(key)
    expect(creatorKey(people.map(({ first, last }) => `${last}, ${first[0]}.`))).toBe(key)
    expect(creatorKey([plain.join(' and ')])).toBe(key)
    expect(mayBeSame(key, creatorKey([plain[0]!]))).toBe(true)
    expect(mayBeSame(key, '')).toBe(true)
  })
  all(text, text, (one, other) => {
    const [a, b] = [creatorKey([one]), creatorKey([other])]
    expect(mayBeSame(a, b)).toBe(mayBeSame(b, a))
    expect(mayBeSame(a, a)).toBe(true)
  })
})
