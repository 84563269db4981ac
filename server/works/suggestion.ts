import type { NewWork, WorkKind } from '../contract/index.ts'
import type { Context } from './context.ts'
import { urlTitle } from './link-title.ts'
import type { Pointer } from './pointers.ts'
import type { Draft, Span } from './recognise.ts'
import type { Run } from './runs.ts'

/** A work that the catalogue lacks, as a draft names it, to be filled in by its author. */
export interface Suggestion extends Run {
  value: number
  why: string[]
  work: NewWork
}

/** A new work is offered for what is set apart and has people or a kind beside it; for a bare title, only with both. */
export function suggestedBy(draft: Draft, text: string, span: Span): Suggestion | undefined {
  const context = draft.contextAt(span)
  if (context.refused || context.isLabel || context.isOtherArt || span.mark === 'code') return undefined
  const words = draft.words.slice(span.from, span.to + 1)
  const title = text.slice(words[0]!.start, endOf(text, words.at(-1)!.end, span)).trim()
  const isCased = !/\p{Lu}|\p{Ll}/u.test(title) || (words.some((word) => word.isCapital) && words.length <= 12)
  const people = context.makers.filter((maker) => /^\p{Lu}/u.test(maker.name)).map((maker) => maker.name)
  const isPerson = people.some((name) => name.includes(' '))
  if (!isCased || title.length < 2 || title.length > 160) return undefined
  const isSet = span.mark === 'quoted' || span.mark === 'emphasised'
  const value = isSet
    ? people.length > 0 && (isPerson || context.cue || context.isNamedKind || context.praise)
      ? 1.5
      : context.isNamedKind && (context.isTitled || context.cue === 'near')
        ? 0.8
        : undefined
    : isPerson && context.cue === 'near' && words.length > 1 && words.every((word) => word.isCapital || word.key.length <= 4)
      ? 0.7
      : undefined
  if (value === undefined) return undefined
  const why = [
    isSet ? (span.mark === 'quoted' ? 'in quotation marks' : 'set apart') : 'written as a title',
    ...(people.length > 0 ? [`by ${people.join(' and ')}`] : []),
  ]
  return {
    from: span.from,
    to: span.to,
    value,
    why,
    work: { kind: context.kind ?? 'book', title, ...(people.length > 0 ? { creators: people.slice(0, 20) } : {}) },
  }
}

/** A new work is offered for an ISBN, and for the address of a paper, a package, a repository or a video. */
export function suggestedByPointer(draft: Draft, pointer: Pointer): Suggestion | undefined {
  const named = pointer.identifiers.find((one) => one.scheme !== 'url')
  if (!named) return undefined
  const context: Context = draft.contextAt(pointer.run)
  if (context.refused) return undefined
  const label = pointer.label && !/^https?:|^(?:this|here|link|it|that)\b/i.test(pointer.label) ? pointer.label : undefined
  const kind: WorkKind =
    named.scheme === 'isbn'
      ? 'book'
      : named.scheme === 'video'
        ? 'talk'
        : named.scheme === 'doi' || named.scheme === 'arxiv'
          ? 'article'
          : 'tool'
  const isbn = pointer.identifiers.find((one) => one.scheme === 'isbn')?.value
  const title = (label ?? urlTitle(pointer.address, named)).slice(0, 300)
  const url = pointer.address && /^https?:/i.test(pointer.address) ? { url: pointer.address } : {}
  return {
    ...pointer.run,
    value: 2,
    why: [named.scheme === 'isbn' ? `ISBN ${named.value}` : 'the link'],
    work: { kind, title, ...url, ...(isbn ? { isbn } : {}) },
  }
}

// "Release It!" keeps its sign inside quotation marks.
function endOf(text: string, end: number, span: Span): number {
  return span.mark && /^[!?]/.test(text.slice(end, end + 1)) ? end + 1 : end
}
