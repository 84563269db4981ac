import { plainText, renderMarkdown, sentenceAround } from '../server/markdown/render.ts'

const cat = { src: '/uploads/cat.webp', width: 30, height: 20, small: null, isAnimated: false, alt: 'Our cat' }
const noor = {
  mention: (name: string) => (name === 'noor' ? '/members/noor' : undefined),
  picture: (address: string) => (address === cat.src ? cat : undefined),
}
// Directions are of one test only.
const html = (text: string) =>
  renderMarkdown(text, noor)
    .replace(/ dir="auto"/g, '')
    .trim()
const rel = 'rel="ugc nofollow noopener"'

describe('a post', () => {
  test('keeps the page’s headings: its own begin below the by-line', () => {
    expect(html('# a\n## b\n### c\n###### d')).toBe('<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>\n<h6>d</h6>')
  })

  test('shows raw HTML as the text that it is', () => {
    expect(html('<b>a</b>\n\n<div>\nb')).toBe('<p>&lt;b&gt;a&lt;/b&gt;</p>\n<p>&lt;div&gt;\nb</p>')
  })

  test('gives each block a direction, and a box that of its first letter', () => {
    expect(renderMarkdown('> שלום\n>\n> hello\n\n- 1. a')).toBe(
      '<blockquote dir="rtl">\n<p dir="auto">שלום</p>\n<p dir="auto">hello</p>\n</blockquote>\n' +
        '<ul dir="auto">\n<li dir="auto">\n<ol dir="auto">\n<li dir="auto">a</li>\n</ol>\n</li>\n</ul>\n',
    )
  })

  test('shows tasks as boxes that cannot be ticked', () => {
    expect(html('- [x] a\n- [ ] b\n- [y] c')).toBe(
      '<ul>\n<li class="task"><input type="checkbox" disabled checked aria-label="Done"> a</li>\n' +
        '<li class="task"><input type="checkbox" disabled aria-label="Done"> b</li>\n<li>[y] c</li>\n</ul>',
    )
  })

  test('has tables that scroll by themselves and align without styles', () => {
    expect(html('|a|\n|-:|')).toBe(
      '<div class="wide" tabindex="0" role="region" aria-label="Table">\n' +
        '<table>\n<thead>\n<tr>\n<th align="right">a</th>\n</tr>\n</thead>\n</table>\n</div>',
    )
  })
})

describe('a link', () => {
  test.each([
    ['[a](https://example.org "t")', `<a href="https://example.org" title="t" ${rel}>a</a>`],
    ['<https://example.org>', `<a href="https://example.org" ${rel}>https://example.org</a>`],
    ['https://example.org/a_(b).', `<a href="https://example.org/a_(b)" ${rel}>https://example.org/a_(b)</a>.`],
    ['**https://example.org**', `<strong><a href="https://example.org" ${rel}>https://example.org</a></strong>`],
    ['www.example.org, x', `<a href="http://www.example.org" ${rel}>www.example.org</a>, x`],
    ['<a@example.org>', `<a href="mailto:a@example.org" ${rel}>a@example.org</a>`],
    ['[a](/threads/1#p-2)', `<a href="/threads/1#p-2" ${rel}>a</a>`],
    ['[](https://example.org)', `<a href="https://example.org" ${rel}>https://example.org</a>`],
    ['[<https://a.example>](/b)', `<a href="/b" ${rel}>https://a.example</a>`],
    ['http://[::1]:80/a', `<a href="http://[::1]:80/a" ${rel}>http://[::1]:80/a</a>`],
  ])('%s', (text, expected) => {
    expect(html(text)).toBe(`<p>${expected}</p>`)
  })

  test.each([
    '[a](//example.org)',
    '[a](javascript:alert(1))',
    '[a](tel:1)',
    'ftp://example.org',
    '//example.org',
    'example.org',
    'a@example.org',
    'http://',
    'https://-.',
    'xwww.example.org',
    'http://a_b.c_d',
  ])('%s is none', (text) => {
    expect(html(text)).not.toContain('<a')
  })

  test('shows the host as it was typed', () => {
    expect(html('https://xn--80ak6aa92e.com')).toContain('>https://xn--80ak6aa92e.com</a>')
  })
})

