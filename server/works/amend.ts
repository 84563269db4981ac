import { sql } from 'kysely'
import type { Amendment } from '../../db/catalogue-tables.ts'
import type { Db, WorkRow } from '../../db/schema.ts'
import { Refusal } from '../refusal.ts'
import { slugOf } from '../slug.ts'
import { heldByWork } from './beside-queries.ts'
import { type Identifier, identifiersInUrl, identifiersOf, isbn13 } from './identifiers.ts'
import { creatorKey, fold, titleKey } from './keys.ts'
import { lockNames } from './lock-names.ts'
import { doiOf } from './places.ts'

type Given = Identifier & { field: 'isbn' | 'doi' | 'url' }

/** What of an amendment is otherwise than it stands, and what stands there. Numbers that it has already add nothing. */
export async function otherwise(db: Db, work: WorkRow, said: Amendment): Promise<{ changes: Amendment; stood: Amendment }> {
  const given = identifiersGiven(work.kind, said)
  const known = new Set((await heldByWork(db, work.id)).map(nameOf))
  const isNew = (field: Given['field']) => given.some((one) => one.field === field && !known.has(nameOf(one)))
  const told = (['kind', 'title', 'creators', 'year', 'url'] as const).filter(
    (field) => said[field] !== undefined && JSON.stringify(said[field]) !== JSON.stringify(work[field]),
  )
  const drop = said.drop?.filter((name) => known.has(name)) ?? []
  return {
    changes: {
      ...only(said, told),
      ...only(said, (['isbn', 'doi'] as const).filter(isNew)),
      ...(drop.length > 0 ? { drop } : {}),
    },
    stood: only(work, told),
  }
}

/** Locks the names that a work has and would get, and refuses an identifier that belongs to another work. */
export async function claimNames(tx: Db, work: WorkRow, changes: Amendment): Promise<void> {
  const titles = [work.title, ...(changes.title === undefined ? [] : [changes.title])]
  const given = identifiersGiven(work.kind, changes)
  await lockNames(tx, [...titles.map((title) => `title ${titleKey(title)}`), ...given.map(nameOf), ...(changes.drop ?? [])])
  await mustBeFree(tx, work, changes)
}

/** Refuses an identifier that belongs to another work: then the two may be one, and are merged, not corrected. */
export async function mustBeFree(db: Db, work: WorkRow, changes: Amendment): Promise<void> {
  const given = identifiersGiven(work.kind, changes)
  if (given.length === 0) return
  const { rows } = await sql<{ scheme: string; value: string; id: string; title: string; isHidden: boolean }>`
    select identifier.scheme, identifier.value, root.id, root.title, root.hidden_at is not null as is_hidden
    from identifier join work own on own.id = identifier.work_id join work root on root.id = own.root_id
    where (scheme, value) in (select * from unnest(${given.map((one) => one.scheme)}::text[], ${given.map((one) => one.value)}::text[]))
      and root.id <> (select root_id from work where id = ${work.id}) limit 1`.execute(db)
  const [other] = rows
  if (!other) return
  const { field } = given.find((one) => nameOf(one) === nameOf(other))!
  const message = other.isHidden
    ? 'This was hidden by moderators, and is not recommended here.'
    : `This belongs to the work number ${other.id} already, “${other.title}”. If both are one, a moderator merges them.`
  throw new Refusal('conflict', message, [{ path: field, message }])
}

/**
 * Changes a work as it is said, under the locks of its names and its rows: an old title stays as another name of it. Answers whether
 * what threads show of it has changed.
 */
export async function amend(tx: Db, work: WorkRow, changes: Amendment): Promise<{ isToldOtherwise: boolean }> {
  const { title, creators, kind, year, url, drop = [] } = changes
  await sql`
    delete from identifier where scheme || ' ' || value = any(${drop}::text[])
      and work_id in (select id from work where root_id = ${work.id})`.execute(tx)
  const given = identifiersGiven(kind ?? work.kind, changes)
  if (given.length > 0)
    await tx
      .insertInto('identifier')
      .values(given.map(({ scheme, value }) => ({ scheme, value, workId: work.id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  if (title !== undefined && fold(title) !== fold(work.title))
    await tx
      .insertInto('alias')
      .values({ workId: work.id, alias: work.title, aliasKey: work.titleKey })
      .onConflict((conflict) => conflict.columns(['workId', 'aliasKey']).doUpdateSet({ alias: work.title }))
      .execute()
  await tx
    .updateTable('work')
    .set({
      amended: true,
      ...(title === undefined ? {} : { title, slug: slugOf(title), titleKey: titleKey(title) }),
      ...(creators === undefined ? {} : { creators, creatorKey: creatorKey(creators) }),
      ...(kind === undefined ? {} : { kind }),
      ...(year === undefined ? {} : { year }),
      ...(url === undefined ? {} : { url }),
    })
    .where('id', '=', work.id)
    .execute()
  return { isToldOtherwise: [title, creators, kind, url].some((fact) => fact !== undefined) }
}

// A number that is wrong is refused, beside its field.
function identifiersGiven(kind: WorkRow['kind'], { isbn, doi, url, ...said }: Amendment): Given[] {
  if (isbn !== undefined && !isbn13(isbn)) throw wrong('isbn', 'This is no ISBN: its check digit is wrong.')
  const bare = doi === undefined ? undefined : doiOf(doi.replace(/^https?:\/\/(dx\.)?doi\.org\//i, ''))
  if (doi !== undefined && !bare) throw wrong('doi', 'This is no DOI.')
  const mark = (found: Identifier[], field: Given['field']) => found.map((one) => ({ ...one, field }))
  return [
    ...mark(isbn === undefined ? [] : identifiersOf({ isbn }), 'isbn'),
    ...mark(bare ? identifiersInUrl(`https://doi.org/${bare.split('/').map(encodeURIComponent).join('/')}`) : [], 'doi'),
    ...mark(url ? identifiersInUrl(url, said.kind ?? kind) : [], 'url'),
  ]
}

function nameOf({ scheme, value }: { scheme: string; value: string }): string {
  return `${scheme} ${value}`
}

function only<Facts extends object, Name extends keyof Facts>(facts: Facts, names: Name[]): Pick<Facts, Name> {
  return Object.fromEntries(names.map((name) => [name, facts[name]])) as Pick<Facts, Name>
}

function wrong(path: string, message: string): Refusal {
  return new Refusal('invalid', message, [{ path, message }])
}
