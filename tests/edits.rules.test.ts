import { edits, linkTo, type Tool } from '../client/compose/edits.ts'

/** The text after a tool was used on what stands between [ and ], or at |, marked in the same way. */
function used(tool: Tool, marked: string): string {
  const { value, start, end } = selectedIn(marked)
  const edit = edits[tool]({ value, start, end })
  return markedOf(value.slice(0, edit.from) + edit.text + value.slice(edit.to), edit.start, edit.end)
}

function selectedIn(marked: string) {
  const start = marked.search(/[«|]/)
  const value = marked.replace(/[«»|]/g, '')
  const end = marked.includes('»') ? marked.indexOf('»') - 1 : start
  return { value, start, end }
}

function markedOf(value: string, start: number, end: number): string {
  if (start === end) return `${value.slice(0, start)}|${value.slice(start)}`
  return `${value.slice(0, start)}«${value.slice(start, end)}»${value.slice(end)}`
}

test.each<[Tool, string, string]>([
  ['bold', 'say «this» now', 'say **«this»** now'],
  ['bold', 'say **«this»** now', 'say «this» now'],
  ['bold', 'say «**this**» now', 'say «this» now'],
  ['bold', 'say« this »now', 'say **«this»** now'],
  ['bold', 'say th|is now', 'say **th|is** now'],
  ['bold', '|', '**|**'],
  ['bold', '«one\n\ntwo»', '«**one**\n\n**two**»'],
  ['italic', 'say **«this»**', 'say **_«this»_**'],
  ['italic', 'say _«this»_', 'say «this»'],
  ['code', 'run «npm test»', 'run `«npm test»`'],
  ['code', 'run «a`b»', 'run ``«a`b»``'],
  ['code', '«one\ntwo»', '```\n«one\ntwo»\n```'],
  ['code', 'above\n«one\ntwo»\nbelow', 'above\n\n```\n«one\ntwo»\n```\nbelow'],
  ['code', '«```\none\ntwo\n```»', '«one\ntwo»'],
  ['link', 'see «the docs» there', 'see [the docs](«https://») there'],
  ['link', 'see «https://example.org»', 'see [|](https://example.org)'],
  ['link', 'see |', 'see [|](https://)'],
  ['quote', '«one\ntwo»', '«> one\n> two»'],
  ['quote', '«> one\n> two»', '«one\ntwo»'],
  ['quote', 'above\nwo|rds', 'above\n\n> wo|rds'],
  ['list', '«one\ntwo»', '«- one\n- two»'],
  ['list', '- one\n|', '- one\n- |'],
  ['list', '«one\n\ntwo\n»three', '«- one\n\n- two»\nthree'],
])('%s makes of %j: %j', (tool, before, after) => expect(used(tool, before)).toBe(after))

test.each<Tool>(['bold', 'italic', 'code', 'quote', 'list'])('%s used twice leaves the words as they were', (tool) => {
  for (const words of ['one', 'one two', 'one\ntwo\nthree', 'ein Wört — 二']) {
    const once = edits[tool]({ value: words, start: 0, end: words.length })
    const twice = edits[tool]({ value: once.text, start: once.start, end: once.end })
    expect(once.text.slice(0, twice.from) + twice.text + once.text.slice(twice.to)).toBe(words)
  }
})

test('an address pasted over words is a link, and over anything else just pasted', () => {
  const over = (marked: string, pasted: string) => linkTo(selectedIn(marked), pasted)?.text
  expect(over('see «the docs»', 'https://example.org/a_(b)')).toBe('[the docs](https://example.org/a_%28b%29)')
  for (const [marked, pasted] of [
    ['see |', 'https://example.org'],
    ['see «the docs»', 'not an address'],
    ['see «the docs»', 'javascript:alert(1)'],
    ['«https://example.com»', 'https://example.org'],
    ['«two\nlines»', 'https://example.org'],
  ])
    expect(over(marked!, pasted!)).toBeUndefined()
})
