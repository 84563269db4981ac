import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { NewWork, WorkInput } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'
import { slugOf } from '../slug.ts'
import { type Identifier, identifiersOf, isbn13 } from './identifiers.ts'
import { creatorKey, titleKey } from './keys.ts'
import { lockNames } from './lock-names.ts'
import { restampPlaces, type Here } from './retold.ts'
import { namesToLearn, sameWork } from './same-work.ts'

/**
 * The works that inputs name, in their order: known by id, found again by an identifier, or title and creators, else made. Runs
 * inside the change that recommends them, so that a refused post leaves no work behind. Two inputs that are one work give it once.
 * `here` is the thread of that change, where it stands already.
 */
export async function identify(tx: Db, inputs: WorkInput[], here?: Here): Promise<WorkRow[]> {
  const works: WorkRow[] = []
  await lockNames(
    tx,
    inputs.flatMap((input, place) => ('workId' in input ? [] : namesIn(checked(input, place)))),
  )
  for (const [place, input] of inputs.entries()) {
    const work = 'workId' in input ? await known(tx, input.workId, place) : await findOrMake(tx, input, place, here)
    if (!works.some((other) => other.rootId === work.rootId)) works.push(work)
  }
  return works
}

/** The names under which an input is found, as `lockNames` takes them. */
export function namesIn(input: NewWork): string[] {
  return [
    ...[input.title, ...(input.aliases ?? [])].map((title) => `title ${titleKey(title)}`),
    ...identifiersOf(input).map(({ scheme, value }) => `${scheme} ${value}`),
  ]
}

async function findOrMake(tx: Db, input: NewWork, place: number, here: Here | undefined): Promise<WorkRow> {
  const identifiers = identifiersOf(input)
  const work = (await byIdentifier(tx, identifiers, place)) ?? (await byTitle(tx, input)) ?? (await make(tx, input))
  return learn(tx, work, input, identifiers, here)
}

// What was hidden as spam is refused by its address or number. By its title alone it is not found: a title is nobody's own.
async function byIdentifier(db: Db, identifiers: Identifier[], place: number): Promise<WorkRow | undefined> {
  if (identifiers.length === 0) return undefined
  const rows = await db
    .selectFrom('identifier')
    .innerJoin('work', 'work.id', 'identifier.workId')
    .innerJoin('work as root', 'root.id', 'work.rootId')
    .selectAll('work')
    .select(['identifier.scheme', 'identifier.value', 'root.hiddenAt as isHidden'])
    .where(
      sql<boolean>`(scheme, value) in (select * from unnest(${identifiers.map((one) => one.scheme)}::text[], ${identifiers.map((one) => one.value)}::text[]))`,
    )
    .execute()
  const found = identifiers.flatMap(({ scheme, value }) => rows.find((row) => row.scheme === scheme && row.value === value) ?? [])
  const strongest = found.find((row) => !row.isHidden)
  if (!strongest && found.length > 0)
    throw invalid(`recommends.${place}`, 'This was hidden by moderators, and is not recommended here.')
  if (!strongest) return undefined
  const { scheme: _scheme, value: _value, isHidden: _isHidden, ...work } = strongest
  return work
}

async function byTitle(db: Db, input: NewWork): Promise<WorkRow | undefined> {
  const candidates = await db
    .selectFrom('work')
    .innerJoin('work as root', 'root.id', 'work.rootId')
    .selectAll('work')
    .where('root.hiddenAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('work.titleKey', '=', titleKey(input.title)),
        eb('work.id', 'in', eb.selectFrom('alias').select('workId').where('aliasKey', '=', titleKey(input.title))),
      ]),
    )
    .orderBy('work.people', 'desc')
    .orderBy('work.id')
    .limit(50)
    .execute()
  return sameWork(candidates, input)
}

/** Makes a work, under the locks of its names. */
export function make(tx: Db, input: NewWork): Promise<WorkRow> {
  return tx.insertInto('work').values(newWork(input)).returningAll().executeTakeFirstOrThrow()
}

/** The row of a work that an input names for the first time. Its identifiers and other names stand in tables of their own. */
export function newWork(input: NewWork) {
  return {
    kind: input.kind,
    title: input.title,
    slug: slugOf(input.title),
    creators: input.creators ?? [],
    url: input.url ?? null,
    year: input.year ?? null,
    titleKey: titleKey(input.title),
    creatorKey: creatorKey(input.creators ?? []),
  }
}

function namesItsMakers(work: WorkRow, input: NewWork): boolean {
  return work.creatorKey === '' && creatorKey(input.creators ?? []) !== ''
}

// What an input adds to what is known: other identifiers, other names, the creators of a work that had none. Answers the work as it is then.
async function learn(tx: Db, work: WorkRow, input: NewWork, identifiers: Identifier[], here: Here | undefined): Promise<WorkRow> {
  if (identifiers.length > 0) {
    await tx
      .insertInto('identifier')
      .values(identifiers.map((identifier) => ({ ...identifier, workId: work.id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const names = namesToLearn(work, input)
  if (names.size > 0) {
    await tx
      .insertInto('alias')
      .values([...names].map(([aliasKey, alias]) => ({ workId: work.id, alias, aliasKey })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (!namesItsMakers(work, input)) return work
  const creators = input.creators ?? []
  const made = { creators, creatorKey: creatorKey(creators) }
  await tx.updateTable('work').set(made).where('id', '=', work.id).execute()
  await restampPlaces(tx, work.id, here)
  return { ...work, ...made }
}

async function known(db: Db, workId: string, place: number): Promise<WorkRow> {
  const work = await db
    .selectFrom('work')
    .innerJoin('work as root', 'root.id', 'work.rootId')
    .selectAll('work')
    .where('work.id', '=', workId)
    .where('root.hiddenAt', 'is', null)
    .executeTakeFirst()
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
