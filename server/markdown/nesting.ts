import type { Delimiter, MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import { limits } from './limits.ts'

/** Stops boxes in boxes and emphasis in emphasis at `limits.nesting`. What lies deeper stays as the text that it is; nothing is lost. */
export function boundNesting(parser: MarkdownIt) {
  parser.block.ruler.before('table', 'as-text', asText)
  parser.inline.ruler2.after('balance_pairs', 'shallow', shallow)
}

// Where the nesting ends, the lines up to the next empty one are one paragraph, quote signs and bullets included.
function asText(state: StateBlock, startLine: number, endLine: number, silent: boolean) {
  if (silent || state.level < limits.nesting) return false
  let line = startLine + 1
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line]! < 0 || state.sCount[line]! >= state.blkIndent)) line += 1
  state.line = line
  state.push('paragraph_open', 'p', 1).map = [startLine, line]
  const inline = state.push('inline', '', 0)
  inline.content = state.getLines(startLine, line, state.blkIndent, false).trim()
  inline.map = [startLine, line]
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}

// Emphasis is paired after the text is read, without a limit: pairs inside of too many others are let go and show as the signs they are.
function shallow(state: StateInline) {
  unpair(state.delimiters)
  for (const meta of state.tokens_meta) if (meta?.delimiters) unpair(meta.delimiters)
  return true
}

function unpair(delimiters: Delimiter[]) {
  const ends: number[] = []
  delimiters.forEach((delimiter, index) => {
    while (ends.length > 0 && ends.at(-1)! <= index) ends.pop()
    if (delimiter.end < 0) return
    if (ends.length >= limits.nesting) delimiter.end = -1
    else ends.push(delimiter.end)
  })
}
