import { sql } from 'kysely'
import type { Db, PostRow } from '../../db/schema.ts'
import type { MemberView, PostView, RecommendationView } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { type AuthorColumns, authorColumns, authorOf } from '../members/queries.ts'

const pageSize = 100

export type PostSort = 'top' | 'new' | 'old'

/** One post. */
export async function postById(db: Db, id: string, withText = false): Promise<PostView | undefined> {
  const row = await posts(db).where('post.id', '=', id).executeTakeFirst()
  return row && postView(row, withText)
}

/** A post's own row, for rules and forms; the thread it stands in is there too. */
export function postRowById(db: Db, id: string): Promise<PostRow | undefined> {
  return db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.threadId')
    .selectAll('post')
    .where('post.id', '=', id)
    .where('thread.removedAt', 'is', null)
    .executeTakeFirst()
}

/** The highest number of a thread's posts that is no higher than the one that is asked for. */
export async function numberUpTo(db: Db, threadId: string, number: number): Promise<number> {
  const row = await db
    .selectFrom('post')
    .select('number')
    .where('threadId', '=', threadId)
    .where('number', '<=', number)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 1
}

/** A thread's posts as a flat list, the opener first, then by the asked order. */
export async function postsIn(
  db: Db,
  threadId: string,
  asked: { sort: PostSort; cursor?: string; text?: boolean },
): Promise<Page<PostView>> {
  const after = readCursor(asked.cursor, ['int', 'int'])?.map(Number) as [seconded: number, number: number] | undefined
  // The opener stands first in every order, and is not met again on later pages.
  const [opener, others] = await Promise.all([
    after ? [] : posts(db).where('post.threadId', '=', threadId).where('post.number', '=', 1).execute(),
    // After the opener alone, everything else follows.
    inOrder(
      posts(db).where('post.threadId', '=', threadId).where('post.number', '>', 1),
      asked.sort,
      after?.[1] === 1 ? undefined : after,
    )
      .limit(pageSize + 1)
      .execute(),
  ])
  return pageOf(
    [...opener, ...others],
    pageSize,
    (row) => postView(row, asked.text),
    (row) => [row.seconded, row.number],
  )
}

// Each order is that of an index, and goes on in it where the page before has ended.
function inOrder<Q extends ReturnType<typeof posts>>(
  query: Q,
  sort: PostSort,
  after: [seconded: number, number: number] | undefined,
) {
  const [seconded, number] = after ?? []
  if (sort === 'top') {
    const beyond = after ? query.where(sql<boolean>`(-post.seconded, post.number) > (${-seconded!}::int, ${number}::int)`) : query
    return beyond.orderBy(sql`-post.seconded`).orderBy('post.number')
  }
  if (sort === 'new') return (after ? query.where('post.number', '<', number!) : query).orderBy('post.number', 'desc')
  return (after ? query.where('post.number', '>', number!) : query).orderBy('post.number')
}

/** Some posts of a thread by number, in the order of their numbers. */
export async function postsByNumber(db: Db, threadId: string, numbers: number[]): Promise<PostView[]> {
  const rows = await posts(db)
    .where('post.threadId', '=', threadId)
    .where('post.number', '=', sql<number>`any(${numbers}::int[])`)
    .orderBy('post.number')
    .execute()
  return rows.map((row) => postView(row))
}

/** Posts with their authors and what they recommend, in one statement. */
export function posts(db: Db) {
  return db
    .selectFrom('post')
    .innerJoin('member', 'member.id', 'post.authorId')
    .selectAll('post')
    .select([...authorColumns, recommendations.as('recommendations'), seconds.as('seconds')])
}

const work = sql`json_build_object('id', w.id::text, 'kind', w.kind, 'title', w.title, 'creators', w.creators, 'url', w.url)`
// As many faces as stand beside a count.
const faces = 5
const seconders = sql`coalesce((
  select json_agg(json_build_object('id', m.id::text, 'name', m.name, 'displayName', m.display_name, 'avatarUrl', m.avatar_url,
    'joinedAt', to_char(m.joined_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.seconded_at desc, s.member_id desc)
  from (select member_id, seconded_at from recommendation_seconding where recommendation_id = r.id and standing
    order by seconded_at desc, member_id desc limit ${sql.lit(faces)}) s join member m on m.id = s.member_id), '[]'::json)`

/** What a post recommends, as views, in the order in which they were given. */
export const recommendations = sql<RecommendationView[]>`coalesce((
  select json_agg(json_build_object(
    'id', r.id::text,
    'work', ${work},
    'seconded', r.seconded,
    'seconders', ${seconders},
    'experience', json_build_object('want', r.want, 'started', r.started, 'finished', r.finished, 'using', r."using", 'stopped', r.stopped)
  ) order by r.position)
  from recommendation r join work own on own.id = r.work_id join work w on w.id = own.root_id where r.post_id = post.id and r.standing and w.hidden_at is null), '[]'::json)`

/** What a post seconds with its words: nothing once its author has withdrawn, or the recommendation is gone. */
export const seconds = sql<PostView['seconds']>`(
  select json_build_object('recommendationId', r.id::text, 'work', ${work})
  from recommendation r join recommendation_seconding s on s.recommendation_id = r.id and s.member_id = post.author_id and s.standing
  join work own on own.id = r.work_id join work w on w.id = own.root_id where r.id = post.seconds_id and r.standing and w.hidden_at is null)`

/** What is asked of a post beside its own columns. */
export interface Around {
  recommendations: RecommendationView[]
  seconds: PostView['seconds']
}

/** A post as it travels. */
export function postView(row: PostRow & AuthorColumns & Around, withText = false): PostView {
  return viewOf(row, authorOf(row), row, withText)
}

/** The same, where the author and the recommendations are at hand. */
export function viewOf(row: PostRow, author: MemberView, { recommendations, seconds }: Around, withText = false): PostView {
  const removed = row.removedAt !== null
  return {
    id: row.id,
    threadId: row.threadId,
    number: row.number,
    replyTo: row.replyTo,
    author,
    html: removed ? '' : row.html,
    ...(withText ? { text: removed ? '' : row.body } : {}),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    removed,
    removedBy: removed ? (row.removedBy === row.authorId ? 'author' : 'moderator') : null,
    removedReason: removed ? row.removedReason : null,
    hidden: removed || row.hiddenAt === null ? null : (row.hiddenReason ?? ''),
    seconded: row.seconded,
    recommendations: removed ? [] : recommendations,
    seconds: removed ? null : seconds,
    version: row.version,
    revision: row.revision,
  }
}
