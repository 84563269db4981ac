import MarkdownIt, { type Token } from 'markdown-it'

/** A token of text; it is escaped when it is rendered. */
export function text(content: string): Token {
  return filled(new MarkdownIt.Token('text', '', 0), { content })
}

/** A token of finished HTML, which goes out as it is. */
export function raw(html: string): Token {
  return filled(new MarkdownIt.Token('html_block', '', 0), { content: html })
}

/** The tokens of a link; `info` says who made it. */
export function link(words: string, attrs: [name: string, value: string][], info = ''): Token[] {
  const open = filled(new MarkdownIt.Token('link_open', 'a', 1), { attrs, info })
  return [open, text(words), new MarkdownIt.Token('link_close', 'a', -1)]
}

/** The tokens of a block that holds a line of text. */
export function block(type: string, children: Token[]): Token[] {
  const content = children.map((child) => child.content).join('')
  return [
    filled(new MarkdownIt.Token(`${type}_open`, type, 1), { block: true }),
    filled(new MarkdownIt.Token('inline', '', 0), { children, content }),
    filled(new MarkdownIt.Token(`${type}_close`, type, -1), { block: true }),
  ]
}

const filled = (token: Token, values: Partial<Token>) => Object.assign(token, values)