describe('a picture', () => {
  test('from elsewhere is a link and not loaded', () => {
    expect(html('![A *cat*](https://example.org/cat.png "t")')).toBe(
      `<p><a href="https://example.org/cat.png" title="t" ${rel}>A cat</a></p>`,
    )
    expect(html('![](https://example.org/cat.png)')).toContain('>https://example.org/cat.png</a>')
    expect(html('[![cat](https://example.org/cat.png)](https://example.org)')).toBe(
      `<p><a href="https://example.org" ${rel}>cat</a></p>`,
    )
  })

  test('of the forum’s own is shown, and one that nobody knows is a link', () => {
    expect(html('![A "cat"](/uploads/cat.webp)')).toBe(
      '<p><img src="/uploads/cat.webp" alt="A &quot;cat&quot;" width="30" height="20" loading="lazy" decoding="async"></p>',
    )
    expect(html('![](/uploads/cat.webp)')).toContain('alt="Our cat"')
    expect(html('![A dog](/uploads/dog.webp)')).toBe(`<p><a href="/uploads/dog.webp" ${rel}>A dog</a></p>`)
  })
})

describe('code', () => {
  const figure = (caption: string, label: string, code: string) =>
    `<figure class="code"><figcaption><span>${caption}</span></figcaption>` +
    `<pre tabindex="0" role="region" aria-label="${label}"><code>${code}\n</code></pre></figure>`

  test('names its language or its file, and has one ink', () => {
    expect(html('```ts\n// why\nconst a = `b${c}`\n```')).toBe(
      figure(
        'TypeScript',
        'Code, TypeScript',
        '<span class="c">// why</span>\n<span class="k">const</span> a = <span class="v">`b${c}`</span>',
      ),
    )
    expect(html('```charge.py\nreturn True\n```')).toBe(
      figure('charge.py', 'Code, charge.py', '<span class="k">return</span> <span class="k">True</span>'),
    )
  })

  test('in a language that is not known, or in none, stays plain', () => {
    expect(html('```brainfuck\n+<\n```')).toBe(figure('brainfuck', 'Code, brainfuck', '+&lt;'))
    expect(html('    return 1')).toBe(figure('Code', 'Code', 'return 1'))
  })

  test('stays plain past what is worth the time', () => {
    const line = 'return 1\n'
    expect(html(`\`\`\`js\n${line.repeat(400)}\`\`\``)).not.toContain('class="k"')
    expect(html(`\`\`\`js\nreturn ${'a'.repeat(65)}\n\`\`\``)).not.toContain('class="k"')
    expect(html(`\`\`\`js\nreturn ${'a '.repeat(100)}\n\`\`\``)).not.toContain('class="k"')
    // Blocks of 5,400 characters: the third is past the 12,000 of all.
    const block = `\`\`\`js\n${`${'return 1 '.repeat(20)}\n`.repeat(30)}\`\`\`\n`
    expect(
      html(block.repeat(3))
        .split('<figure')
        .map((part) => part.includes('class="k"')),
    ).toEqual([false, true, true, false])
  })
})

describe('a quotation', () => {
  test.each([
    ['> a\n>\n> — John *Gall*', '<p>a</p>\n<footer>John <em>Gall</em></footer>'],
    ['> a\n> – John Gall', '<p>a</p>\n<footer>John Gall</footer>'],
    [
      '> - a\n>\n> -- [John](https://example.org)',
      `<ul>\n<li>a</li>\n</ul>\n<footer><a href="https://example.org" ${rel}>John</a></footer>`,
    ],
    ['> — alone', '<p>— alone</p>'],
    ['> a\n>\n> — b\n>\n> c', '<p>a</p>\n<p>— b</p>\n<p>c</p>'],
    ['> a\n>\n> - b', '<p>a</p>\n<ul>\n<li>b</li>\n</ul>'],
    [`> a\n> — ${'long '.repeat(30)}`, `<p>a\n— ${'long '.repeat(30).trim()}</p>`],
  ])('%s', (text, inside) => {
    expect(html(text)).toBe(`<blockquote>\n${inside}\n</blockquote>`)
  })
})

