import type { Word } from './draft-words.ts'
import { fold } from './keys.ts'

const articles = new Set('the a an der die das ein eine le la les un une el los las il lo gli'.split(' '))

/** Whether a title that begins with an article has that one before it in a draft, or another; undefined where either has none. */
export function articleBefore(
  words: Word[],
  from: number,
  name: { text: string; isAlias: boolean },
): 'its own' | 'another' | undefined {
  const before = words[from - 1]
  if (name.isAlias || !before || words[from]!.breaks > 0 || !articles.has(before.key)) return undefined
  const [own = ''] = fold(name.text).split(' ', 1)
  if (!articles.has(own)) return undefined
  return own === before.key ? 'its own' : 'another'
}
