import { isCommon, isEmpty } from './common-words.ts'
import { introducesPeople, isIntroduced } from './context.ts'
import type { Word } from './draft-words.ts'
import type { Run } from './runs.ts'

/** Runs of each sort that are looked at in one draft; a few are compared in the end. */
export const mostRead = 100

/** Two or more capitalised words in a row, small words between them. */
export function titleCased(words: Word[]): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < words.length && runs.length < mostRead; from++) {
    if (!words[from]!.isCapital || (from > 0 && words[from]!.breaks === 0 && isJoined(words, from - 1))) continue
    let to = from
    for (let at = from + 1; at < words.length && at < from + 12 && words[at]!.breaks < 2; at++) {
      if (words[at]!.isCapital || (/^\d+$/.test(words[at]!.key) && words[at]!.breaks === 0)) to = at
      else if (!isEmpty(words[at]!.key) || words[at]!.breaks > 0) break
    }
    if (to > from) runs.push({ from, to })
    // A name in the possessive, or a sentence's first word, may stand before the title itself.
    for (let at = from; at < to && at < from + 4; at++) {
      const isLead = words[at]!.owner !== undefined || (at === from && words[at]!.breaks === 2) || words[at + 1]!.breaks === 1
      if (isLead) runs.push({ from: at + 1, to })
    }
  }
  return runs
}

function isJoined(words: Word[], at: number): boolean {
  return words[at]!.isCapital && words[at]!.owner === undefined
}

/** Up to seven words before "by NAME", where a title may end: "crafting interpeters by Bob Nystrom". */
export function beforePeople(words: Word[]): Run[] {
  return words
    .flatMap((word, at) => {
      if (!introducesPeople(word.key) || !words[at + 1]?.isCapital || at === 0 || word.breaks === 2) return []
      let from = at - 1
      while (from > 0 && from > at - 7 && words[from]!.breaks === 0) from -= 1
      return [{ from, to: at - 1 }]
    })
    .slice(0, mostRead)
}

/** Up to seven words after a cue, in lower case too: "read designing data intesive applications". */
export function afterCues(words: Word[]): Run[] {
  const runs: Run[] = []
  for (let from = 1; from < words.length && runs.length < mostRead; from++) {
    if (isEmpty(words[from]!.key) || words[from]!.breaks === 2 || !isIntroduced(words, from)) continue
    let to = from
    while (to + 1 < words.length && to < from + 6 && words[to + 1]!.breaks === 0) to += 1
    const people = words.slice(from, to + 1).findIndex((word) => /^(?:by|von|par|autorstwa)$/.test(word.key))
    if (people > 1) runs.push({ from, to: from + people - 1 })
    if (to > from || words[from]!.isCapital) runs.push({ from, to })
  }
  return runs
}

/** Short clauses that begin a sentence and hold a word that sentences seldom hold: "pragmatic programer, hands down". */
export function wholeClauses(words: Word[]): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < words.length && runs.length < mostRead; from++) {
    if (words[from]!.breaks < 2) continue
    let to = from
    while (to + 1 < words.length && words[to + 1]!.breaks === 0 && to < from + 6) to += 1
    const isWhole = !words[to + 1] || words[to + 1]!.breaks > 0
    if (isWhole && to > from && words.slice(from, to + 1).some((word) => !isCommon(word.key))) runs.push({ from, to })
  }
  return runs
}
