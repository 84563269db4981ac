import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'

/** The thread of the change that goes on, and the version that it will have. */
export interface Here {
  threadId: string
  version: number
}

/**
 * Gives every post that recommends a work, or seconds such a recommendation, a new version, since the work is told otherwise now. It happens once in a work's life, so
 * the other threads are locked late; where that makes a ring, Postgres ends one of the two, and it is tried again.
 */
export async function restampPlaces(tx: Db, rootId: string, here?: Here): Promise<void> {
  await sql`
    with place as (
      select post.id as post_id, r.thread_id from recommendation r join work own on own.id = r.work_id
      join post on post.id = r.post_id or post.seconds_id = r.id where own.root_id = ${rootId}
    ), locked as (
      select id from thread where id in (select thread_id from place) and id <> ${here?.threadId ?? 0}::bigint order by id for update
    ), moved as (
      update thread set version = version + 1 where id in (select id from locked) returning id, version
    ), stands as (
      select id, version from moved union all select ${here?.threadId ?? 0}::bigint, ${here?.version ?? 0}::int
    )
    update post set version = stands.version from place join stands on stands.id = place.thread_id
    where post.id = place.post_id`.execute(tx)
}
