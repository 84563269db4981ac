import { fold } from './keys.ts'

/** A word of a draft: where it stands, as it is compared, and what parts it from the word before. */
export interface Word {
  start: number
  end: number
  text: string
  key: string
  /** 2 where a sentence begins, 1 where a clause does, else 0. */
  breaks: 0 | 1 | 2
  /** Whether it touches the word before, as words of Japanese and Chinese do. */
  touches: boolean
  isCapital: boolean
  /** "Kleppmann's", "Evans'": the key without the ending. */
  owner?: string
}

/** The key of what stands there but is not read: an address, the name of a member. */
export const unread = '\ufffc'

const pattern =
  /\ufffc{4,}|&|[\p{Script=Han}々〆ヶ]+|\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:['’ʼ](?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{L}+)*[+#]{0,2}/gu

/** The words of a text in which what is not to be read has been blanked. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(pattern)) {
    const before = words.at(-1)
    const start = match.index
    const gap = text.slice(before?.end ?? 0, Math.min(start, (before?.end ?? 0) + longestGap))
    const key = match[0].startsWith(unread) ? unread : fold(match[0])
    if (key === '') continue
    const end = start + match[0].length
    const owner = ownerIn(match[0], text.slice(end, end + 2))
    words.push({
      start,
      end,
      text: match[0],
      key,
      breaks: before ? breakIn(gap, before, match[0]) : 2,
      touches: gap === '' && before !== undefined && match[0] !== '&' && before.text !== '&',
      isCapital: /^\p{Lu}/u.test(match[0]) || /^\p{Ll}+\p{Lu}/u.test(match[0]),
      ...(owner ? { owner } : {}),
    })
  }
  return words
}

/** The key of some words in a row, as `fold` would give it for what they span. */
export function keyOf(words: Word[], from: number, to: number): string {
  let key = words[from]!.key
  for (let place = from + 1; place <= to; place++) key += words[place]!.touches ? words[place]!.key : ` ${words[place]!.key}`
  return key
}

/** What stands between two words, as far as it is looked at. */
const longestGap = 200

const clauseBegins = new Set('but aber sondern mais pero sino ma mas ale however though although while whereas except'.split(' '))
const abbreviations = new Set('al vs dr mr mrs ms prof st vol ed eds no nr eg ie cf ca ph jr sr pp bzw etc hrsg inc'.split(' '))

function breakIn(gap: string, before: Word, next: string): 0 | 1 | 2 {
  if (/\r|\n\s*\n|\n\s*(?:[-*+•]|\d{1,3}[.)])?\s*$/.test(gap) && /\r|\n\s*\n|\n\s*(?:[-*+•]|\d{1,3}[.)])/.test(gap)) return 2
  if (/\n\s*\d{0,3}$/.test(gap) && /^\d{1,3}$/.test(next)) return 2
  if (/[.。！？]\s|[。！？]|\.{3}|…/.test(gap)) return /^\.\s/.test(gap) && isShort(before) ? 0 : 2
  if (/[!?]["'”’»)*_]*\s/.test(gap)) return /^\p{Ll}/u.test(next) ? 1 : 2
  if (/[,;:()（）、—–\n/|]|\s[-+]+\s/.test(gap)) return 1
  return clauseBegins.has(fold(next)) ? 1 : 0
}

function isShort(word: Word): boolean {
  return abbreviations.has(word.key) || (word.key.length === 1 && word.isCapital)
}

function ownerIn(text: string, after: string): string | undefined {
  const owned = /^(.+)['’ʼ]s$/i.exec(text)?.[1]
  if (owned) return fold(owned)
  return /s$/i.test(text) && /^['’ʼ][\s"“„«*_]/.test(after) ? fold(text) : undefined
}
