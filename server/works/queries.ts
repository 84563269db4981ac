import type { Db, MemberRow, WorkRow } from '../../db/schema.ts'
import type { ExperienceCounts, WorkRef, WorkView } from '../contract/index.ts'
import { isModerator } from '../members/rules.ts'
import { whyItStands } from './rules.ts'

/** A work by id, or the one that it was merged into, unless it is hidden. */
export async function workById(db: Db, id: string): Promise<WorkRow | undefined> {
  const work = await anyWorkById(db, id)
  return work?.hiddenAt ? undefined : work
}

/** The same as somebody sees it: moderators see hidden works too. */
export function workFor(db: Db, viewer: MemberRow | undefined, id: string): Promise<WorkRow | undefined> {
  return viewer && isModerator(viewer) ? anyWorkById(db, id) : workById(db, id)
}

/** The same, hidden or not. */
export function anyWorkById(db: Db, id: string): Promise<WorkRow | undefined> {
  return db
    .selectFrom('work')
    .selectAll()
    .where('id', '=', (eb) => eb.selectFrom('work').select('rootId').where('id', '=', id))
    .executeTakeFirst()
}

/** The ids of all that is one work with this one. */
export function ofWork(db: Db, id: string) {
  return db
    .selectFrom('work')
    .select('work.id')
    .where('work.rootId', '=', (eb) => eb.selectFrom('work as one').select('one.rootId').where('one.id', '=', id))
}

/** The works that stand for some works: themselves, or what they were merged into. */
export async function rootsOf(db: Db, works: WorkRow[]): Promise<WorkRow[]> {
  const merged = works.filter((work) => work.rootId !== work.id).map((work) => work.rootId)
  if (merged.length === 0) return works
  const rows = await db.selectFrom('work').selectAll().where('id', 'in', merged).execute()
  return works.map((work) => rows.find((row) => row.id === work.rootId) ?? work)
}

/** The works that a member recommended, most backed first. */
export async function recommendedBy(db: Db, memberId: string, limit: number): Promise<WorkView[]> {
  const rows = await db
    .selectFrom('work')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('recommendation')
        .innerJoin('work as own', 'own.id', 'recommendation.workId')
        .select('own.rootId')
        .where('authorId', '=', memberId)
        .where('standing', '=', true),
    )
    .where('hiddenAt', 'is', null)
    .orderBy('people', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(workView)
}

/** A work as it travels. */
export function workView(row: WorkRow): WorkView {
  const experience = experienceOf(row)
  return {
    ...workRef(row),
    slug: row.slug,
    year: row.year,
    people: row.people,
    threads: row.threads,
    experience,
    why: whyItStands(row.people, row.threads, experience),
  }
}

export function workRef(row: Pick<WorkRow, 'id' | 'kind' | 'title' | 'creators' | 'url'>): WorkRef {
  return { id: row.id, kind: row.kind, title: row.title, creators: row.creators, url: row.url }
}

export function experienceOf(row: ExperienceCounts): ExperienceCounts {
  return { want: row.want, started: row.started, finished: row.finished, using: row.using, stopped: row.stopped }
}
