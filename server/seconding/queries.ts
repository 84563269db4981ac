import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { Experience } from '../contract/index.ts'
import { ofWork } from '../works/queries.ts'

/** A recommendation's own row, while its post and thread stand and its work is not hidden. */
export function recommendationById(db: Db, id: string) {
  return db
    .selectFrom('recommendation')
    .innerJoin('thread', 'thread.id', 'recommendation.threadId')
    .innerJoin('work as own', 'own.id', 'recommendation.workId')
    .innerJoin('work', 'work.id', 'own.rootId')
    .selectAll('recommendation')
    .where('work.hiddenAt', 'is', null)
    .where('recommendation.id', '=', id)
    .where('recommendation.standing', '=', true)
    .where('thread.removedAt', 'is', null)
    .executeTakeFirst()
}

/**
 * The recommendations of a work that a member has made, or has ever seconded: there their experience is counted. `isRead` is false where
 * the thread is gone, and nobody sees it.
 */
export async function attachedTo(
  db: Db,
  memberId: string,
  workId: string,
): Promise<{ id: string; postId: string; threadId: string; isRead: boolean }[]> {
  const { rows } = await sql<{ id: string; postId: string; threadId: string; isRead: boolean }>`
    with of_work as (select id from work where root_id = (select root_id from work where id = ${workId})),
    own as (
      select id from recommendation where author_id = ${memberId} and work_id in (select id from of_work)
      union
      select recommendation_id from recommendation_seconding where member_id = ${memberId} and work_id in (select id from of_work)
    )
    select r.id, r.post_id, r.thread_id, thread.removed_at is null as is_read
    from own join recommendation r on r.id = own.id join thread on thread.id = r.thread_id`.execute(db)
  return rows
}

/** The threads in which a member's experience with a work is counted. */
export async function threadsAttached(db: Db, memberId: string, workId: string): Promise<string[]> {
  const attached = await attachedTo(db, memberId, workId)
  return [...new Set(attached.filter(({ isRead }) => isRead).map(({ threadId }) => threadId))]
}

/** What a member said they did with a work. Asked under the work's lock, so that it can't change meanwhile. */
export async function experienceWith(tx: Db, memberId: string, workId: string): Promise<Experience | undefined> {
  const row = await lastWord(tx, memberId, workId).executeTakeFirst()
  return row?.experience
}

/** Gives posts a new version each in its own thread: their view has changed. */
export async function restamp(tx: Db, postIds: string[], version: number): Promise<void> {
  await sql`update post set version = ${version} where id = any(${postIds}::bigint[])`.execute(tx)
}

/** What a member has to do with a work: the recommendations they second, and what they said of it last. */
export async function myWork(
  db: Db,
  memberId: string,
  workId: string,
): Promise<{
  recommendations: string[]
  said: { experience: Experience; note: string; edition: string; private: boolean } | undefined
}> {
  const [rows, said] = await Promise.all([
    db
      .selectFrom('recommendationSeconding')
      .select('recommendationId')
      .where('memberId', '=', memberId)
      .where('workId', 'in', ofWork(db, workId))
      .where('standing', '=', true)
      .execute(),
    lastWord(db, memberId, workId).executeTakeFirst(),
  ])
  return { recommendations: rows.map((row) => row.recommendationId), said }
}

function lastWord(db: Db, memberId: string, workId: string) {
  return db
    .selectFrom('experience')
    .select(['experience', 'note', 'edition', 'private'])
    .where('memberId', '=', memberId)
    .where('workId', 'in', ofWork(db, workId))
    .orderBy('saidAt', 'desc')
    .orderBy('workId')
    .limit(1)
}
