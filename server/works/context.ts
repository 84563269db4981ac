import type { WorkKind } from '../contract/index.ts'
import { type Cue, cueOf, exchanges, isFiller, isOtherArt, isTrouble, kindNamed, labels, praises, saysTitle } from './cues.ts'
import { refusalOf } from './refused.ts'
import { keyOf, unread, type Word } from './draft-words.ts'

/** What the words around a place in a draft say of it. */
export interface Context {
  /** How it is introduced: by a cue right before, by one a few words off, or not. */
  cue: 'near' | 'far' | undefined
  /** The kind that the cue or a noun beside it speaks of. */
  kind: WorkKind | undefined
  /** Whether a noun such as "book" stands right beside it. */
  isNamedKind: boolean
  /** Whether "titled" or "called" stands right before it. */
  isTitled: boolean
  /** Whether it is all that its clause says: "Neovim, obviously.", "My advice: Postgres". */
  isAlone: boolean
  /** Whether its sentence praises. */
  praise: boolean
  /** Whether it is the name of a button, a message, a tag, and not of a work. */
  isLabel: boolean
  /** Whether its sentence tells of an error. */
  trouble: boolean
  /** Whether its sentence speaks of songs, films or pictures. */
  isOtherArt: boolean
  /** Why it is no recommendation, where it is none. */
  refused: 'turned down' | 'asked about' | undefined
  /** Family names given with it: "Fowler's …", "… by Martin Fowler". */
  makers: Maker[]
}

export interface Maker {
  name: string
  start: number
  end: number
}

/** A sentence is read this many words to each side; a draft without a full stop is not one sentence. */
const longestSentence = 40
/** How far back a cue is looked for, in words. */
const reach = 9

/** Reads the words before and after a place, from word `from` to word `to`, inside its sentence. */
export function contextOf(words: Word[], from: number, to: number, endsWithQuestion: (place: number) => boolean): Context {
  const first = sentenceStart(words, from)
  const last = sentenceEnd(words, to)
  const led = ledBy(words, from, first)
  const after = followedBy(words, to, last)
  const around = words.slice(first, last + 1).filter((_, place) => first + place < from || first + place > to)
  const says = (that: (word: string) => boolean) => around.some((word) => that(word.key))
  const kind = led.noun ?? after.noun ?? led.cue?.kind
  return {
    cue: led.cue ? (led.isFar ? 'far' : 'near') : undefined,
    kind,
    isNamedKind: led.noun !== undefined || after.noun !== undefined,
    isTitled: led.isTitled,
    isAlone: !endsWithQuestion(last) && isAlone(words, from, to),
    praise: praisedIn(words, first, last, from, to),
    isLabel: [words[from - 1], words[to + 1]].some((word) => word !== undefined && labels(word.key)),
    trouble: says(isTrouble),
    isOtherArt: says(isOtherArt) || (led.cue?.kind === 'podcast' && led.noun === undefined && after.makers.length > 0),
    refused: refusalOf(words, { first, last, from, to }, led.place, endsWithQuestion(last)),
    makers: [...led.makers, ...after.makers],
  }
}

const ofBooks = new Set(
  'edition editions chapter chapters ch auflage kapitel edicion capitulo capitulos edizione capitolo edicao rozdzial wydanie chapitre'.split(
    ' ',
  ),
)

/** Whether a cue, or a noun such as "book", stands right before a word. */
export function isIntroduced(words: Word[], from: number): boolean {
  const led = ledBy(words, from, sentenceStart(words, from))
  return (led.cue !== undefined && !led.isFar) || led.noun !== undefined || led.isTitled
}

interface Led {
  cue: Cue | undefined
  isFar: boolean
  /** The word at which the cue begins. */
  place: number | undefined
  noun: WorkKind | undefined
  isTitled: boolean
  makers: Maker[]
}

// Goes back from the title over "titled", the kind, who made it and small words, to the cue.
function ledBy(words: Word[], from: number, first: number): Led {
  const led: Led = { cue: undefined, isFar: false, place: undefined, noun: undefined, isTitled: false, makers: [] }
  let skipped = 0
  for (let at = from - 1; at >= first && at >= from - reach; at--) {
    const word = words[at]!
    const cue = cueEndingAt(words, at, first)
    if (cue) return { ...led, cue: cue.cue, place: cue.place, isFar: skipped > 1 }
    const noun = kindNamed(word.key) ?? (word.owner ? kindNamed(word.owner) : undefined)
    if (noun && skipped <= 1) led.noun ??= noun
    else if (saysTitle(word.key)) led.isTitled = true
    else if (word.owner && word.isCapital && led.makers.length === 0 && !isFiller(word.owner)) {
      let begin = at
      while (
        begin > first &&
        begin > at - 3 &&
        isNameWord(words[begin - 1]!) &&
        words[begin]!.breaks === 0 &&
        !isVerb(words[begin - 1]!)
      )
        begin -= 1
      led.makers.push({ name: nameOf(words, begin, at, word.owner), start: words[begin]!.start, end: word.end })
    } else if (!isFiller(word.key) && !isNameWord(word)) skipped += 1
    if (word.breaks === 2 || (word.breaks === 1 && !led.isTitled && skipped > 0)) break
  }
  return led
}

