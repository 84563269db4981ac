import { sql } from 'kysely'
import type { Db, PostRow, WorkRow } from '../../db/schema.ts'
import type { Experience, RecommendationView } from '../contract/index.ts'
import { plainText, rendererVersion, sentenceAround } from '../markdown/render.ts'
import { Refusal } from '../refusal.ts'
import { rootsOf, workRef } from '../works/queries.ts'
import { tally } from '../works/tally.ts'

const stages = ['want', 'started', 'finished', 'using', 'stopped'] as const

export interface NewPost {
  threadId: string
  number: number
  replyTo: string | undefined
  /** The recommendation that it seconds. */
  seconds?: string | undefined
  authorId: string
  body: string
  html: string
  version: number
  now: Date
}

/** Inserts a post under its parent. Refuses a parent that is removed, or stands in another thread. */
export async function insertPost(tx: Db, post: NewPost): Promise<PostRow> {
  const values = sql`${post.body}::text, ${post.html}::text, ${rendererVersion}::int, ${post.now}::timestamptz, ${post.version}::int, ${post.version}::int,
    ${post.seconds ?? null}::bigint`
  const columns = sql`thread_id, number, reply_to, branch, depth, author_id, body, html, renderer, created_at, version, born, seconds_id`
  const { rows } = await (
    post.replyTo === undefined
      ? sql<PostRow>`
        insert into post (${columns}) values (${post.threadId}, ${post.number}::int, null, ${post.number}::int,
          ${post.number === 1 ? 0 : 1}::int, ${post.authorId}, ${values}) returning *`
      : sql<PostRow>`
        insert into post (${columns})
        select ${post.threadId}::bigint, ${post.number}::int, parent.id, case when parent.number = 1 then ${post.number}::int else parent.branch end,
          parent.depth + 1, ${post.authorId}::bigint, ${values}
        from post parent where parent.id = ${post.replyTo} and parent.thread_id = ${post.threadId} and parent.removed_at is null
        returning *`
  ).execute(tx)
  if (rows[0]) return rows[0]
  const message = 'The post that this replies to is not here, or was removed.'
  throw new Refusal('invalid', message, [{ path: 'replyTo', message }])
}

/**
 * Inserts what a post recommends, each with the sentence that does so, and counts its author behind each work, with what they have said
 * they did with it. They came at `now`, and stand in their order from the place `from` on.
 */
export async function insertRecommendations(
  tx: Db,
  post: PostRow,
  works: WorkRow[],
  { now = post.createdAt, from = 0 } = {},
): Promise<RecommendationView[]> {
  if (works.length === 0) return []
  const plain = plainText(post.html)
  const rows = await tx
    .insertInto('recommendation')
    .values(
      works.map((work, position) => ({
        postId: post.id,
        threadId: post.threadId,
        workId: work.id,
        authorId: post.authorId,
        position: from + position,
        excerpt: sentenceAround(plain, work.title),
        createdAt: now,
      })),
    )
    .returning(['id', 'workId'])
    .execute()
  await tally(
    tx,
    now,
    works.map((work) => ({ workId: work.id, memberId: post.authorId, delta: 1 })),
    works.map((work) => ({ workId: work.id, threadId: post.threadId, delta: 1 })),
  )
  const shown = await rootsOf(tx, works)
  const said = await bringExperience(
    tx,
    rows.map((row) => row.id),
  )
  return works.map((work, place) => {
    const { id } = rows.find((row) => row.workId === work.id)!
    const experience = { want: 0, started: 0, finished: 0, using: 0, stopped: 0 }
    const stage = said.get(id)
    if (stage) experience[stage] = 1
    return { id, work: workRef(shown[place]!), seconded: 0, seconders: [], experience }
  })
}

// Who has said before what they did with a work says so on its card, too. The works are locked, so that nothing is said meanwhile.
async function bringExperience(tx: Db, ids: string[]): Promise<Map<string, Experience>> {
  const { rows } = await sql<{ id: string; experience: Experience }>`
    with said as (
      select distinct on (r.id) r.id, e.experience from recommendation r join work own on own.id = r.work_id
      join work one on one.root_id = own.root_id join experience e on e.work_id = one.id and e.member_id = r.author_id
      where r.id = any(${ids}::bigint[]) order by r.id, e.said_at desc, e.work_id
    )
    update recommendation set ${sql.join(stages.map((stage) => sql`${sql.ref(stage)} = (said.experience = ${sql.lit(stage)})::int`))}
    from said where said.id = recommendation.id returning recommendation.id, said.experience`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.experience]))
}

/** Takes the sentences that recommend from the new text of a post. */
export async function quoteAnew(tx: Db, postId: string, html: string): Promise<void> {
  const recommended = await tx
    .selectFrom('recommendation')
    .innerJoin('work', 'work.id', 'recommendation.workId')
    .select(['recommendation.id', 'work.title'])
    .where('recommendation.postId', '=', postId)
    .execute()
  const plain = plainText(html)
  for (const { id, title } of recommended) {
    await tx
      .updateTable('recommendation')
      .set({ excerpt: sentenceAround(plain, title) })
      .where('id', '=', id)
      .execute()
  }
}
