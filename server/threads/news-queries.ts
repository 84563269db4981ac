import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'

/** Why a post is news to a reader who knows the thread up to some version. */
export type NewsKind = 'new' | 'edited' | 'seconded' | 'removed'

export interface News {
  number: number
  version: number
  kind: NewsKind
}

/** What changed in a thread since a reader was there. */
export interface Since {
  version: number
  /** When that was; null where the reader only named a version. */
  at: Date | null
  /** By version, at most `newsAtMost`. */
  news: News[]
  more: boolean
}

/** Who comes back to more than this reads the thread anew. */
export const newsAtMost = 500
// A list says "99 new" or "99+ new".
const countedAtMost = 99

/** What changed in a thread since a version, or since a member last read it; undefined where they have not read it yet. Their own doing is no news. */
export async function newsIn(db: Db, threadId: string, asked: { memberId?: string; since?: number }): Promise<Since | undefined> {
  const from =
    asked.since === undefined
      ? sql`(select version, seen_at from seen where member_id = ${asked.memberId ?? null} and thread_id = ${threadId})`
      : sql`(select ${asked.since}::int as version, null::timestamptz as seen_at)`
  const { rows } = await sql<{ since: number; seenAt: Date | null } & News>`
    select s.version as since, s.seen_at, p.number, p.version, p.kind from ${from} s
    left join lateral (
      select p.number, p.version, ${kind(sql.ref('s.version'), asked.memberId ?? null)} as kind from post p
      where p.thread_id = ${threadId} and p.version > s.version and ${isNews(sql.ref('s.version'), sql`${asked.memberId ?? null}::bigint`)}
      order by p.version, p.number limit ${newsAtMost + 1}
    ) p on true
    order by p.version, p.number`.execute(db)
  const [first] = rows
  if (!first) return undefined
  const news = rows.flatMap(({ number, version, kind }) => (number ? [{ number, version, kind }] : []))
  return { version: first.since, at: first.seenAt, news: news.slice(0, newsAtMost), more: news.length > newsAtMost }
}

/**
 * How many posts of each thread are news to each of some members, counted up to one more than a list says; threads that they have never
 * read are left out. By member, then by thread.
 */
export async function newsOf(db: Db, memberIds: string[], threadIds: string[]): Promise<Map<string, Map<string, number>>> {
  const news = new Map(memberIds.map((memberId) => [memberId, new Map<string, number>()]))
  if (threadIds.length === 0) return news
  const { rows } = await sql<{ memberId: string; threadId: string; count: number }>`
    select s.member_id, s.thread_id, p.count from seen s join thread t on t.id = s.thread_id
    cross join lateral (
      select count(*)::int as count from (
        select from post p where t.version > s.version and p.thread_id = s.thread_id and p.version > s.version
          and ${isNews(sql.ref('s.version'), sql.ref('s.memberId'))} limit ${countedAtMost + 1}
      ) news
    ) p
    where s.member_id = any(${memberIds}::bigint[]) and s.thread_id = any(${threadIds}::bigint[])`.execute(db)
  for (const { memberId, threadId, count } of rows) news.get(memberId)!.set(threadId, count)
  return news
}

// A post takes at least one version, so its number stands for the birth of those from before it was kept.
function born(since: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`greatest(p.born, p.number) > ${since}`
}

// What came and went meanwhile was never missed.
function isNews(since: RawBuilder<unknown>, member: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(case
    when p.removed_at is not null then p.removed_by is distinct from ${member} and not (${born(since)})
    else (p.author_id is distinct from ${member} and (${born(since)} or p.reworded > ${since}))
      or (p.backed > ${since} and p.backed_by is distinct from ${member}) end)`
}

function kind(since: RawBuilder<unknown>, memberId: string | null): RawBuilder<unknown> {
  const others = sql`p.author_id is distinct from ${memberId}::bigint`
  return sql`case
    when p.removed_at is not null then 'removed'
    when ${born(since)} and ${others} then 'new'
    when p.reworded > ${since} and ${others} then 'edited'
    else 'seconded' end`
}
