import type { WorkKind } from '../contract/index.ts'
import { type Alignment, align } from './alignment.ts'
import { articleBefore } from './articles.ts'
import { isCommon, isEmpty } from './common-words.ts'
import type { Context } from './context.ts'
import { kindNamed } from './cues.ts'
import type { Word } from './draft-words.ts'
import { isEveryday } from './everyday-words.ts'
import { shareAName } from './keys.ts'
import { peopleValue } from './makers.ts'
import { type Name, namesOf } from './names.ts'
import type { Draft, Span } from './recognise.ts'
import type { Run } from './runs.ts'
import type { Untitled } from './untitled.ts'
import { weights } from './weights.ts'

/** What of a work the weighing looks at. */
export interface Known {
  id: string
  kind: WorkKind
  title: string
  creatorKey: string
  aliases: string[]
}

/** How much speaks for it that some words of a draft recommend a work. */
export interface Weighed extends Run {
  /** Log odds, from the sum of the weights below; above zero it is more likely than not. */
  value: number
  why: string[]
  /** How much of the name stands there, at most 1; a slip and another article take a little off. */
  share: number
  /** 1 where those who made it are named beside it, -1 where others are, else 0. */
  people: number
}

/** Weighs a work against a run of words that is its name, or a span that is like it. */
export function weigh(draft: Draft, run: Run, span: Span | undefined, work: Known): Weighed | undefined {
  let best: Weighed | undefined
  for (const name of namesOf(work)) {
    const placed = place(draft, run, span, name)
    if (!placed) continue
    const weighed = sum(draft, placed, span, work, name)
    if (!best || weighed.value > best.value) best = weighed
  }
  return best
}

/** Weighs a work that is named by its people and kind alone. */
export function weighUntitled(draft: Draft, { from, to, maker }: Untitled, work: Known): Weighed | undefined {
  const context = draft.contextAt({ from, to })
  if (context.refused || !shareAName(work.creatorKey, maker)) return undefined
  const why = [`the one ${work.kind} by ${maker.slice(0, 1).toUpperCase()}${maker.slice(1)} that is known here`]
  const value = weights.prior + weights.maker + weights.namedKind + (context.cue || context.praise ? weights.praise : 0)
  return { from, to, value, why, share: 1, people: 1 }
}

function place(draft: Draft, run: Run, span: Span | undefined, name: Name): Alignment | undefined {
  // A known run may go on with its subtitle.
  let to = run.to
  if (!span)
    while (to + 1 < draft.words.length && to < run.from + name.words.length + 1 && draft.words[to + 1]!.breaks < 2) to += 1
  const tokens = draft.words.slice(run.from, to + 1)
  const owned = tokens.map((word, at) => (word.owner && at === tokens.length - 1 ? word.owner : word.key))
  const keys = owned.flatMap((key) => key.split(' '))
  const found = align(name.words, keys)
  if (!found || found.value <= 0) return undefined
  const words = tokens.flatMap((_word, at) => owned[at]!.split(' ').map(() => run.from + at))
  return { ...found, from: words[found.from]!, to: words[found.to]! }
}

function sum(draft: Draft, found: Alignment, span: Span | undefined, work: Known, name: Name): Weighed {
  const article = articleBefore(draft.words, found.from, name)
  const [from, to] = [article ? found.from - 1 : found.from, found.to]
  const context = draft.contextAt({ from, to })
  const why: string[] = [nameReason(found, name)]
  let value = weights.prior + nameValue(draft.words, found, name)
  if (article) value += article === 'its own' ? weights.ownArticle : -weights.ownArticle
  value += writing(draft.words, found, span, name)
  value += marking(draft.words, found, span, work, why)
  const people = peopleValue(draft.words, found, context, work, why)
  value += people
  value += introduction(context, work, why)
  if (context.refused) value = -10
  const telling = name.words.filter((word) => !isEmpty(word)).length
  const share = 1 - found.misses / Math.max(1, telling) - 0.02 * found.slips - (article === 'another' ? 0.1 : 0)
  return { from, to, value, why, share, people: Math.sign(people) }
}

