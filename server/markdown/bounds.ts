import type { MarkdownIt } from 'markdown-it'
import { limits, RenderedTooLarge } from './limits.ts'
import { boundNesting } from './nesting.ts'

/**
 * Keeps what a short text can cost within `limits`. markdown-it is linear for what people write and square for some of what they do not:
 * its rules are wrapped, and give up or refuse when the text has had its share. `env` counts, so a text's counts end with it.
 */
export function bounds(parser: MarkdownIt) {
  boundNesting(parser)
  boundBlocks(parser)
  boundTables(parser)
  boundQuotes(parser)
  boundLabels(parser)
  boundLinks(parser)
  boundBareLinks(parser)
  boundDelimiters(parser)
}

function boundBlocks(parser: MarkdownIt) {
  parser.block.ruler.before('table', 'few-blocks', (state) => {
    if (state.tokens.length <= limits.blockTokens) return false
    throw new RenderedTooLarge('This has more paragraphs, items or rows than fit into one post. Split it in two.')
  })
}

// Rows that are too short are filled up, so n characters can make n * n / 16 cells: counted before the table is built.
function boundTables(parser: MarkdownIt) {
  wrap(parser.block.ruler, 'table', (table) => (state, startLine, endLine, silent) => {
    if (!table(state, startLine, endLine, true)) return false
    if (silent) return true
    const next = startLine + 1
    const delimiters = state.src.slice(state.bMarks[next]! + state.tShift[next]!, state.eMarks[next])
    const columns = delimiters.split('|').filter((cell) => cell.trim()).length
    if (spend(state.env, 'cells', columns * (emptyLine(state, startLine, endLine) - next)) > limits.cells) {
      throw new RenderedTooLarge(`The tables in this have more than ${limits.cells} cells. Leave some out, or show them as code.`)
    }
    return table(state, startLine, endLine, false)
  })
}

// A line without a sign may continue a quotation, so markdown-it looks ahead to the next empty line before it finds that it does not:
// quotations by the thousand on lines that touch each cost all the lines that follow.
function boundQuotes(parser: MarkdownIt) {
  wrap(parser.block.ruler, 'blockquote', (quote) => (state, startLine, endLine, silent) => {
    if (spend(state.env, 'quoteLines', 0) > limits.quoteLines || !quote(state, startLine, endLine, true)) return false
    if (silent) return true
    spend(state.env, 'quoteLines', emptyLine(state, startLine, endLine) - startLine)
    return quote(state, startLine, endLine, false)
  })
}

// A bracket that is not closed is looked for up to the paragraph's end, from each bracket anew.
function boundLabels(parser: MarkdownIt) {
  const { parseLinkLabel } = parser.helpers
  parser.helpers.parseLinkLabel = (state, start, disableNested) => {
    if (spend(state.env, 'labelCharacters', 0) > limits.labelCharacters) return -1
    const end = parseLinkLabel(state, start, disableNested)
    spend(state.env, 'labelCharacters', (end < 0 ? state.posMax : end) - start)
    return end
  }
}

function boundLinks(parser: MarkdownIt) {
  for (const name of ['link', 'image', 'autolink', 'linkify']) {
    wrap(parser.inline.ruler, name, (link) => (state, silent) => {
      if (!link(state, silent)) return false
      // Looked at silently within brackets, a link is seen twice.
      if (spend(state.env, 'links', silent ? 0.5 : 1) <= limits.links) return true
      throw new RenderedTooLarge(`This has more than ${limits.links} links. Leave some out.`)
    })
  }
}

// www. is looked for in finished text, and only there.
function boundBareLinks(parser: MarkdownIt) {
  wrap(parser.core.ruler, 'linkify', (linkify) => (state) => {
    const candidates = state.src.match(/www\./gi)?.length ?? 0
    if (spend(state.env, 'links', candidates) <= limits.links) linkify(state)
  })
}

function boundDelimiters(parser: MarkdownIt) {
  for (const name of ['emphasis', 'strikethrough']) {
    wrap(parser.inline.ruler, name, (delimiter) => (state, silent) => {
      if (spend(state.env, 'delimiters', 0) > limits.delimiters) return false
      const before = state.tokens.length
      if (!delimiter(state, silent)) return false
      spend(state.env, 'delimiters', state.tokens.length - before)
      return true
    })
  }
}

type Rule<Args extends unknown[], Result> = (...args: Args) => Result

interface Rules<Args extends unknown[], Result> {
  __rules__: { name: string; fn: Rule<Args, Result>; alt: string[] }[]
  at(name: string, fn: Rule<Args, Result>, options: { alt: string[] }): void
}

function wrap<Args extends unknown[], Result>(
  ruler: Rules<Args, Result>,
  name: string,
  around: (rule: Rule<Args, Result>) => Rule<Args, Result>,
) {
  const { fn, alt } = ruler.__rules__.find((rule) => rule.name === name)!
  ruler.at(name, around(fn), { alt })
}

type Counted = 'cells' | 'quoteLines' | 'labelCharacters' | 'links' | 'delimiters'

function spend(env: Record<string, unknown>, what: Counted, amount: number) {
  const spent = ((env[what] as number | undefined) ?? 0) + amount
  env[what] = spent
  return spent
}

function emptyLine(state: { isEmpty: (line: number) => boolean }, startLine: number, endLine: number) {
  let line = startLine + 1
  while (line < endLine && !state.isEmpty(line)) line += 1
  return line
}
