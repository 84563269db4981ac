import type { Db } from '../../db/schema.ts'
import type { Candidate, NoticeInput } from '../contract/index.ts'
import { isEmpty } from './common-words.ts'
import { introducesPeople } from './context.ts'
import { familyName } from './keys.ts'
import { endorsementIn } from './endorsement.ts'
import { type Found, type KnownWork, recommendedInPost, worksNamed, worksNear } from './notice-queries.ts'
import { workView } from './queries.ts'
import { type Draft, mostSpans, recognise, type Span } from './recognise.ts'
import type { Run } from './runs.ts'
import { suggestedBy } from './suggestion.ts'
import { byPointers, identifiersBehind, namesBehind } from './linked.ts'
import { type Initials, initialsIn, weighInitials } from './initials.ts'
import { meantBy, nicknamesOf } from './nicknames.ts'
import type { Offer } from './offer.ts'
import { untitledIn } from './untitled.ts'
import { weigh, type Weighed, weighUntitled } from './weigh.ts'
import { keyOf } from './draft-words.ts'

/** More than a reply may recommend nobody picks from. */
const mostCandidates = 8

/**
 * The works that a draft seems to recommend, best first, with where each is named and why it is thought so; for what is clearly a work and
 * unknown, a suggestion to be filled in. Places are UTF-16 indices of the text. Two statements at most (three under a reply), stores nothing.
 */
export async function notice(db: Db, { text, replyTo }: NoticeInput, viewerId?: string): Promise<Candidate[]> {
  const draft = recognise(text)
  const initials = initialsIn(draft.words)
  const named = await worksNamed(
    db,
    [...draft.runs.keys(), ...[...draft.runs.keys()].flatMap((key) => meantBy(key) ?? []), ...namesBehind(draft.pointers)],
    identifiersBehind(draft.pointers),
    [...new Set(initials.map(({ key }) => key))],
  )
  const offers = [
    ...byPointers(draft, text, named),
    ...byInitials(draft, initials, named),
    ...withoutPoorer([...byNames(draft, named), ...(await byLikeness(db, draft, named))]),
    ...(replyTo ? await byEndorsing(db, draft, text, replyTo, viewerId) : []),
  ]
  const taken = chosen(offers)
  const free = suggestions(draft, text).filter(
    (one) => !taken.some((other) => overlap(one, other) || (!one.isMarked && isSameSentence(draft, one, other))),
  )
  return [...taken, ...chosen(free)].sort(bestFirst).slice(0, mostCandidates).map(candidate)
}

// "Seconding this" under a post means what the post recommends; nobody seconds their own.
async function byEndorsing(db: Db, draft: Draft, text: string, postId: string, viewerId = '0'): Promise<Offer[]> {
  const range = endorsementIn(text)
  if (!range) return []
  const works = await recommendedInPost(db, postId, viewerId)
  const run = { from: draft.words.length, to: draft.words.length }
  return works.map((one) => ({
    ...run,
    ...range,
    value: works.length === 1 ? 3 : 1,
    why: ['you second what the post above recommends'],
    suggestion: null,
    ...one,
  }))
}

function byNames(draft: Draft, named: Found[]): Offer[] {
  return named.flatMap(({ by, key, work }) => {
    if (by !== 'title' && by !== 'alias') return []
    return [key, ...nicknamesOf(key)]
      .flatMap((name) => draft.runs.get(name) ?? [])
      .flatMap((run) => {
        const span = spanOver(draft, run)
        return offered(draft, work, weigh(draft, span ?? run, span, work))
      })
  })
}

function byInitials(draft: Draft, initials: Initials[], named: Found[]): Offer[] {
  return initials.flatMap((one) => {
    const works = named.filter((found) => found.by === 'initials' && found.key === one.key).map(({ work }) => work)
    return works.flatMap((work) => offered(draft, work, weighInitials(draft, one, spanOver(draft, one), work, works.length)))
  })
}

// Spans that no known name explains are compared by likeness, what is set apart first; works named by their people alone go along.
async function byLikeness(db: Db, draft: Draft, named: Found[]): Promise<Offer[]> {
  const known = named.filter((one) => one.by === 'title' || one.by === 'alias').flatMap((one) => draft.runs.get(one.key) ?? [])
  const spans = draft.spans
    .filter((span) => !known.some((run) => run.from <= span.from && run.to >= span.to && run.to > run.from))
    .flatMap((span) => lengthsOf(span).map((to) => ({ ...span, to })))
    .slice(0, mostSpans)
  const untitled = untitledIn(draft.words)
  const near = await worksNear(db, [
    ...spans.map((span) => ({ name: keyOf(draft.words, span.from, span.to), maker: makerOf(draft, span) })),
    ...untitled.map(({ maker }) => ({ name: '', maker })),
  ])
  return [
    ...near.flatMap(({ place, work }) =>
      spans[place] ? offered(draft, work, weigh(draft, spans[place], spans[place], work)) : [],
    ),
    ...untitled.flatMap((one, place) => {
      const works = near.filter((found) => found.place === spans.length + place && found.work.kind === one.kind)
      // Whose books are several means one of them, and nobody knows which.
      return works.length === 1 ? offered(draft, works[0]!.work, weighUntitled(draft, one, works[0]!.work)) : []
    }),
  ]
}

