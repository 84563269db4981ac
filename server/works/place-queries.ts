import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { RecommendedIn } from '../contract/index.ts'
import { authorColumns, authorOf } from '../members/queries.ts'
import { experienceOf } from './queries.ts'

/** Of each of some works the place that most second, rather one whose sentence names it: who recommends it, how, and in which thread. */
export async function bestPlaces(db: Db, workIds: string[]): Promise<Map<string, RecommendedIn>> {
  if (workIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('recommendation')
    .innerJoin('work as own', 'own.id', 'recommendation.workId')
    .innerJoin('post', 'post.id', 'recommendation.postId')
    .innerJoin('thread', 'thread.id', 'recommendation.threadId')
    .innerJoin('member', 'member.id', 'recommendation.authorId')
    .distinctOn('own.rootId')
    .selectAll('recommendation')
    .select([...authorColumns, 'own.rootId', 'post.number', 'thread.title', 'thread.slug'])
    .where('own.rootId', '=', sql<string>`any(${workIds}::bigint[])`)
    .where('recommendation.standing', '=', true)
    .where('recommendation.excerpt', '<>', '')
    .where('thread.removedAt', 'is', null)
    .orderBy('own.rootId')
    .orderBy(sql`strpos(lower(recommendation.excerpt), lower(own.title)) > 0`, 'desc')
    .orderBy('recommendation.seconded', 'desc')
    .orderBy('recommendation.id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.rootId,
      {
        id: row.id,
        seconded: row.seconded,
        experience: experienceOf(row),
        excerpt: row.excerpt,
        createdAt: row.createdAt.toISOString(),
        author: authorOf(row),
        post: { id: row.postId, number: row.number },
        thread: { id: row.threadId, title: row.title, slug: row.slug },
      },
    ]),
  )
}
