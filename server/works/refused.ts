import { asksOnly, blames, cueOf, isCopula, isUndecided, negates, praises, turnsAway, turnsDown } from './cues.ts'
import { keyOf, type Word } from './draft-words.ts'

/** A place in a sentence: words `from` to `to`, in a sentence from word `first` to word `last`. */
export interface Place {
  first: number
  last: number
  from: number
  to: number
}

/** Why a place recommends nothing: its sentence turns the work down, or asks about it. `cue` is the word where its cue begins. */
export function refusalOf(
  words: Word[],
  place: Place,
  cue: number | undefined,
  endsWithQuestion: boolean,
): 'turned down' | 'asked about' | undefined {
  if (isTurnedDown(words, place, cue)) return 'turned down'
  return isAsked(words, place, endsWithQuestion) ? 'asked about' : undefined
}

// "Would not recommend X", "avoid X", "X is overrated"; but "can't recommend X enough", "if you haven't read X", "nothing better than X".
function isTurnedDown(words: Word[], { first, last, from, to }: Place, cue: number | undefined): boolean {
  let at = from - 1
  for (let passed = 0; at >= first && passed < 7; at--, passed++) {
    if (cue !== undefined && at < cue) break
    for (const length of [3, 2, 1])
      if (at - length + 1 >= first && turnsDown(keyOf(words, at - length + 1, at))) return !isOutdone(words, at - length, first)
    if (words[at]!.breaks > 0 && passed > 0) break
  }
  return (
    (cue !== undefined && negatedBefore(words, cue, first, last)) || blamedAfter(words, to, last) || takenBack(words, to, last)
  )
}

// "There is nothing better than X.", "I couldn't live without X."
function isOutdone(words: Word[], at: number, first: number): boolean {
  return words
    .slice(Math.max(first, at - 4), at + 1)
    .some((word) => /^(?:nothing|anything|never|nobody|none|cant|cannot|couldnt|not|dont)$/.test(word.key))
}

// "X hasn't helped, I would not recommend it."
function takenBack(words: Word[], to: number, last: number): boolean {
  for (let at = to + 2; at < last; at++) {
    if (!cueOf(words[at]!.key) || !/^(?:it|that|them|es|ihn|das|le|lo|la)$/.test(words[at + 1]!.key)) continue
    if (negatedBefore(words, at, to + 1, last)) return true
  }
  return false
}

// "X is (really) overrated", "X crashes", "X is not worth it", "X hasn't aged well"; but not "X explains why things go wrong".
function blamedAfter(words: Word[], to: number, last: number): boolean {
  let isSaid = false
  let isNegated = false
  for (let at = to + 1; at <= last && at <= to + 8; at++) {
    const { key, breaks } = words[at]!
    if (breaks === 1 && at > to + 1) return false
    if (isCopula(key)) isSaid = true
    else if (negates(key)) isNegated = true
    else if (blames(key)) return !isNegated && (isSaid || at <= to + 2)
    else if ((praises(key) || key === 'well') && isNegated) return true
    else if (turnsAway(key) && !isNegated) return false
    else if (turnsDown(key) && at === last) return true
  }
  return false
}

function negatedBefore(words: Word[], cue: number, first: number, last: number): boolean {
  const clause = words.slice(first, last + 1)
  if (clause.some((word) => /^(?:enough|genug|assez|bastante|abbastanza|suficiente|miss|wrong)$/.test(word.key))) return false
  for (let at = cue; at >= first && at >= cue - 4; at--) {
    if (negates(words[at]!.key)) {
      // "If you haven't read X", "why not try X", "for those who have never seen one I recommend X".
      const lead = words.slice(Math.max(first, at - 5), at).map((word) => word.key)
      return !lead.some((key) =>
        /^(?:if|why|who|whoever|wenn|falls|si|se|jesli|warum|pourquoi|unless|qui|quien|chi|quem|kto)$/.test(key),
      )
    }
    if ((words[at]!.breaks > 0 || /^(?:and|und|et|y)$/.test(words[at]!.key)) && at < cue) break
    if (words[at]!.breaks > 0 && at === cue) return false
  }
  return false
}

// The sentence, or the clause in which the work stands, asks about it, or says that its author does not know yet.
function isAsked(words: Word[], { first, last, from, to }: Place, endsWithQuestion: boolean): boolean {
  const clause = clauseStart(words, from, first)
  if (isUndecided(keyOf(words, clause, to))) return true
  return endsWithQuestion && (asksOnly(keyOf(words, first, last)) || asksOnly(keyOf(words, clause, last)))
}

function clauseStart(words: Word[], from: number, first: number): number {
  let at = from
  while (at > first && words[at]!.breaks < 1) at -= 1
  return at
}
