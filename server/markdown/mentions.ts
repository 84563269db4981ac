import type { MarkdownIt, Token } from 'markdown-it'
import { limits } from './limits.ts'
import { link, text } from './tokens.ts'

type Mention = (name: string) => string | undefined

/** The names that a text may mention, in lower case, each once: to be looked up together before it is rendered. */
export function namesIn(text: string): string[] {
  const found = new Set<string>()
  for (const [, word] of text.matchAll(names)) {
    // As `known` asks for them, and as often at most.
    found.add(word!.toLowerCase()).add(word!.replace(/[_-]+$/, '').toLowerCase())
    if (found.size >= 2 * limits.mentions) break
  }
  return [...found].filter((name) => name.length >= 3)
}

/** Turns `@name` into a link to the member, where `env.mention` knows one. Comes before escapes melt into the text, so `\@name` is left. */
export function mentions(parser: MarkdownIt) {
  parser.core.ruler.before('text_join', 'mentions', (state) => {
    const mention = state.env.mention as Mention | undefined
    if (!mention) return
    for (const block of state.tokens) {
      if (block.children && block.content.includes('@')) block.children = withMentions(block.children, mention)
    }
  })
}

function withMentions(tokens: Token[], mention: Mention) {
  let links = 0
  return tokens.flatMap((token, index) => {
    links += token.type === 'link_open' ? 1 : token.type === 'link_close' ? -1 : 0
    if (token.type !== 'text' || links > 0 || !token.content.includes('@')) return [token]
    return linked(token.content, endsInWord(tokens[index - 1]), mention)
  })
}

// Neither a part of an e-mail address, of a path, of a package's name (@types/node), nor longer than a name may be.
const names = /(?<![\p{L}\p{N}_@/.+-])@([A-Za-z0-9_-]{3,30})(?![\p{L}\p{N}_@/-]|\.[\p{L}\p{N}])/gu

function linked(content: string, continuesWord: boolean, mention: Mention) {
  const tokens: Token[] = []
  let from = 0
  for (const match of content.matchAll(names)) {
    if (match.index === 0 && continuesWord) continue
    const [name, address] = known(match[1]!, mention)
    if (address === undefined) continue
    tokens.push(text(content.slice(from, match.index)), ...link(`@${name}`, attributes(address), 'mention'))
    from = match.index + 1 + name.length
  }
  return [...tokens, text(content.slice(from))]
}

// "@noor-" and "_@noor_" mean noor, if nobody is called noor-.
function known(word: string, mention: Mention): [name: string, address: string | undefined] {
  const name = word.replace(/[_-]+$/, '')
  const address = mention(word.toLowerCase())
  if (address !== undefined || name === word || name.length < 3) return [word, address]
  return [name, mention(name.toLowerCase())]
}

// An escaped sign is a token of its own, and may end a word: foo\_@noor.
const endsInWord = (before: Token | undefined) => before?.type === 'text_special' && /[\p{L}\p{N}_@/.+-]$/u.test(before.content)

const attributes = (address: string): [string, string][] => [
  ['class', 'at'],
  ['href', address],
]
