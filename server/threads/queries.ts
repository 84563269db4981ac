import { sql } from 'kysely'
import type { Db, MemberRow, ThreadRow } from '../../db/schema.ts'
import type { Experience, MemberView, ThreadView, WorkRef } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { type AuthorColumns, authorColumns, authorOf } from '../members/queries.ts'
import { workRef } from '../works/queries.ts'
import { mayRead } from './rules.ts'

const pageSize = 30

/** A thread and its author, unless it is gone. */
export async function threadById(db: Db, id: string): Promise<ThreadView | undefined> {
  const row = await threads(db).where('thread.id', '=', id).executeTakeFirst()
  return row && threadView(row, authorOf(row))
}

export interface Listing {
  sort?: 'active' | 'new' | 'top'
  tag?: string
  authorId?: string
  cursor?: string
  size?: number
}

/** Threads: by newest activity, by age, or by seconds. */
export async function listThreads(db: Db, asked: Listing): Promise<Page<ThreadView>> {
  const size = asked.size ?? pageSize
  let query = threads(db)
  if (asked.tag) query = query.where(sql<boolean>`thread.tags @> array[${asked.tag}]::text[]`)
  if (asked.authorId) query = query.where('thread.authorId', '=', asked.authorId)
  const { column, key } = orders[asked.sort ?? 'active']
  const after = readCursor(asked.cursor, column ? [column === 'seconded' ? 'int' : 'time', 'id'] : ['id'])
  if (column) {
    const type = column === 'seconded' ? sql`int` : sql`timestamptz`
    if (after)
      query = query.where(
        sql<boolean>`(${sql.ref(`thread.${column}`)}, thread.id) < (${String(after[0])}::${type}, ${String(after[1])}::bigint)`,
      )
    query = query.orderBy(`thread.${column}`, 'desc')
  } else if (after) query = query.where('thread.id', '<', String(after[0]))
  const rows = await query
    .orderBy('thread.id', 'desc')
    .limit(size + 1)
    .execute()
  return pageOf(
    rows,
    size,
    (row) => threadView(row, authorOf(row)),
    (row) => [...key(row), row.id],
  )
}

/** The most seconded work of each of some threads. */
export async function topWorks(db: Db, threadIds: string[]): Promise<Map<string, { work: WorkRef; seconded: number }>> {
  if (threadIds.length === 0) return new Map()
  const { rows } = await sql<WorkRef & { threadId: string; seconded: number }>`
    select asked.id as thread_id, best.* from unnest(${threadIds}::bigint[]) as asked (id)
    cross join lateral (
      select work.id, work.kind, work.title, work.creators, work.url, r.seconded
      from recommendation r join work own on own.id = r.work_id join work on work.id = own.root_id
      where r.thread_id = asked.id and r.standing and work.hidden_at is null order by r.seconded desc, r.id limit 1
    ) best`.execute(db)
  return new Map(rows.map((row) => [row.threadId, { work: workRef(row), seconded: row.seconded }]))
}

// A thread that recommends more has them all on its pages; beside it stand a few.
const countedAtMost = 200

/**
 * The works recommended in a thread, by the distinct members who second them there, then by their standing everywhere. Of a thread with
 * very many recommendations the most seconded ones are counted.
 */
export async function worksIn(db: Db, threadId: string, limit: number): Promise<{ work: WorkRef; seconded: number }[]> {
  const { rows } = await sql<WorkRef & { seconded: number }>`
    select work.id, work.kind, work.title, work.creators, work.url, count(distinct s.member_id)::int as seconded
    from (
      select id, work_id from recommendation where thread_id = ${threadId} and standing order by seconded desc, id limit ${countedAtMost}
    ) r
    join work own on own.id = r.work_id join work on work.id = own.root_id and work.hidden_at is null
    left join lateral (select member_id from recommendation_seconding where recommendation_id = r.id and standing offset 0) s on true
    group by work.id order by seconded desc, work.score desc, work.id limit ${limit}`.execute(db)
  return rows.map((row) => ({ work: workRef(row), seconded: row.seconded }))
}

/** What a thread has of one reader. */
export interface OwnInThread {
  /** Ids of the posts and recommendations that they second. */
  posts: string[]
  recommendations: string[]
  /** Their experience with its works, by work id. */
  experience: Record<string, Experience>
  /** How far they have read it, and when; null where they never did. */
  seen: { version: number; at: Date } | null
  /** Whether they have begun to write here. */
  hasDraft: boolean
  /** What the thread's author asks replies to begin with. */
  template: string | null
}

