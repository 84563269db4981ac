import { readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { NewWork, WorkKind } from '../../server/contract/index.ts'
import { slugOf } from '../../server/slug.ts'
import { identifiersOf, isbn13 } from '../../server/works/identifiers.ts'
import { creatorKey, titleKey } from '../../server/works/keys.ts'
import { madeUpWorks } from './made-up-works.ts'

/** The catalogue of the measurement: the works of a file such as known-works.txt, filled up with made-up ones to `size`. */
export function catalogue(size: number, file = 'known-works.txt'): NewWork[] {
  const known = knownWorks(file)
  const titles = new Set(known.map((work) => titleKey(work.title)))
  return [...known, ...madeUpWorks(size - known.length, titles)]
}

/** Puts a catalogue into the tables of a forum, as if members had recommended its works. */
export async function load(db: Kysely<Schema>, works: NewWork[]): Promise<void> {
  for (let from = 0; from < works.length; from += 500) {
    const part = works.slice(from, from + 500)
    const rows = await db
      .insertInto('work')
      .values(
        part.map((work, place) => ({
          kind: work.kind,
          title: work.title,
          slug: slugOf(work.title),
          creators: work.creators ?? [],
          url: work.url ?? null,
          titleKey: titleKey(work.title),
          creatorKey: creatorKey(work.creators ?? []),
          people: 1 + ((from + place) % 40),
        })),
      )
      .returning('id')
      .execute()
    const identifiers = rows.flatMap(({ id }, place) => identifiersOf(part[place]!).map((one) => ({ ...one, workId: id })))
    if (identifiers.length > 0)
      await db
        .insertInto('identifier')
        .values(identifiers)
        .onConflict((on) => on.doNothing())
        .execute()
    const aliases = rows.flatMap(({ id }, place) =>
      (part[place]!.aliases ?? []).map((alias) => ({ workId: id, alias, aliasKey: titleKey(alias) })),
    )
    if (aliases.length > 0)
      await db
        .insertInto('alias')
        .values(aliases)
        .onConflict((on) => on.doNothing())
        .execute()
  }
}

function knownWorks(file: string): NewWork[] {
  return linesOf(file).map((line) => {
    const [kind, title, creators, aliases, url, isbn] = line.split('|').map((part) => part.trim())
    if (isbn && !isbn13(isbn)) throw new Error(`${title}: ${isbn} is no ISBN.`)
    return {
      kind: kind as WorkKind,
      title: title!,
      creators: list(creators),
      aliases: list(aliases),
      ...(url ? { url } : {}),
      ...(isbn ? { isbn } : {}),
    }
  })
}

/** The lines of a file beside this one, without those that begin with "# ". */
export function linesOf(file: string): string[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '))
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
}
