import type { WorkRow } from '../../db/schema.ts'
import type { NewWork } from '../contract/index.ts'
import { creatorKey, fold, mayBeSame, shareAName, subtitleKey, titleKey } from './keys.ts'

/**
 * Which of the works found under a title is the one that an input means: of its kind, by its people, the nearest first. Known creators
 * come first: a bare title joins a work with creators, but two works of one title by others stay apart.
 */
export function sameWork(found: WorkRow[], input: NewWork): WorkRow | undefined {
  const key = titleKey(input.title)
  const creators = creatorKey(input.creators ?? [])
  const alike = found.filter(
    (work) => mayBeSame(work.creatorKey, creators) && sameKind(work.kind, input.kind) && subtitlesAgree(work, input, creators),
  )
  const titled = alike.filter((work) => work.titleKey === key)
  // Its own title before what others call it.
  const [near, ...rest] = titled.length > 0 ? titled : alike
  if (!near) return undefined
  const all = [near, ...rest]
  return all.find((work) => work.creatorKey === creators) ?? all.find((work) => creators === '' || work.creatorKey !== '') ?? near
}

/** The names of an input under which its work is found again later: those it lists, and its title where it is another one. */
export function namesToLearn(work: Pick<WorkRow, 'title' | 'titleKey'>, input: NewWork): Map<string, string> {
  const names = new Map((input.aliases ?? []).map((alias) => [titleKey(alias), alias]))
  // A title that has nothing of the known one is a slip, or somebody who wants a name to lead elsewhere.
  if (titleKey(input.title) !== work.titleKey && haveAWordInCommon(input.title, work.title))
    names.set(titleKey(input.title), input.title)
  names.delete(work.titleKey)
  names.delete('')
  return names
}

// "Kubernetes: Up and Running" and "Kubernetes: The Complete Guide" share what stands before the colon, and nothing else.
function subtitlesAgree(work: Pick<WorkRow, 'title' | 'creatorKey'>, input: NewWork, creators: string): boolean {
  const one = subtitleKey(work.title)
  const other = subtitleKey(input.title)
  if (one === '' || other === '' || one === other) return true
  return one.startsWith(other) || other.startsWith(one) || shareAName(work.creatorKey, creators)
}

function haveAWordInCommon(one: string, other: string): boolean {
  const words = new Set(wordsOf(one))
  return wordsOf(other).some((word) => words.has(word))
}

function wordsOf(title: string): string[] {
  return fold(title)
    .split(' ')
    .filter((word) => word.length > 3)
}

function sameKind(one: string, other: string): boolean {
  return one === other || one === 'other' || other === 'other'
}
