import type { MarkdownIt, Token } from 'markdown-it'
import characters from 'markdown-it-emoji/lib/data/full.mjs'

/** Turns `:tada:` into the character of that name. Comes before escapes melt into the text, so `\:tada:` is left; addresses and code are too. */
export function emoji(parser: MarkdownIt) {
  parser.core.ruler.before('text_join', 'emoji', (state) => {
    for (const block of state.tokens) {
      if (block.children && block.content.includes(':')) replaceIn(block.children)
    }
  })
}

// The plugin that the names come from looks for each of 1,900 names at each place; a name is found by its signs here.
const runs = /(?<![\p{L}\p{N}:/@])(?::[a-z0-9_+-]{1,50}:)+(?![\p{L}\p{N}:])/gu

function replaceIn(tokens: Token[]) {
  let isAddress = false
  for (const token of tokens) {
    if (token.type.startsWith('link_'))
      isAddress = token.type === 'link_open' && (token.markup === 'linkify' || token.markup === 'autolink')
    else if (token.type === 'text' && !isAddress)
      token.content = token.content.replace(runs, (run) => run.replace(/:([^:]+):/g, named))
  }
}

function named(whole: string, name: string): string {
  return Object.hasOwn(characters, name) ? characters[name]! : whole
}
