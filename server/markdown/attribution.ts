import type { Token } from 'markdown-it'
import { block } from './tokens.ts'

/**
 * Called where a quotation ends: if its last paragraph, or the last line of it, begins with a dash, those words name the source and become
 * the quotation's footer. The dash goes, because the style sheet sets it.
 */
export function attribute(tokens: Token[]): void {
  const [before, open, inline, close] = tokens.slice(-4)
  if (open?.type !== 'paragraph_open' || inline?.type !== 'inline' || close?.type !== 'paragraph_close' || open.hidden) return
  const children = inline.children ?? []
  const lineBreak = children.findLastIndex((child) => child.type === 'softbreak' || child.type === 'hardbreak')
  const source = children.slice(lineBreak + 1)
  // The break above the line, or something else in this quotation, must be there: a source alone is just what is quoted.
  if (!beginsWithDash(source[0]) || (lineBreak < 0 && before?.type === 'blockquote_open')) return
  if (lineBreak < 0) {
    Object.assign(open, { type: 'footer_open', tag: 'footer' })
    Object.assign(close, { type: 'footer_close', tag: 'footer' })
  } else {
    if (lengthOf(source) > longestLine) return
    inline.children = children.slice(0, lineBreak)
    tokens.push(...block('footer', source))
  }
  source[0]!.content = source[0]!.content.replace(dash, '')
}

// Within a paragraph a dash may also begin a line of what is quoted; a source is short.
const longestLine = 100
const dash = /^(?:[—–]|--)\s*/

// A dash alone is no source, unless a link or emphasis follows it.
const beginsWithDash = (token: Token | undefined) => token?.type === 'text' && /^(?:[—–](?![—–])|--(?!-))/.test(token.content)

const lengthOf = (tokens: Token[]) => tokens.reduce((length, token) => length + token.content.length, 0)
