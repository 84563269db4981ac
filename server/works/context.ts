import type { WorkKind } from '../contract/index.ts'
import { asksOnly, blames, type Cue, cueOf, isFiller, kindNamed, negates, praises, saysTitle, turnsDown } from './cues.ts'
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
  /** Whether its sentence praises. */
  praise: boolean
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

/** How far back a cue is looked for, in words. */
const reach = 9

/** Reads the words before and after a place, from word `from` to word `to`, inside its sentence. */
export function contextOf(words: Word[], from: number, to: number, endsWithQuestion: (place: number) => boolean): Context {
  const first = sentenceStart(words, from)
  const last = sentenceEnd(words, to)
  const led = ledBy(words, from, first)
  const after = followedBy(words, to, last)
  const kind = led.noun ?? after.noun ?? led.cue?.kind
  return {
    cue: led.cue ? (led.isFar ? 'far' : 'near') : undefined,
    kind,
    isNamedKind: led.noun !== undefined || after.noun !== undefined,
    isTitled: led.isTitled,
    praise: praisedIn(words, first, last, from, to),
    refused:
      refusedBy(words, { first, last, from, to }, led.place) ??
      (endsWithQuestion(last) && asksOnly(keyOf(words, first, last)) ? 'asked about' : undefined),
    makers: [...led.makers, ...after.makers],
  }
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
      while (begin > first && begin > at - 3 && isNameWord(words[begin - 1]!) && words[begin]!.breaks === 0) begin -= 1
      led.makers.push({ name: nameOf(words, begin, at, word.owner), start: words[begin]!.start, end: word.end })
    } else if (!isFiller(word.key) && !isNameWord(word)) skipped += 1
    if (word.breaks === 2 || (word.breaks === 1 && !led.isTitled && skipped > 0)) break
  }
  return led
}

function cueEndingAt(words: Word[], at: number, first: number): { cue: Cue; place: number } | undefined {
  for (const length of [4, 3, 2, 1]) {
    const begin = at - length + 1
    if (begin < first) continue
    const cue = cueOf(keyOf(words, begin, at))
    if (cue && !(length === 1 && words[at]!.isCapital && words[at]!.breaks === 0)) return { cue, place: begin }
  }
  return undefined
}

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
  if (at > last || !by.has(words[at]!.key)) return { noun, makers: [] }
  const makers: Maker[] = []
  let begin = at + 1
  while (begin <= last && makers.length < 6) {
    let end = begin - 1
    while (
      end < last &&
      end < begin + 4 &&
      isNameWord(words[end + 1]!, makers.length === 0) &&
      (end < begin || words[end + 1]!.breaks === 0)
    )
      end += 1
    if (end < begin) break
    makers.push({ name: nameOf(words, begin, end, words[end]!.key), start: words[begin]!.start, end: words[end]!.end })
    begin = end + 1
    if (words[begin] && /^(?:and|und|et|y|e|i)$/.test(words[begin]!.key)) begin += 1
    else if (words[begin]?.breaks !== 1) break
  }
  return { noun, makers }
}

// A word that can be part of somebody's name: capitalised, or one of the small words inside names. Right after "by" lower case may do.
function isNameWord(word: Word, _isFirst = false): boolean {
  return (word.isCapital && !isFiller(word.key)) || /^(?:van|von|de|der|den|la|di|da|al|bin|ter)$/.test(word.key)
}

function nameOf(words: Word[], from: number, to: number, lastKey: string): string {
  const names = words.slice(from, to).map((word) => word.text)
  const owned = words[to]!.text
  const last = owned.toLowerCase().replace(/['’ʼ]s$/, '') === owned.toLowerCase() ? owned : owned.slice(0, -2)
  return [...names, lastKey ? last : owned].join(' ')
}

function praisedIn(words: Word[], first: number, last: number, from: number, to: number): boolean {
  for (let at = first; at <= last; at++) if ((at < from || at > to) && praises(words[at]!.key)) return true
  return false
}

interface Place {
  first: number
  last: number
  from: number
  to: number
}

// "Would not recommend X", "avoid X", "X is overrated"; but "can't recommend X enough", "if you haven't read X", "don't miss X".
function refusedBy(words: Word[], { first, last, from, to }: Place, cue: number | undefined): 'turned down' | undefined {
  let at = from - 1
  for (let passed = 0; at >= first && passed < 7; at--, passed++) {
    if (cue !== undefined && at < cue) break
    for (const length of [3, 2, 1])
      if (at - length + 1 >= first && turnsDown(keyOf(words, at - length + 1, at))) return 'turned down'
    if (words[at]!.breaks > 0 && passed > 1) break
  }
  if (cue !== undefined && negatedBefore(words, cue, first, last)) return 'turned down'
  for (let next = to + 1; next <= last && next <= to + 9; next++) {
    if (words[next]!.breaks === 1 && next > to + 1) break
    const near = words.slice(Math.max(to + 1, next - 3), next).some((word) => negates(word.key))
    if (blames(words[next]!.key) && !near) return 'turned down'
    if (praises(words[next]!.key) && near) return 'turned down'
    if (turnsDown(words[next]!.key) && next === last) return 'turned down'
  }
  return undefined
}

function negatedBefore(words: Word[], cue: number, first: number, last: number): boolean {
  const clause = words.slice(first, last + 1)
  if (clause.some((word) => /^(?:enough|genug|assez|bastante|abbastanza|suficiente|miss|wrong)$/.test(word.key))) return false
  for (let at = cue; at >= first && at >= cue - 4; at--) {
    if (negates(words[at]!.key)) {
      // "If you haven't read X", "why not try X", "I have not read anything better than X".
      const lead = words.slice(Math.max(first, at - 5), at).map((word) => word.key)
      return !lead.some((key) => /^(?:if|why|wenn|falls|si|se|jesli|warum|pourquoi|unless)$/.test(key))
    }
    if (words[at]!.breaks > 0 && at < cue) break
    if (words[at]!.breaks > 0 && at === cue) return false
  }
  return false
}

function sentenceStart(words: Word[], from: number): number {
  let at = from
  while (at > 0 && (words[at]?.breaks ?? 0) < 2) at -= 1
  return at
}

function sentenceEnd(words: Word[], to: number): number {
  let at = to
  while (at + 1 < words.length && words[at + 1]!.breaks < 2) at += 1
  return at
}
