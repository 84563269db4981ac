import type { Alignment } from './alignment.ts'
import { isCommon } from './common-words.ts'
import { type Context, introducesPeople } from './context.ts'
import type { Word } from './draft-words.ts'
import { fold } from './keys.ts'
import { isNearWord } from './likeness.ts'
import { weights } from './weights.ts'

/** Names that a field has for its people, by the family name. */
const nicknames = new Map([
  ['uncle bob', 'martin'],
  ['antirez', 'sanfilippo'],
  ['aphyr', 'kingsbury'],
  ['getify', 'simpson'],
  ['dhh', 'hansson'],
  ['djb', 'bernstein'],
  ['rms', 'stallman'],
])

/** What the people named with a title say for or against a work by others, or by them. */
export function peopleValue(
  words: Word[],
  { from, to }: Alignment,
  context: Context,
  work: { creatorKey: string },
  why: string[],
): number {
  const known = work.creatorKey.split(' ').filter(Boolean)
  if (known.length === 0) return 0
  const named = context.makers.filter(
    (maker) =>
      known.includes(nicknames.get(fold(maker.name)) ?? '') ||
      known.some((name) =>
        fold(maker.name)
          .split(' ')
          .some((word) => isNearWord(name, word)),
      ),
  )
  if (named.length > 0) {
    why.push(`by ${named[0]!.name}`)
    return weights.maker + (named.length > 1 ? weights.secondMaker : 0)
  }
  const near = new Map<string, string>()
  for (let at = Math.max(0, from - 14); at < Math.min(words.length, to + 15); at++) {
    if (at >= from && at <= to) continue
    const word = words[at]!
    const name = known.find(
      (one) => isNearWord(one, word.owner ?? word.key) || (word.isCapital && one.length > 3 && isNearWord(`${one}s`, word.key)),
    )
    if (name && (word.isCapital || !isCommon(name)) && !isStopped(words, at, from, to))
      near.set(name, word.text.replace(/['’ʼ]s?$/, ''))
  }
  if (near.size > 0) {
    why.push(`by ${[...near.values()].join(' and ')}`)
    if (isByLine(words, to, [...near.keys()])) return weights.byLine
    return weights.makerNearby + (near.size > 1 ? weights.secondMaker : 0)
  }
  // A name in Latin letters does not contradict the same one in Cyrillic.
  const others = context.makers.filter(
    (maker) => /^\p{Lu}/u.test(maker.name) && known.some((name) => isLatin(name) === isLatin(maker.name)),
  )
  if (others.length === 0) return 0
  return others.some((maker) => maker.name.includes(' ')) ? weights.otherMaker : weights.perhapsOtherMaker
}

function isLatin(name: string): boolean {
  return /\p{Script=Latin}/u.test(name)
}

function isByLine(words: Word[], to: number, names: string[]): boolean {
  if (!words[to + 1] || !introducesPeople(words[to + 1]!.key)) return false
  return words.slice(to + 2, to + 5).some(({ key }) => names.some((name) => isNearWord(name, key)))
}

// Names count in the sentence, the one before and the one after.
function isStopped(words: Word[], at: number, from: number, to: number): boolean {
  const between = at < from ? words.slice(at + 1, from + 1) : words.slice(to + 1, at + 1)
  return between.filter((word) => word.breaks === 2).length > 1
}
