import type { Identifier } from './identifiers.ts'
import { fold } from './keys.ts'
import type { Found, KnownWork } from './notice-queries.ts'
import type { Offer } from './offer.ts'
import type { Pointer } from './pointers.ts'
import type { Draft } from './recognise.ts'
import { suggestedByPointer } from './suggestion.ts'

/** An address that is the work's own is as sure as anything is. */
const sure = 5
/** A page below a work's own, or a package that bears its name, is nearly so. */
const likely = 3

/** What is asked of the catalogue for the links and numbers of a draft. */
export function identifiersBehind(pointers: Pointer[]): Identifier[] {
  return pointers.flatMap(({ identifiers, above }) => [
    ...identifiers,
    ...above.map((value) => ({ scheme: 'url' as const, value })),
  ])
}

/** The names of packages and repositories, which may be known by another address. */
export function namesBehind(pointers: Pointer[]): string[] {
  return pointers.flatMap(({ name }) => name ?? [])
}

/** The works that links, ISBNs and other numbers of a draft name, or new works for them. Who writes of an issue or commit means that. */
export function byPointers(draft: Draft, text: string, named: Found[]): Offer[] {
  return draft.pointers.flatMap((pointer): Offer[] => {
    if (pointer.isBeside || draft.contextAt(pointer.run).refused) return []
    const range = rangeOf(pointer, text)
    const found = workBehind(pointer, named)
    if (found) return [{ ...pointer.run, ...range, ...found, suggestion: null, recommendationId: null }]
    const suggestion = suggestedByPointer(draft, pointer)
    return suggestion ? [{ ...suggestion, ...range, work: null, suggestion: suggestion.work, recommendationId: null }] : []
  })
}

function workBehind(pointer: Pointer, named: Found[]): { work: KnownWork; value: number; why: string[] } | undefined {
  const byIdentifier = ({ scheme, value }: Identifier) =>
    named.find((one) => one.by === 'identifier' && one.key === `${scheme} ${value}`)
  const own = pointer.identifiers.map(byIdentifier).find(Boolean)
  if (own) return { work: own.work, value: sure, why: [pointer.isbn ? `its ISBN ${pointer.isbn}` : 'its address'] }
  // Below a tool's page are its news and its manual; a page below a book's is the book.
  const above = pointer.above.map((value) => byIdentifier({ scheme: 'url', value })).find((one) => one && isRead(one.work))
  if (above) return { work: above.work, value: likely, why: ['a page below its address'] }
  const alike = named.find(
    (one) => (one.by === 'title' || one.by === 'alias') && one.key === pointer.name && one.work.kind === 'tool',
  )
  return alike && { work: alike.work, value: likely, why: [`the package ${fold(alike.work.title)}`] }
}

function isRead(work: KnownWork): boolean {
  return work.kind === 'book' || work.kind === 'course'
}

function rangeOf({ label, start, end }: Pointer, text: string): { start: number; end: number } {
  if (label === undefined) return { start, end }
  const from = text.indexOf(label, start)
  return { start: from, end: from + label.length }
}