describe('a mention', () => {
  const at = '<a class="at" href="/members/noor">@noor</a>'

  test.each([
    ['@noor', at],
    ['(@noor), @noor. @noor!', `(${at}), ${at}. ${at}!`],
    ['@Noor', '<a class="at" href="/members/noor">@Noor</a>'],
    ['*@noor* _@noor_ @noor-', `<em>${at}</em> <em>${at}</em> ${at}-`],
  ])('%s links to the member', (text, expected) => {
    expect(html(text)).toBe(`<p>${expected}</p>`)
  })

  test.each([
    '@bo',
    '@olga',
    'me@noor.example',
    'a@noor',
    '@noor/x',
    '@noor.js',
    '`@noor`',
    '\\@noor',
    'a\\_@noor',
    '[@noor](/x)',
    '@@noor',
  ])('%s is none', (text) => {
    expect(html(text)).not.toContain('class="at"')
  })

  test('asks once a name, and answers a hundred', () => {
    const asked: string[] = []
    const mention = (name: string) => `/members/${asked.push(name) && name}`
    expect(renderMarkdown('@abc '.repeat(200), { mention }).split('class="at"')).toHaveLength(101)
    expect(asked).toEqual(['abc'])
  })
})

describe('plain text', () => {
  test('has the words, a line a block', () => {
    const text =
      '# A & B\n\n> one\n> two\n>\n> — C\n\n- d\n- e `<f>`\n\n|g|h|\n|-|-|\n|i|j|\n\n```ts\nk\n```\n\n![l](https://example.org)'
    expect(plainText(renderMarkdown(text))).toBe('A & B\none two\nC\nd\ne <f>\ng\nh\ni\nj\nk\nl')
  })

  test.each([
    ['I read. Then Release It! came out. Fine.', 'release it!', 'Then Release It! came out.'],
    ['One. Two.\nThree. The Book. Four.', 'the book', 'The Book.'],
    ['One. Two.', 'absent', 'One.'],
    ['First line\nSecond', '', 'First line'],
    ['', 'a', ''],
    ['No. A (b-c) [d] {e} / f$ is it.', 'a (b-c) [d] {e} / f$', 'A (b-c) [d] {e} / f$ is it.'],
    ['C++ (2nd). Is [x it?', '[x', 'Is [x it?'],
  ])('%j around %j is %j', (text, needle, sentence) => {
    expect(sentenceAround(text, needle)).toBe(sentence)
  })

  test('cuts a long sentence around the name', () => {
    const words = 'some words '.repeat(100)
    const cut = sentenceAround(`${words}The Book ${words}`, 'The Book')
    expect(cut).toMatch(/^…words .*The Book .*…$|^…some .*The Book .*…$/)
    expect(cut.length).toBeLessThanOrEqual(240)
    expect(sentenceAround('x'.repeat(1_000), 'y').length).toBeLessThanOrEqual(240)
  })
})

describe('emoji', () => {
  test.each([
    ['Done :tada: now', 'Done 🎉 now'],
    [':+1::100:', '👍💯'],
    ['at 10:30:45, a:tada:b, :no-such-thing:', 'at 10:30:45, a:tada:b, :no-such-thing:'],
    ['\\:tada: and `:tada:`', ':tada: and <code>:tada:</code>'],
    ['**:tada:**', '<strong>🎉</strong>'],
    [':constructor: :toString:', ':constructor: :toString:'],
    ['std::map::iterator, ::map::', 'std::map::iterator, ::map::'],
  ])('%j', (text, html) => expect(renderMarkdown(text)).toBe(`<p dir="auto">${html}</p>\n`))

  test('addresses stay as they are', () => {
    expect(renderMarkdown('https://a.example/:tada: <https://b.example/:tada:>')).not.toContain('🎉')
    expect(renderMarkdown('[:tada:](https://a.example/:tada:)')).toContain('href="https://a.example/:tada:"')
  })
})