// "Take Robert Morris's course": a sentence's first word is capitalised without being a name.
function isVerb(word: Word): boolean {
  return word.breaks > 0 && cueOf(word.key) !== undefined
}

function cueEndingAt(words: Word[], at: number, first: number): { cue: Cue; place: number } | undefined {
  for (const length of [4, 3, 2, 1]) {
    const begin = at - length + 1
    if (begin < first) continue
    const cue = cueOf(keyOf(words, begin, at))
    if (cue && !(length === 1 && words[at]!.isCapital && words[at]!.breaks === 0)) return { cue, place: begin }
  }
  return exchangedFor(words, at, first)
}

// "Moved from X to", "replaced all of X with": what follows took the place of what stands between.
function exchangedFor(words: Word[], at: number, first: number): { cue: Cue; place: number } | undefined {
  for (let place = at - 1; place >= first && place > at - 8; place--)
    if (exchanges(words[place]!.key, words[place + 1]!.key, words[at]!.key)) return { cue: { words: 1, kind: 'tool' }, place: at }
  return undefined
}

/** Whether a word stands between a title and the people who made it. */
export const introducesPeople = (word: string): boolean => by.has(word)
const by = new Set('by von vom par de di da do del por autorstwa van od'.split(' '))

function followedBy(words: Word[], to: number, last: number): { noun: WorkKind | undefined; makers: Maker[] } {
  let at = to + 1
  while (at < last && words[at]!.key === unread) at += 1
  let noun: WorkKind | undefined
  while (at <= last && at <= to + 2 && words[at]!.breaks === 0) {
    const named = kindNamed(words[at]!.key)
    if (!named) break
    noun ??= named
    at += 1
  }
  // "Refactoring (2nd edition)", "DDIA, chapter 9".
  if (words.slice(to + 1, Math.min(last, to + 3) + 1).some((word) => ofBooks.has(word.key))) noun ??= 'book'
  if (at > last || !by.has(words[at]!.key)) return { noun, makers: [] }
  const makers: Maker[] = []
  let begin = at + 1
  while (begin <= last && makers.length < 6) {
    let end = begin - 1
    while (end < last && end < begin + 4 && isNameWord(words[end + 1]!) && (end < begin || words[end + 1]!.breaks === 0)) end += 1
    if (end < begin) break
    makers.push({ name: nameOf(words, begin, end, words[end]!.key), start: words[begin]!.start, end: words[end]!.end })
    begin = end + 1
    if (words[begin] && /^(?:and|und|et|y|e|i)$/.test(words[begin]!.key)) begin += 1
    else if (words[begin]?.breaks !== 1) break
  }
  return { noun, makers }
}

// A word that can be part of somebody's name: capitalised, or one of the small words inside names.
function isNameWord(word: Word): boolean {
  return (word.isCapital && !isFiller(word.key)) || /^(?:van|von|de|der|den|la|di|da|al|bin|ter)$/.test(word.key)
}

function nameOf(words: Word[], from: number, to: number, lastKey: string): string {
  const names = words.slice(from, to).map((word) => word.text)
  const owned = words[to]!.text
  const last = owned.toLowerCase().replace(/['’ʼ]s$/, '') === owned.toLowerCase() ? owned : owned.slice(0, -2)
  return [...names, lastKey ? last : owned].join(' ')
}

function praisedIn(words: Word[], first: number, last: number, from: number, to: number): boolean {
  for (let at = first; at <= last; at++) {
    if (at >= from && at <= to) continue
    // "Grafana shows nothing" is no praise.
    if (praises(words[at]!.key) && !/^(?:nothing|no|none|nichts|rien|nada|niente)$/.test(words[at + 1]?.key ?? '')) return true
    if (at < last && at + 1 !== from && praises(`${words[at]!.key} ${words[at + 1]!.key}`)) return true
    if (words[at]!.key === 'changed' && at < last && /^(?:how|my|me|the|everything|our)$/.test(words[at + 1]!.key)) return true
    // "DDIA: read it."
    if (at > to && at < last && pronouns.has(words[at + 1]!.key) && cueOf(words[at]!.key)) return true
  }
  return false
}

// It begins a sentence or follows the colon of a short lead, and nothing but a break follows.
function isAlone(words: Word[], from: number, to: number): boolean {
  const next = words[to + 1]
  if (next && next.breaks === 0) return false
  if (words[from]!.breaks === 2) return true
  return words[from]!.breaks === 1 && (!next || next.breaks === 2) && from - sentenceStart(words, from) <= 8
}

const pronouns = new Set('it that them these es ihn das sie le la les lo los isso ele to'.split(' '))

function sentenceStart(words: Word[], from: number): number {
  let at = from
  while (at > 0 && at > from - longestSentence && (words[at]?.breaks ?? 0) < 2) at -= 1
  return at
}

function sentenceEnd(words: Word[], to: number): number {
  let at = to
  while (at + 1 < words.length && at < to + longestSentence && words[at + 1]!.breaks < 2) at += 1
  return at
}
