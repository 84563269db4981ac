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
