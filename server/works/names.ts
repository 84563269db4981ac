import { fold, subtitleKey, titleKey } from './keys.ts'
import { nicknamesOf } from './nicknames.ts'

/** One of the names under which a work is written. */
export interface Name {
  words: string[]
  text: string
  isAlias: boolean
  /** The part of the title before its colon, or after. */
  isShort: boolean
}

/** The names of a work: its title without and with what follows the colon, that by itself, and what members call it. */
export function namesOf(work: { title: string; aliases: string[] }): Name[] {
  const key = titleKey(work.title)
  const full = fold(work.title).replace(/^(?:the|a|an) (?=\S)/, '')
  const rest = subtitleKey(work.title)
  const name = (text: string, words: string, isAlias: boolean, isShort: boolean): Name => ({
    text,
    words: pieces(words),
    isAlias,
    isShort,
  })
  return [
    name(work.title, key, false, key !== full),
    ...(key === full ? [] : [name(work.title, full, false, false)]),
    ...(rest.split(' ').length > 2 ? [name(work.title, rest, false, true)] : []),
    ...[...work.aliases, ...nicknamesOf(key).map(written)].map((alias) => name(alias, titleKey(alias), true, false)),
  ]
}

// Initials are written in capitals: "GOF", "CLRS".
function written(nickname: string): string {
  return /^[^aeiou]+$|^g/.test(nickname) && !nickname.includes(' ') ? nickname.toUpperCase() : nickname
}

// Words as `draft-words` cuts them: a change of script parts them in Japanese.
function pieces(key: string): string[] {
  return (
    key.match(
      /[\p{Script=Han}々〆ヶ]+|\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
    ) ?? []
  )
}