function makerOf(draft: Draft, span: Span): string {
  const [maker] = draft.contextAt(span).makers
  if (maker) return familyName(maker.name)
  // "… by tyler akidau": in small letters a name is at most two words.
  const [by, name, family] = draft.words.slice(span.to + 1, span.to + 4)
  if (!by || !name || !introducesPeople(by.key)) return ''
  return family && family.breaks === 0 && !isEmpty(family.key) ? family.key : name.key
}

// An open span may hold more than the title: its first words are asked for too.
function lengthsOf(span: Span): number[] {
  const length = span.to - span.from + 1
  return span.isOpen && length > 4 ? [span.to, span.from + 2] : [span.to]
}

function spanOver(draft: Draft, run: Run): Span | undefined {
  return draft.spans.find((span) => span.mark && span.from <= run.from && span.to >= run.to)
}

function offered(draft: Draft, work: KnownWork, weighed: Weighed | undefined): Offer[] {
  if (!weighed || weighed.value <= 0) return []
  const { from, to, value, why, share, people } = weighed
  const last = draft.words[to]!
  const end = last.owner && /['’ʼ]s$/.test(last.text) && !/['’ʼ]s$/.test(work.title) ? last.end - 2 : last.end
  return [
    { from, to, start: draft.words[from]!.start, end, value, why, share, people, work, suggestion: null, recommendationId: null },
  ]
}

function suggestions(draft: Draft, text: string): (Offer & { isMarked: boolean })[] {
  return draft.spans.flatMap((span) => {
    const suggestion = suggestedBy(draft, text, span)
    if (!suggestion) return []
    const start = draft.words[span.from]!.start
    return [
      {
        ...suggestion,
        isMarked: span.mark !== undefined,
        start,
        end: start + ('title' in suggestion.work ? suggestion.work.title.length : 0),
        work: null,
        suggestion: suggestion.work,
        recommendationId: null,
      },
    ]
  })
}

// Inside the words that give more of another title, by people who fit no worse, it is that title that was meant, whatever speaks for this one.
function withoutPoorer(offers: Offer[]): Offer[] {
  return offers.filter((one) => !offers.some((other) => isPoorer(one, other)))
}

function isPoorer(one: Offer, other: Offer): boolean {
  if (other.from > one.from || other.to < one.to || (other.people ?? 0) < (one.people ?? 0)) return false
  const more = (other.share ?? 0) - (one.share ?? 0)
  return more > 0 || (more === 0 && other.to - other.from > one.to - one.from)
}

// The best first; what lies over a better one, or is the same work again, goes.
function chosen(offers: Offer[]): Offer[] {
  const kept: Offer[] = []
  for (const offer of [...offers].sort(bestFirst)) {
    const isSeconded = (other: Offer) => offer.recommendationId !== null && other.recommendationId !== null
    const isTaken = kept.some(
      (other) => (overlap(offer, other) && !isSeconded(other)) || (offer.work !== null && offer.work.id === other.work?.id),
    )
    if (!isTaken) kept.push(offer)
  }
  return kept
}

function bestFirst(one: Offer, other: Offer): number {
  return other.value - one.value || (other.work?.people ?? 0) - (one.work?.people ?? 0) || one.start - other.start
}

function overlap(one: Offer, other: Offer): boolean {
  return one.start < other.end && other.start < one.end
}

function isSameSentence({ words }: Draft, one: Offer, other: Offer): boolean {
  const [first, last] = one.from < other.from ? [one, other] : [other, one]
  return !words.slice(first.from + 1, last.from + 1).some((word) => word.breaks === 2)
}

function candidate({ start, end, value, why, work, suggestion, recommendationId }: Offer): Candidate {
  const score = Math.round(100 / (1 + Math.exp(-value))) / 100
  return { start, end, score, why: sentence(why), work: work && workView(work), suggestion, recommendationId }
}

function sentence(reasons: string[]): string {
  const text = [...new Set(reasons)].join(', ')
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