/** What a member has seconded in a thread, their experience with its works, and how far they have read. */
export async function mineIn(db: Db, threadId: string, memberId: string): Promise<OwnInThread> {
  return (await ownIn(db, [`${threadId} ${memberId}`])).get(`${threadId} ${memberId}`)!
}

/** The same for several at once, each a thread's and a member's id with a space between. */
export async function ownIn(db: Db, asked: string[]): Promise<Map<string, OwnInThread>> {
  const [threadIds, memberIds] = [0, 1].map((place) => asked.map((one) => one.split(' ')[place]!))
  const { rows } = await sql<OwnInThread & { place: number; seenAt: Date | null; version: number | null }>`
    select place::int,
      coalesce((select json_agg(post_id::text) from post_seconding s where s.member_id = a.member_id and s.thread_id = a.thread_id), '[]') as posts,
      coalesce((select json_agg(recommendation_id::text) from recommendation_seconding s
        where s.member_id = a.member_id and s.thread_id = a.thread_id and standing), '[]') as recommendations,
      coalesce((select json_object_agg(said.root_id, said.experience order by said.said_at) from (
        select distinct own.root_id, e.experience, e.said_at from recommendation r join work own on own.id = r.work_id
        join work one on one.root_id = own.root_id join experience e on e.work_id = one.id and e.member_id = a.member_id
        where r.thread_id = a.thread_id
      ) said), '{}') as experience,
      seen.version, seen.seen_at,
      exists (select from draft d where d.member_id = a.member_id and d.place = 'thread-' || a.thread_id) as has_draft,
      (select body from thread_template t where t.thread_id = a.thread_id) as template
    from unnest(${threadIds}::bigint[], ${memberIds}::bigint[]) with ordinality as a (thread_id, member_id, place)
    left join seen on seen.member_id = a.member_id and seen.thread_id = a.thread_id`.execute(db)
  return new Map(
    rows.map(({ place, version, seenAt, ...own }) => [
      asked[place - 1]!,
      { ...own, seen: version === null || seenAt === null ? null : { version, at: seenAt } },
    ]),
  )
}

/** What a thread's author asks replies to begin with. */
export async function templateOf(db: Db, threadId: string): Promise<string | null> {
  const row = await db.selectFrom('threadTemplate').select('body').where('threadId', '=', threadId).executeTakeFirst()
  return row?.body ?? null
}

/** Tags in use among the threads last active, with how many of those carry each. */
export async function busyTags(db: Db, limit: number): Promise<{ tag: string; threads: number }[]> {
  const { rows } = await sql<{ tag: string; threads: number }>`
    select tag, count(*)::int as threads
    from (select unnest(tags) as tag from (select tags from thread where removed_at is null order by last_activity_at desc limit 200) recent) t
    group by tag order by count(*) desc, tag limit ${limit}`.execute(db)
  return rows
}

/** A thread as it travels. */
export function threadView(row: ThreadRow, author: MemberView): ThreadView {
  return {
    id: row.id,
    title: row.title,
    slug: row.slug,
    kind: row.kind,
    tags: row.tags,
    author,
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    replyCount: row.replyCount,
    seconded: row.seconded,
    version: row.version,
    locked: row.lockedAt !== null,
    acceptedPostId: row.acceptedPostId,
  }
}

/** Threads that anybody may know of, joined with their authors. */
export function threads(db: Db) {
  return db
    .selectFrom('thread')
    .innerJoin('member', 'member.id', 'thread.authorId')
    .selectAll('thread')
    .select(authorColumns)
    .where('thread.removedAt', 'is', null)
}

const orders: Record<
  'active' | 'new' | 'top',
  { column?: 'lastActivityAt' | 'seconded'; key: (row: ThreadRow & AuthorColumns) => (string | number)[] }
> = {
  active: { column: 'lastActivityAt', key: (row) => [row.lastActivityAt.toISOString()] },
  new: { key: () => [] },
  top: { column: 'seconded', key: (row) => [row.seconded] },
}

/** A thread's version, where the viewer may read it: what a socket asks before it watches. */
export async function versionFor(db: Db, viewer: MemberRow | undefined, threadId: string): Promise<number | undefined> {
  const row = await db.selectFrom('thread').select(['version', 'removedAt']).where('id', '=', threadId).executeTakeFirst()
  return row && mayRead(viewer, row) ? row.version : undefined
}

/** The versions of some threads, of those that everybody may read. */
export async function versionsOf(db: Db, threadIds: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('thread')
    .select(['id', 'version'])
    .where('id', '=', sql<string>`any(${threadIds}::bigint[])`)
    .where('removedAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.version]))
}
