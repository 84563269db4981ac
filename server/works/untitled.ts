import type { WorkKind } from '../contract/index.ts'
import { isFiller, kindNamed, saysTitle } from './cues.ts'
import { introducesPeople } from './context.ts'
import type { Word } from './draft-words.ts'
import { familyName } from './keys.ts'
import type { Run } from './runs.ts'

/** A work named by its people alone: "Kleppmann's book", "the Kleppmann book", "das Buch von Kleppmann". */
export interface Untitled extends Run {
  maker: string
  kind: WorkKind
}

/** Few drafts name one work so, and hardly any more than three. */
const most = 3

/** The works that a draft names by kind and people, without a title. */
export function untitledIn(words: Word[]): Untitled[] {
  const found: Untitled[] = []
  for (let at = 0; at < words.length && found.length < most; at++) {
    const kind = kindNamed(words[at]!.key)
    if (!kind) continue
    const place = before(words, at) ?? after(words, at)
    if (place) found.push({ ...place, kind })
  }
  return found
}

function before(words: Word[], noun: number): (Run & { maker: string }) | undefined {
  const next = words[noun + 1]
  // A title may follow: then it is not untitled.
  if (next && next.breaks < 2 && (next.isCapital || saysTitle(next.key))) return undefined
  let at = noun - 1
  while (at >= 0 && at > noun - 3 && words[at]!.breaks === 0 && isFiller(words[at]!.key)) at -= 1
  const word = words[at]
  if (!word?.isCapital || words[noun]!.breaks > 0 || isFiller(word.key)) return undefined
  if (word.owner) return { from: at, to: noun, maker: word.owner }
  return at === noun - 1 && words[at - 1]?.key === 'the' ? { from: at, to: noun, maker: word.key } : undefined
}

function after(words: Word[], noun: number): (Run & { maker: string }) | undefined {
  if (!words[noun + 1] || !introducesPeople(words[noun + 1]!.key) || words[noun + 1]!.breaks > 0) return undefined
  let to = noun + 1
  while (to < noun + 4 && words[to + 1]?.isCapital && words[to + 1]!.breaks === 0) to += 1
  if (to === noun + 1 || words[to + 1]?.breaks === 1) return undefined
  const maker = words
    .slice(noun + 2, to + 1)
    .map((word) => word.text)
    .join(' ')
  return { from: noun, to, maker: familyName(maker) }
}
