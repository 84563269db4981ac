import { createHash } from 'node:crypto'
import type { WorkKind } from '../contract/index.ts'
import { isbn13, isbnInUrl } from './isbn.ts'
import { gitPlace, type Place, placesOf } from './places.ts'
import { behind, isNobodys, urlKey } from './url-key.ts'

export { isbn13 } from './isbn.ts'
export { urlKey } from './url-key.ts'

/** A name that no two works share: a number, a name in a register, or an address that means the same page. */
export interface Identifier {
  scheme: 'isbn' | Place['scheme'] | 'url'
  value: string
}

/** Kinds of works that are a page or a recording: a page inside a repository is the work, not the repository. */
const pages = new Set<WorkKind>(['article', 'talk', 'podcast'])

/**
 * The identifiers that an input gives, the surest first: its ISBN, what its address says (an ISBN, a paper, a package, a repository, a
 * video), the address itself. An address that is nobody's work, such as a search in a shop, gives none.
 */
export function identifiersOf(input: { kind?: WorkKind; url?: string; isbn?: string }): Identifier[] {
  const given = input.isbn && isbn13(input.isbn)
  const found = [
    ...(given ? [{ scheme: 'isbn' as const, value: given }] : []),
    ...(input.url ? identifiersInUrl(input.url, input.kind) : []),
  ]
  return found.filter(
    (one, place) => found.findIndex((other) => other.scheme === one.scheme && other.value === one.value) === place,
  )
}

/** The identifiers that an address holds. A kind that is a page keeps a link into a repository apart from the repository. */
export function identifiersInUrl(address: string, kind?: WorkKind): Identifier[] {
  if (!URL.canParse(address) || !/^https?:/i.test(address)) {
    const git = gitPlace(address)
    return git ? [identifier(git)] : []
  }
  const url = behind(new URL(address))
  const isbn = isbnInUrl(url)
  const places = placesOf(url).filter((place) => place.at === 'work' || !kind || !pages.has(kind))
  const key = isNobodys(address) ? undefined : urlKey(address)
  // Where a register names the work, each of its addresses is that name again.
  const isNamed = places.some((place) => place.at === 'work')
  return [
    ...(isbn ? [{ scheme: 'isbn' as const, value: isbn }] : []),
    ...places.map(identifier),
    ...(key && !isNamed ? [{ scheme: 'url' as const, value: fitting(key) }] : []),
  ]
}

function identifier({ scheme, value }: Place): Identifier {
  return { scheme, value: fitting(value) }
}

// An index of Postgres holds keys of up to 2,704 bytes; a longer address is known by its hash.
function fitting(value: string): string {
  return Buffer.byteLength(value) <= 2_000 ? value : createHash('sha256').update(value).digest('base64url')
}
