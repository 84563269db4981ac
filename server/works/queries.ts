import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { ExperienceCounts, RecommendedIn, WorkRef, WorkView } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { authorColumns, authorOf } from '../members/queries.ts'
import { whyItStands } from './rules.ts'

const pageSize = 25

/** A work by id, or the one that it was merged into. */
export function workById(db: Db, id: string): Promise<WorkRow | undefined> {
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

/** The places that recommend a work, most seconded first. */
export async function recommendedIn(db: Db, workId: string, cursor?: string): Promise<Page<RecommendedIn>> {
  const after = readCursor(cursor, ['int', 'id'])
  let query = db
    .selectFrom('recommendation')
    .innerJoin('post', 'post.id', 'recommendation.postId')
    .innerJoin('thread', 'thread.id', 'recommendation.threadId')
    .innerJoin('member', 'member.id', 'recommendation.authorId')
    .selectAll('recommendation')
    .select([...authorColumns, 'post.number', 'thread.title', 'thread.slug'])
    .where('recommendation.workId', 'in', ofWork(db, workId))
    .where('recommendation.standing', '=', true)
    .where('thread.removedAt', 'is', null)
  if (after) {
    query = query.where(
      sql<boolean>`(recommendation.seconded < ${Number(after[0])} or (recommendation.seconded = ${Number(after[0])} and recommendation.id > ${String(after[1])}::bigint))`,
    )
  }
  const rows = await query
    .orderBy('recommendation.seconded', 'desc')
    .orderBy('recommendation.id')
    .limit(pageSize + 1)
    .execute()
  return pageOf(
    rows,
    pageSize,
    (row) => ({
      id: row.id,
      seconded: row.seconded,
      experience: experienceOf(row),
      excerpt: row.excerpt,
      createdAt: row.createdAt.toISOString(),
      author: authorOf(row),
      post: { id: row.postId, number: row.number },
      thread: { id: row.threadId, title: row.title, slug: row.slug },
    }),
    (row) => [row.seconded, row.id],
  )
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