function nameReason({ slips, misses }: Alignment, name: Name): string {
  if (slips === 0 && misses === 0) return name.isAlias ? `"${name.text}" is another name of it` : 'the title'
  return name.isAlias ? `nearly "${name.text}", another name of it` : 'nearly the title'
}

function nameValue(words: Word[], found: Alignment, name: Name): number {
  const [only] = name.words
  if (isAcronym(name.text)) return acronymValue(words.slice(found.from, found.to + 1), found, name)
  if (name.words.length > 1) return severalWords(words.slice(found.from, found.to + 1), found, name)
  const isRare = !isEveryday(only!) && only!.length >= 3
  return found.value + (isRare ? weights.rareName : 0) + (name.isShort ? weights.shortened / 2 : 0)
}

function acronymValue(inside: Word[], found: Alignment, name: Name): number {
  const isLong = name.text.length >= 4
  const written = inside.map((word) => word.text.replace(/['’ʼ]s?$/, '')).join('')
  if (written === name.text) return isLong ? weights.acronym : weights.shortAcronym
  return found.value + (isLong ? 1 : 0)
}

function severalWords(inside: Word[], found: Alignment, name: Name): number {
  const telling = name.words.filter((word) => !isEmpty(word))
  const acronyms = inside.filter((word) => /^[A-Z][A-Z0-9]{2,}$/.test(word.text) && name.text.includes(word.text)).length
  // A title goes on after its own comma or colon; a sentence's comma parts two thoughts.
  const isBroken = inside.slice(1).some((word) => word.breaks > 0) && !/[,:;/]|\s[–—-]\s/.test(name.text)
  const isWhole = found.misses === 0 && found.slips === 0 && !isBroken
  return (
    enough(found.value + (isWhole ? weights.longRun * Math.min(2, Math.max(0, telling.length - 2)) : 0)) +
    acronyms * weights.acronymWord +
    (name.words.some((word) => kindNamed(word)) && name.isAlias ? weights.namedKind : 0) +
    (name.isShort && name.words.every(isCommon) ? weights.shortened : 0) +
    (isBroken ? weights.broken : 0)
  )
}

// Past this a longer title is no surer, only nearer than its neighbours.
function enough(value: number): number {
  return value <= 8 ? value : 8 + (value - 8) / 10
}

function isAcronym(text: string): boolean {
  const capitals = text.match(/[A-Z]/g)?.length ?? 0
  return (
    /^[A-Z][A-Za-z0-9&+]{2,7}$/.test(text) && capitals >= 0.7 * text.replace(/[^A-Za-z]/g, '').length && /[A-Z0-9]$/.test(text)
  )
}

// How the words are written: as a title, or as anybody writes them.
function writing(words: Word[], { from, to, slips }: Alignment, span: Span | undefined, name: Name): number {
  const inside = words.slice(from, to + 1)
  if (!/\p{Lu}/u.test(name.text)) return inside.length === 1 && inside[0]!.isCapital ? 0 : 0.5
  const telling = inside.filter((word, place) => !isEmpty(word.key) && !(place === 0 && word.breaks === 2 && inside.length > 1))
  const capitals = telling.filter((word) => word.isCapital || !/\p{L}/u.test(word.text)).length
  const isSingle = inside.length === 1
  let value = 0
  if (isSingle && name.words.length > 1) value = inside[0]!.isCapital ? weights.capitals : 0
  else if (isSingle) value = single(inside[0]!, words[to + 1], span)
  else if (telling.length > 0 && capitals === telling.length) value = weights.capitals
  else if (capitals === 0 && isPhrase(inside.filter((word) => !isEmpty(word.key)))) value = 2 * weights.lowerCase
  else if (capitals === 0 && telling.length === 3) value = 1.5 * weights.lowerCase
  // "Software engineering at Google" is a sentence that begins; as a title it would have all its capitals.
  else if (capitals > 0) value = 2 * weights.lowerCase
  if (capitals === 0 && slips === 0)
    value += weights.everyday * inside.filter((word) => !word.isCapital && isEveryday(word.key) && !isCommon(word.key)).length
  if (capitals === 0 && owns.has(words[from - 1]?.key ?? '') && words[from]!.breaks === 0) value += weights.ownThing
  return span?.mark ? Math.max(value, 0) : value + neighbours(words, from, to)
}

// "Clean code", "deep work": two words that anybody puts together.
function isPhrase(telling: Word[]): boolean {
  return telling.length <= 2 && telling.every((word) => isEveryday(word.key)) && /\p{Ll}/u.test(telling.at(-1)?.text ?? '')
}

const owns = new Set(
  'my our your their his her its mein meine unser unsere dein deine mon ma mes notre nos votre mi mis nuestro nuestra il mio la mia meu minha moj moja nasz nasza'.split(
    ' ',
  ),
)

function single(word: Word, next: Word | undefined, span: Span | undefined): number {
  if (span?.mark) return (word.isCapital ? 0.5 : -0.5) + (isEveryday(word.key) ? weights.quotedWord : 0)
  if (!isEveryday(word.key)) return 0
  if (!word.isCapital) return -3
  // "Use Go modules" speaks of modules.
  const isAttribute = next !== undefined && next.breaks === 0 && !isCommon(next.key) && !next.isCapital
  return (word.breaks === 2 ? -1 : 1.5) + (isAttribute ? weights.longerName : 0)
}

function neighbours(words: Word[], from: number, to: number): number {
  const before = words[from - 1]
  const after = words[to + 1]
  const isLead = before?.isCapital && !before.owner && words[from]!.breaks === 0 && before.breaks !== 2 && !isEmpty(before.key)
  const isTail = after?.isCapital && after.breaks === 0 && !isEmpty(after.key)
  return (isLead && words[from]!.isCapital ? weights.longerName / 2 : 0) + (isTail ? weights.longerName : 0)
}

function marking(words: Word[], { from, to }: Alignment, span: Span | undefined, work: Known, why: string[]): number {
  if (!span?.mark) return 0
  if (span.mark === 'code') return work.kind === 'tool' ? weights.codeOfTool : 0
  const outside = words
    .slice(span.from, span.to + 1)
    .filter((word, place) => (span.from + place < from || span.from + place > to) && !isEmpty(word.key))
  why.push(span.mark === 'quoted' ? 'in quotation marks' : span.mark === 'emphasised' ? 'set apart' : 'the words of a link')
  // What stands in the marks beside it belongs to another title, unless it is a subtitle or the people.
  return Math.max(-1, weights.marked - outside.length)
}

/** Which kinds a verb or noun of one kind may be said of. */
const near: Partial<Record<WorkKind, WorkKind[]>> = {
  book: ['book', 'article', 'other'],
  article: ['article', 'book', 'other', 'talk'],
  talk: ['talk', 'course', 'other', 'podcast', 'article'],
  course: ['course', 'other', 'talk'],
  tool: ['tool', 'other'],
  podcast: ['podcast', 'talk', 'other'],
}

function introduction(context: Context, work: Known, why: string[]): number {
  let value = 0
  if (context.cue) {
    value += context.cue === 'near' ? weights.cue : weights.farCue
    why.push('you recommend it')
  }
  if (context.praise) value += context.cue === 'near' ? weights.praiseToo : weights.praise
  if (context.isAlone && !context.cue) value += weights.alone
  if (context.isTitled) value += weights.titled
  if (context.isLabel) value += weights.label
  // "I use it, and it crashes" asks for help.
  if (context.trouble && work.kind === 'tool' && !context.praise) value += weights.trouble
  if (!context.kind) return value
  const fits = work.kind === 'other' || near[context.kind]?.includes(work.kind)
  if (!fits) return value + (context.isNamedKind ? 2 : 1) * weights.otherKind
  return value + (context.isNamedKind ? weights.namedKind : 0) + (context.kind === work.kind ? weights.sameKind : 0)
}
