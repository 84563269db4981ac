/** A text with what is selected in it. */
export interface Selected {
  value: string
  start: number
  end: number
}

/** Puts `text` where `from` to `to` stood, and selects from `start` to `end`. */
export interface Edit {
  from: number
  to: number
  text: string
  start: number
  end: number
}

export type Tool = 'bold' | 'italic' | 'code' | 'link' | 'quote' | 'list'

/** What a tool does to a text: it sets its signs, or takes away those that stand there. */
export const edits: Record<Tool, (selected: Selected) => Edit> = {
  bold: (selected) => around(selected, '**'),
  italic: (selected) => around(selected, '_'),
  code: (selected) => (inside(selected).includes('\n') ? fence(selected) : around(selected, ticksFor(inside(selected)))),
  link,
  quote: (selected) => before(selected, '> '),
  list: (selected) => before(selected, '- '),
}

/** The selected words as a link to an address that was pasted over them; undefined where that is not meant. */
export function linkTo({ value, start, end }: Selected, pasted: string): Edit | undefined {
  const words = value.slice(start, end)
  const isMeant = /^https?:\/\/\S+$/.test(pasted) && words.trim() !== '' && !/[\n[\]]|^https?:/.test(words)
  if (!isMeant) return undefined
  const text = `[${words}](${pasted.replaceAll('(', '%28').replaceAll(')', '%29')})`
  return { from: start, to: end, text, start: start + text.length, end: start + text.length }
}

function inside({ value, start, end }: Selected): string {
  return value.slice(start, end)
}

// Signs hold on to words, not to white space; without a selection the word under the caret is meant.
function around({ value, start, end }: Selected, sign: string): Edit {
  let [from, to] = [start, end]
  if (from === to) {
    from -= /[\p{L}\p{N}_'’-]*$/u.exec(value.slice(0, from))![0].length
    to += /^[\p{L}\p{N}_'’-]*/u.exec(value.slice(to))![0].length
  } else {
    from += /^\s*/.exec(value.slice(from, to))![0].length
    to -= /\s*$/.exec(value.slice(from, to))![0].length
  }
  const words = value.slice(from, to)
  const { length } = sign
  if (endsOutside(value, from, to, sign)) {
    return { from: from - length, to: to + length, text: words, start: from - length, end: to - length }
  }
  if (words.length > 2 * length && words.startsWith(sign) && words.endsWith(sign)) {
    const bare = words.slice(length, -length)
    return { from, to, text: bare, start: from, end: from + bare.length }
  }
  // Emphasis ends with its paragraph: each gets signs of its own.
  const text = words
    .split(/(\n{2,})/)
    .map((part) => (/^\n*$/.test(part) && words !== '' ? part : sign + part + sign))
    .join('')
  const inner = words === '' || !words.includes('\n\n')
  const caret = start === end ? start + length : undefined
  if (caret !== undefined) return { from, to, text, start: caret, end: caret }
  return { from, to, text, start: inner ? from + length : from, end: inner ? from + length + words.length : from + text.length }
}

// Whether the signs stand right around: two of them are strong, and hold no emphasis of one.
function endsOutside(value: string, from: number, to: number, sign: string): boolean {
  return value.slice(from - sign.length, from) === sign && value.slice(to, to + sign.length) === sign
}

function ticksFor(words: string): string {
  const runs = words.match(/`+/g) ?? []
  const isWrapped = words.startsWith('`') && words.endsWith('`')
  return isWrapped ? '`' : '`'.repeat(runs.some((run) => run.length === 1) ? 2 : 1)
}

function fence(selected: Selected): Edit {
  const { value } = selected
  const [from, to] = linesOf(selected)
  const lines = value.slice(from, to)
  const opened = /(?:^|\n)(`{3,})[^\n`]*\n$/.exec(value.slice(0, from))
  const closed = /^\n(`{3,})(?=\n|$)/.exec(value.slice(to))
  if (opened && closed && opened[1] === closed[1]) {
    const start = from - opened[0].replace(/^\n/, '').length
    return { from: start, to: to + closed[0].length, text: lines, start, end: start + lines.length }
  }
  const unfenced = /^(`{3,})[^\n]*\n([\s\S]*?)\n?\1$/.exec(lines)?.[2]
  if (unfenced !== undefined) return { from, to, text: unfenced, start: from, end: from + unfenced.length }
  const longest = Math.max(2, ...(lines.match(/`{3,}/g) ?? []).map((run) => run.length))
  const ticks = '`'.repeat(longest + 1)
  const head = `${gapBefore(value, from)}${ticks}\n`
  const text = `${head}${lines}\n${ticks}`
  return { from, to, text, start: from + head.length, end: from + head.length + lines.length }
}

function link(selected: Selected): Edit {
  const { start, end } = selected
  const words = inside(selected)
  if (/^https?:\/\/\S+$/.test(words)) return { from: start, to: end, text: `[](${words})`, start: start + 1, end: start + 1 }
  const text = `[${words}](https://)`
  const at = words ? start + words.length + 3 : start + 1
  return { from: start, to: end, text, start: at, end: words ? at + 'https://'.length : at }
}

function before(selected: Selected, sign: string): Edit {
  const { value, start, end } = selected
  const [from, to] = linesOf(selected)
  const lines = value.slice(from, to).split('\n')
  const has = (line: string) => line.startsWith(sign) || line === sign.trim()
  const changed = lines.every(has)
    ? lines.map((line) => line.slice(sign.length))
    : lines.map((line) => (has(line) ? line : line === '' && lines.length > 1 && sign === '- ' ? line : sign + line))
  const gap = lines.every(has) ? '' : gapBefore(value, from)
  const text = gap + changed.join('\n')
  if (start === end) {
    const at = Math.max(from, start + text.length - (to - from))
    return { from, to, text, start: at, end: at }
  }
  return { from, to, text, start: from + gap.length, end: from + text.length }
}

function linesOf({ value, start, end }: Selected): [from: number, to: number] {
  const from = value.lastIndexOf('\n', start - 1) + 1
  // A selection that ends at the beginning of a line does not mean that line.
  const last = end > start && value[end - 1] === '\n' ? end - 1 : end
  const to = value.indexOf('\n', last)
  return [start === 0 ? 0 : from, to < 0 ? value.length : to]
}

// A block begins after an empty line, so that it is one.
function gapBefore(value: string, from: number): string {
  const above = value.slice(0, from)
  if (above === '' || above.endsWith('\n\n')) return ''
  const last = above.slice(above.lastIndexOf('\n', above.length - 2) + 1, -1)
  return last === '' || /^(?:> ?|- )/.test(last) ? '' : '\n'
}
