import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PostView } from '../contract/index.ts'
import { posts, postView } from './post-queries.ts'

/** The openers of some threads, by thread; none where it is removed. */
export async function openersOf(db: Db, threadIds: string[]): Promise<Map<string, PostView>> {
  if (threadIds.length === 0) return new Map()
  const rows = await posts(db)
    .where('post.threadId', '=', sql<string>`any(${threadIds}::bigint[])`)
    .where('post.number', '=', 1)
    .where('post.removedAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.threadId, postView(row)]))
}

/** A thread's newest replies, the newest first, without those that are removed or hidden behind a click. */
export async function latestReplies(db: Db, threadId: string, limit: number): Promise<PostView[]> {
  const rows = await posts(db)
    .where('post.threadId', '=', threadId)
    .where('post.number', '>', 1)
    .where('post.removedAt', 'is', null)
    .where('post.hiddenAt', 'is', null)
    .orderBy('post.number', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => postView(row))
}

/** The threads with ids above `after` and up to `to`, for those who look for all of them. */
export async function threadsBetween(
  db: Db,
  after: number,
  to: number,
): Promise<{ id: string; slug: string; lastActivityAt: Date }[]> {
  return db
    .selectFrom('thread')
    .select(['id', 'slug', 'lastActivityAt'])
    .where('id', '>', String(after))
    .where('id', '<=', String(to))
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** The highest ids of threads and works, 0 where there are none. */
export async function highestIds(db: Db): Promise<{ threads: number; works: number }> {
  const { rows } = await sql<{ threads: number; works: number }>`
    select coalesce((select max(id) from thread), 0)::float8 as threads, coalesce((select max(id) from work), 0)::float8 as works`.execute(
    db,
  )
  return rows[0]!
}
