import type { Word } from './draft-words.ts'
import type { Range } from './prose.ts'

/** Words in a row, from the first to the last. */
export interface Run {
  from: number
  to: number
}

/** The words that lie wholly between two places of the text. */
export function runWithin(words: Word[], start: number, end: number): Run | undefined {
  const from = firstAtOrAfter(words, start)
  let to = from
  while (to < words.length && words[to]!.end <= end) to += 1
  return to > from ? { from, to: to - 1 } : undefined
}

/** The words that a range covers, or the one it lies in. */
export function runAt(words: Word[], { start, end }: Range): Run {
  const place = Math.max(0, firstAtOrAfter(words, start + 1) - 1)
  return runWithin(words, start, end) ?? { from: place, to: place }
}

function firstAtOrAfter(words: Word[], start: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}
