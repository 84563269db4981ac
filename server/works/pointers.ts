import type { Word } from './draft-words.ts'
import { type Identifier, identifiersInUrl } from './identifiers.ts'
import { isbnsIn } from './isbn.ts'
import { fold } from './keys.ts'
import { isBeside } from './places.ts'
import type { Link, Range } from './prose.ts'
import { type Run, runAt } from './runs.ts'
import { isNobodys, urlKey } from './url-key.ts'

/** A number or an address in a draft that is a work's own name. */
export interface Pointer extends Range {
  identifiers: Identifier[]
  address: string | undefined
  isbn: string | undefined
  label: string | undefined
  /** The pages above an address, the nearest first: a chapter lies below its book. */
  above: string[]
  /** The name of a package or repository, folded: what it is probably called. */
  name: string | undefined
  /** Whether it leads to what happens around a work, such as an issue or a commit. */
  isBeside: boolean
  run: Run
}

/** Looked up for one draft at most; a list of more is no recommendation. */
const mostPointers = 60

/** The links, ISBNs, DOIs and arXiv numbers of a draft that name something. */
export function pointersIn(text: string, links: Link[], draft: string, words: Word[]): Pointer[] {
  const inLinks = links.map((link): Pointer => {
    const label = link.label && draft.slice(link.label.start, link.label.end)
    const run = runAt(words, link.label ?? link)
    const identifiers = identifiersInUrl(link.address)
    return {
      start: link.start,
      end: link.end,
      address: link.address,
      isbn: undefined,
      label,
      above: pagesAbove(link.address),
      name: nameIn(identifiers),
      isBeside: isBeside(link.address),
      identifiers,
      run,
    }
  })
  const numbers = isbnsIn(text).map(({ start, end, isbn }): Pointer => {
    return {
      start,
      end,
      address: undefined,
      isbn,
      label: undefined,
      above: [],
      name: undefined,
      isBeside: false,
      identifiers: [{ scheme: 'isbn', value: isbn }],
      run: runAt(words, { start, end }),
    }
  })
  const papers = [...text.matchAll(/\b(?:doi:\s?|arxiv:\s?)(\S{5,80})/gi)].map((match): Pointer => {
    const isDoi = /^doi/i.test(match[0])
    const value = match[1]!.replace(/[.,;)\]]+$/, '')
    const address = isDoi ? `https://doi.org/${value}` : `https://arxiv.org/abs/${value}`
    const range = { start: match.index, end: match.index + match[0].length }
    return {
      ...range,
      address,
      isbn: undefined,
      label: undefined,
      above: [],
      name: undefined,
      isBeside: false,
      identifiers: identifiersInUrl(address),
      run: runAt(words, range),
    }
  })
  return [...inLinks, ...bareIn(text, words), ...numbers, ...papers]
    .filter((pointer) => pointer.identifiers.length > 0)
    .slice(0, mostPointers)
}

// "exercism.org", "arxiv.org/abs/1512.03385": an address for whoever knows it. "Next.js" is a name, and written as an address as well.
function bareIn(text: string, words: Word[]): Pointer[] {
  const bare = /(?<![\w@./:-])(?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,12}(?:\/[^\s<>"'()]{0,300})?(?![\w@])/gi
  return Array.from(text.matchAll(bare), ({ index, 0: whole }): Pointer => {
    const address = `https://${whole.replace(/[.,;:!?*_]+$/, '')}`
    const range = { start: index, end: index + address.length - 8 }
    const identifiers = identifiersInUrl(address)
    const none = { isbn: undefined, label: undefined, above: [], name: undefined, isBeside: isBeside(address) }
    return { ...range, ...none, address, identifiers, run: runAt(words, range) }
  }).slice(0, mostPointers)
}

function pagesAbove(address: string): string[] {
  const key = urlKey(address)?.replace(/[?#].*$/, '') ?? ''
  const parts = key.split('/')
  // The front page and three more are enough for a chapter of a book.
  const above = parts.slice(1).map((_, place) => parts.slice(0, parts.length - 1 - place).join('/'))
  return above.filter((page) => !isNobodys(`https://${page}`)).slice(-4)
}

function nameIn(identifiers: Identifier[]): string | undefined {
  const place = identifiers.find(({ scheme }) => scheme === 'purl' || scheme === 'repo')
  return place && (fold(decodeURIComponent(place.value.split('/').at(-1)!)) || undefined)
}
