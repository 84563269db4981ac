import type { Db } from '../../db/schema.ts'
import type { NewWork } from '../contract/index.ts'
import { identifiersOf } from '../works/identifiers.ts'
import { identify, newWork } from '../works/identify.ts'
import { titleKey } from '../works/keys.ts'
import type { Village } from './village/types.ts'

/** A work in the database. */
export interface Shelved {
  id: string
  title: string
}

/** The works that a village recommends, by how they were said. */
export async function insertWorks(tx: Db, village: Village): Promise<Map<NewWork, Shelved>> {
  const replies = village.threads.flatMap((thread) => thread.replies)
  const said = [...new Set(replies.flatMap(({ recommends = [] }) => recommends.map(({ work }) => work)))]
  const works = new Map<string, NewWork>()
  const again: NewWork[] = []
  for (const work of said) {
    const names = namesOf(work)
    if (names.some((name) => works.has(name))) again.push(work)
    else for (const name of names) works.set(name, work)
  }
  const shelved = await insertNew(tx, [...new Set(works.values())])
  // The same work under another name, or with a slip: found as when a member writes it.
  for (const work of again) shelved.set(work, (await identify(tx, [work]))[0]!)
  return shelved
}

async function insertNew(tx: Db, works: NewWork[]): Promise<Map<NewWork, Shelved>> {
  if (works.length === 0) return new Map()
  const rows = await tx.insertInto('work').values(works.map(newWork)).returning(['id', 'title', 'titleKey']).execute()
  const rowOf = new Map(rows.map((row) => [row.titleKey, row]))
  const shelved = new Map(works.map((work) => [work, rowOf.get(titleKey(work.title))!]))
  const identifiers = works.flatMap((work) => identifiersOf(work).map((one) => ({ ...one, workId: shelved.get(work)!.id })))
  if (identifiers.length > 0) await tx.insertInto('identifier').values(identifiers).execute()
  const aliases = works.flatMap((work) =>
    (work.aliases ?? []).map((alias) => ({ alias, aliasKey: titleKey(alias), workId: shelved.get(work)!.id })),
  )
  if (aliases.length > 0) await tx.insertInto('alias').values(aliases).execute()
  return shelved
}

function namesOf(work: NewWork): string[] {
  const titles = [work.title, ...(work.aliases ?? [])].map((title) => `title ${titleKey(title)}`)
  return [...titles, ...identifiersOf(work).map(({ scheme, value }) => `${scheme} ${value}`)]
}
