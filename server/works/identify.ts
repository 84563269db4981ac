import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { NewWork, WorkInput } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'
import { slugOf } from '../slug.ts'
import { type Identifier, identifiersOf, isbn13 } from './identifiers.ts'
import { creatorKey, fold, mayBeSame, titleKey } from './keys.ts'

/**
 * The works that inputs name, in their order: known by id, found again by ISBN, address, or title and creators, else made. Runs
 * before a thread is locked, since a work belongs to no thread. Two inputs that are one work give it once.
 */
export async function identify(db: Db, inputs: WorkInput[]): Promise<WorkRow[]> {
  const works: WorkRow[] = []
  for (const [place, input] of inputs.entries()) {
    const work = 'workId' in input ? await known(db, input.workId, place) : await findOrMake(db, checked(input, place))
    if (!works.some((other) => other.id === work.id)) works.push(work)
  }
  return works
}

async function findOrMake(db: Db, input: NewWork): Promise<WorkRow> {
  const identifiers = identifiersOf(input)
  const found = (await byIdentifier(db, identifiers)) ?? (await byTitle(db, input))
  if (found) {
    await learn(db, found, input, identifiers)
    return found
  }
  return db.transaction().execute(async (tx) => {
    // Two that recommend the same new work at once: the second waits here and finds what the first made.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`work ${titleKey(input.title)}`}, 0))`.execute(tx)
    const meanwhile = (await byIdentifier(tx, identifiers)) ?? (await byTitle(tx, input))
    const work = meanwhile ?? (await make(tx, input))
    await learn(tx, work, input, identifiers)
    const winner = await byIdentifier(tx, identifiers)
    if (!winner || winner.id === work.id) return work
    // Somebody made the same work under another title meanwhile.
    if (!meanwhile) await tx.deleteFrom('work').where('id', '=', work.id).execute()
    return winner
  })
}

async function byIdentifier(db: Db, identifiers: Identifier[]): Promise<WorkRow | undefined> {
  if (identifiers.length === 0) return undefined
  const rows = await db
    .selectFrom('identifier')
    .innerJoin('work', 'work.id', 'identifier.workId')
    .selectAll('work')
    .select('identifier.scheme')
    .where((eb) => eb.or(identifiers.map(({ scheme, value }) => eb.and([eb('scheme', '=', scheme), eb('value', '=', value)]))))
    .orderBy('work.id')
    .execute()
  const strongest = identifiers.map(({ scheme }) => rows.find((row) => row.scheme === scheme)).find(Boolean)
  if (!strongest) return undefined
  const { scheme: _scheme, ...work } = strongest
  return work
}

async function byTitle(db: Db, input: NewWork): Promise<WorkRow | undefined> {
  const key = titleKey(input.title)
  const creators = creatorKey(input.creators ?? [])
  const candidates = await db
    .selectFrom('work')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('titleKey', '=', key),
        eb('id', 'in', eb.selectFrom('alias').select('workId').where('aliasKey', '=', fold(input.title))),
      ]),
    )
    .orderBy('people', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  const alike = candidates.filter((work) => mayBeSame(work.creatorKey, creators) && sameKind(work.kind, input.kind))
  // Known creators first: a bare title joins a work with creators, but two works of one title stay apart.
  return (
    alike.find((work) => work.creatorKey === creators) ??
    alike.find((work) => creators === '' || work.creatorKey !== '') ??
    alike[0]
  )
}

function make(tx: Db, input: NewWork): Promise<WorkRow> {
  return tx
    .insertInto('work')
    .values({
      kind: input.kind,
      title: input.title,
      slug: slugOf(input.title),
      creators: input.creators ?? [],
      url: input.url ?? null,
      titleKey: titleKey(input.title),
      creatorKey: creatorKey(input.creators ?? []),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

// What an input adds to what is known: other identifiers, other names, the creators of a work that had none.
async function learn(db: Db, work: WorkRow, input: NewWork, identifiers: Identifier[]): Promise<void> {
  if (identifiers.length > 0) {
    await db
      .insertInto('identifier')
      .values(identifiers.map((identifier) => ({ ...identifier, workId: work.id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const aliases = new Map((input.aliases ?? []).map((alias) => [fold(alias), alias]))
  aliases.delete(work.titleKey)
  aliases.delete('')
  if (aliases.size > 0) {
    await db
      .insertInto('alias')
      .values([...aliases].map(([aliasKey, alias]) => ({ workId: work.id, alias, aliasKey })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

function sameKind(one: string, other: string): boolean {
  return one === other || one === 'other' || other === 'other'
}

async function known(db: Db, workId: string, place: number): Promise<WorkRow> {
  const work = await db.selectFrom('work').selectAll().where('id', '=', workId).executeTakeFirst()
  if (!work) throw invalid(`recommends.${place}.workId`, 'There is no such work.')
  return work
}

function checked(input: NewWork, place: number): NewWork {
  if (input.isbn !== undefined && !isbn13(input.isbn))
    throw invalid(`recommends.${place}.isbn`, 'This is no ISBN: its check digit is wrong.')
  return input
}

function invalid(path: string, message: string): Refusal {
  return new Refusal('invalid', message, [{ path, message }])
}
