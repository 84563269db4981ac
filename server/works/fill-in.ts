import type { Db } from '../../db/schema.ts'
import type { Candidate, NewWork } from '../contract/index.ts'
import type { Books } from './books.ts'
import { titleKey } from './keys.ts'
import { worksNamed } from './notice-queries.ts'
import { workView } from './queries.ts'
import { sameWork } from './same-work.ts'

/** A draft names a book or two by number; a list of more is no recommendation. */
const askedAtMost = 3
/** Who writes sees an offer half a second sooner without its title; it comes with the next question then. */
const waitMs = 800

/**
 * The same candidates, those that would be new books by their ISBN filled in with what is known of them elsewhere; or the work of the
 * catalogue, where it has that title by those people and lacked only the number. Where nothing is known in time they stay as they are.
 */
export async function fillIn(db: Db, candidates: Candidate[], books: Books): Promise<Candidate[]> {
  const asked = candidates.filter((one) => isbnOf(one) !== undefined).slice(0, askedAtMost)
  const found = new Map<Candidate, NewWork>()
  await Promise.all(
    asked.map(async (one) => {
      const facts = await books.find(isbnOf(one)!, waitMs)
      if (!facts) return
      const { title, creators, year } = facts
      const named = creators.length > 0 ? { creators } : {}
      found.set(one, { ...(one.suggestion as NewWork), title, ...named, ...(year === undefined ? {} : { year }) })
    }),
  )
  if (found.size === 0) return candidates
  const works = (
    await worksNamed(
      db,
      [...found.values()].map(({ title }) => titleKey(title)),
      [],
    )
  ).map(({ work }) => work)
  const filled = candidates.map((one): Candidate => {
    const suggestion = found.get(one)
    if (!suggestion) return one
    const why = `${one.why}, as ${books.name} has it`
    const work = sameWork(works, suggestion)
    return work ? { ...one, why, work: workView(work), suggestion: null } : { ...one, why, suggestion }
  })
  // The title may stand beside its number: one offer is enough.
  return filled.filter((one, place) => !filled.slice(0, place).some((other) => isSame(one, other)))
}

function isbnOf({ work, suggestion }: Candidate): string | undefined {
  return work === null && suggestion && 'isbn' in suggestion ? suggestion.isbn : undefined
}

function isSame(one: Candidate, other: Candidate): boolean {
  if (one.work || other.work) return one.work?.id === other.work?.id
  const [first, second] = [one.suggestion, other.suggestion]
  return Boolean(first && second && 'title' in first && 'title' in second && titleKey(first.title) === titleKey(second.title))
}
