import MarkdownIt, { type StateInline } from 'markdown-it'
import { bareLinks } from './bare-links.ts'
import { bounds } from './bounds.ts'
import { limits } from './limits.ts'
import { emoji } from './emoji.ts'
import { mentions } from './mentions.ts'

/**
 * The parser, without what `dress` does to its tokens. Rendered as it comes it answers what the CommonMark specification asks for (its tests
 * do so); the forum's own decorations are not its matter.
 */
export function createParser() {
  // Past its own nesting limit markdown-it drops text. `bounds` keeps it, below that limit: a list opens two levels at once.
  const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: limits.nesting + 5 })
  parser.validateLink = isSafeAddress
  // What was typed is what is shown: decoding xn-- names would help those who imitate another site's name.
  parser.normalizeLinkText = (address) => address
  parser.inline.ruler.before('strikethrough', 'tildes', otherTildes)
  return parser.use(bareLinks).use(bounds).use(mentions).use(emoji)
}

/** Whether a link may go there. Comes after percent-encoding, so no white space or control character hides in the scheme. */
export function isSafeAddress(address: string): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(address)?.[0].toLowerCase()
  if (scheme) return ['http', 'https', 'mailto'].includes(scheme)
  // Browsers take // and /\ for another host, and what they do with a colon ahead of the first slash is better not asked.
  return !/^[/\\]{2}|^\\|^[^/?#]*:/.test(address)
}

// Two tildes strike out, as on GitHub. One does not, because "~5 to ~10" is an estimate; nor do three, which GitHub leaves as well.
function otherTildes(state: StateInline, silent: boolean) {
  const run = /~+/y
  run.lastIndex = state.pos
  const tildes = run.exec(state.src)?.[0]
  if (!tildes || tildes.length === 2) return false
  if (!silent) state.pending += tildes
  state.pos += tildes.length
  return true
}
