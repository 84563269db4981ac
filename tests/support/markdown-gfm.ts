/** Examples of GitHub Flavored Markdown's own sections, and what its specification renders them to. */
export const gfm: { name: string; markdown: string; html: string }[] = [
  ...table('| foo | bar |\n| --- | --- |\n| baz | bim |', [['foo', 'bar']], [['baz', 'bim']]),
  {
    name: 'table, aligned',
    markdown: '| abc | defghi |\n:-: | -----------:\nbar | baz',
    html: '<table><thead><tr><th align="center">abc</th><th align="right">defghi</th></tr></thead><tbody><tr><td align="center">bar</td><td align="right">baz</td></tr></tbody></table>',
  },
  ...table(
    '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
    [['f|oo']],
    [['b <code>|</code> az'], ['b <strong>|</strong> im']],
  ),
  ...table(
    '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
    [['abc', 'def']],
    [['bar', 'baz']],
    '<blockquote><p>bar</p></blockquote>',
  ),
  ...table(
    '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar',
    [['abc', 'def']],
    [
      ['bar', 'baz'],
      ['bar', ''],
    ],
    '<p>bar</p>',
  ),
  { name: 'table, delimiters missing', markdown: '| abc | def |\n| --- |\n| bar |', html: '<p>| abc | def || --- || bar |</p>' },
  ...table(
    '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |',
    [['abc', 'def']],
    [
      ['bar', ''],
      ['bar', 'baz'],
    ],
  ),
  ...table('| abc | def |\n| --- | --- |', [['abc', 'def']], []),
  { name: 'task 1', markdown: '- [ ] foo\n- [x] bar', html: `<ul><li>${box()} foo</li><li>${box(true)} bar</li></ul>` },
  {
    name: 'task 2',
    markdown: '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim',
    html: `<ul><li>${box(true)} foo<ul><li>${box()} bar</li><li>${box(true)} baz</li></ul></li><li>${box()} bim</li></ul>`,
  },
  {
    name: 'strikethrough 1',
    markdown: '~~Hi~~ Hello, ~there~ world!',
    html: '<p><del>Hi</del> Hello, <del>there</del> world!</p>',
  },
  { name: 'strikethrough 2', markdown: 'This ~~has a\n\nnew paragraph~~.', html: '<p>This ~~has a</p><p>new paragraph~~.</p>' },
  { name: 'strikethrough 3', markdown: 'This will ~~~not~~~ strike.', html: '<p>This will ~~~not~~~ strike.</p>' },
  { name: 'strikethrough in words', markdown: 'a~~b~~c', html: '<p>a<del>b</del>c</p>' },
  { name: 'autolink 1', markdown: 'www.commonmark.org', html: `<p>${www('www.commonmark.org')}</p>` },
  {
    name: 'autolink 2',
    markdown: 'Visit www.commonmark.org/help for more information.',
    html: `<p>Visit ${www('www.commonmark.org/help')} for more information.</p>`,
  },
  {
    name: 'autolink 3',
    markdown: 'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.',
    html: `<p>Visit ${www('www.commonmark.org')}.</p><p>Visit ${www('www.commonmark.org/a.b')}.</p>`,
  },
  {
    name: 'autolink 4',
    markdown: ['www.g.com/s?q=M+(b)', 'www.g.com/s?q=M+(b)))', '(www.g.com/s?q=M+(b))', '(www.g.com/s?q=M+(b)'].join('\n\n'),
    html: ['L', 'L))', '(L)', '(L'].map((line) => `<p>${line.replace('L', www('www.g.com/s?q=M+(b)'))}</p>`).join(''),
  },
  {
    name: 'autolink 5',
    markdown: 'www.google.com/search?q=(business))+ok',
    html: `<p>${www('www.google.com/search?q=(business))+ok')}</p>`,
  },
  {
    name: 'autolink 6',
    markdown: 'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;',
    html: `<p>${www('www.google.com/search?q=commonmark&amp;hl=en')}</p><p>${www('www.google.com/search?q=commonmark')}&amp;hl;</p>`,
  },
  { name: 'autolink 7', markdown: 'www.commonmark.org/he<lp', html: `<p>${www('www.commonmark.org/he')}&lt;lp</p>` },
  {
    name: 'autolink 8',
    markdown: 'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))',
    html: `<p>${web('http://commonmark.org')}</p><p>(Visit ${web('https://encrypted.google.com/search?q=Markup+(business)')})</p>`,
  },
  { name: 'autolink 9', markdown: 'foo@bar.baz', html: `<p>${mail('foo@bar.baz')}</p>` },
  {
    name: 'autolink 10',
    markdown: 'hello@mail+xyz.example isn’t valid, but hello+xyz@mail.example is.',
    html: `<p>hello@mail+xyz.example isn’t valid, but ${mail('hello+xyz@mail.example')} is.</p>`,
  },
  {
    name: 'autolink 11',
    markdown: 'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
    html: `<p>${mail('a.b-c_d@a.b')}</p><p>${mail('a.b-c_d@a.b')}.</p><p>a.b-c_d@a.b-</p><p>a.b-c_d@a.b_</p>`,
  },
  { name: 'autolink 12', markdown: 'mailto:foo@bar.baz', html: `<p><a href="mailto:foo@bar.baz">mailto:foo@bar.baz</a></p>` },
]

function table(markdown: string, head: string[][], rows: string[][], after = '') {
  const cells = (tag: string, row: string[]) => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  const thead = head.map((row) => `<thead>${cells('th', row)}</thead>`).join('')
  const tbody = rows.length > 0 ? `<tbody>${rows.map((row) => cells('td', row)).join('')}</tbody>` : ''
  return [{ name: `table ${markdown.length}`, markdown, html: `<table>${thead}${tbody}</table>${after}` }]
}

function box(checked = false) {
  return `<input type="checkbox" disabled${checked ? ' checked' : ''}>`
}

function www(address: string) {
  return `<a href="http://${address}">${address}</a>`
}

function web(address: string) {
  return `<a href="${address}">${address}</a>`
}

function mail(address: string) {
  return `<a href="mailto:${address}">${address}</a>`
}
