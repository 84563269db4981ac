import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { Experience } from '../contract/index.ts'
import { ofWork } from '../works/queries.ts'

/** A recommendation's own row, while its post and thread stand. */
export function recommendationById(db: Db, id: string) {
  return db
    .selectFrom('recommendation')
    .innerJoin('thread', 'thread.id', 'recommendation.threadId')
    .selectAll('recommendation')
    .where('recommendation.id', '=', id)
    .where('recommendation.standing', '=', true)
    .where('thread.removedAt', 'is', null)
    .executeTakeFirst()
}

/** The recommendations of a work that a member has ever seconded: there their experience is counted. */
export function attachedTo(db: Db, memberId: string, workId: string) {
  return db
    .selectFrom('recommendationSeconding')
    .innerJoin('recommendation', 'recommendation.id', 'recommendationSeconding.recommendationId')
    .innerJoin('thread', 'thread.id', 'recommendation.threadId')
    .select(['recommendation.id', 'recommendation.postId', 'recommendation.threadId'])
    .where('thread.removedAt', 'is', null)
    .where('recommendationSeconding.memberId', '=', memberId)
    .where('recommendationSeconding.workId', 'in', ofWork(db, workId))
    .execute()
}

/** What a member said they did with a work. Asked under the work's lock, so that it can't change meanwhile. */
export async function experienceWith(tx: Db, memberId: string, workId: string): Promise<Experience | undefined> {
  const row = await tx
    .selectFrom('experience')
    .select('experience')
    .where('memberId', '=', memberId)
    .where('workId', 'in', ofWork(tx, workId))
    .orderBy('saidAt', 'desc')
    .orderBy('workId')
    .limit(1)
    .executeTakeFirst()
  return row?.experience
}

/** Gives posts a new version each in its own thread: their view has changed. */
export async function restamp(tx: Db, postIds: string[], version: number): Promise<void> {
  await sql`update post set version = ${version} where id = any(${postIds}::bigint[])`.execute(tx)
}

/** What a member has to do with a work: the recommendations they second, and how far they got. */
export async function myWork(
  db: Db,
  memberId: string,
  workId: string,
): Promise<{ recommendations: string[]; experience: Experience | undefined }> {
  const rows = await db
    .selectFrom('recommendationSeconding')
    .select('recommendationId')
    .where('memberId', '=', memberId)
    .where('workId', 'in', ofWork(db, workId))
    .where('standing', '=', true)
    .execute()
  return { recommendations: rows.map((row) => row.recommendationId), experience: await experienceWith(db, memberId, workId) }
}
