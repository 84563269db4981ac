import { type RawBuilder, sql } from 'kysely'
import type { Db, MemberRow, WorkRow } from '../../db/schema.ts'
import type { Experience, ShelfCounts, ShelfPart, ShelvedWork } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { workView } from '../works/queries.ts'

const pageSize = 25

/** Whose shelf, and whether it is their own: who asks sees what they keep to themselves, others see nothing of a private shelf. */
export interface ShelfAsked {
  member: MemberRow
  isOwn: boolean
}

/** A part of a member's shelf, the latest first. */
export async function shelfOf(
  db: Db,
  { member, isOwn }: ShelfAsked,
  asked: { show: ShelfPart; cursor?: string | undefined; size?: number },
): Promise<Page<ShelvedWork>> {
  const size = asked.size ?? pageSize
  const after = readCursor(asked.cursor, ['time', 'id'])
  if (member.shelfPrivate && !isOwn) return { items: [], next: null }
  const { rows } = await sql<Row>`
    with ${said(member.id, isOwn)}, part as (${parts[asked.show](member.id)})
    select w.*, part.at, said.experience, said.note, said.private as is_private from part join work w on w.id = part.id
    left join said on said.id = part.id
    where ${isOwn ? sql`w.hidden_at is null` : sql`w.people > 0`}
      and ${after ? sql`(part.at, part.id) < (${String(after[0])}::timestamptz, ${String(after[1])}::bigint)` : sql`true`}
    order by part.at desc, part.id desc limit ${size + 1}`.execute(db)
  return pageOf(rows, size, shelvedWork, (row) => [row.at.toISOString(), row.id])
}

/** How many works stand in each part of a member's shelf. */
export async function shelfCountsOf(db: Db, { member, isOwn }: ShelfAsked): Promise<ShelfCounts> {
  if (member.shelfPrivate && !isOwn) return { recommended: 0, seconded: 0, reading: 0, finished: 0, using: 0, stopped: 0 }
  const count = (part: ShelfPart) => sql`(select count(*) from (${parts[part](member.id)}) part join work w on w.id = part.id
    where ${isOwn ? sql`w.hidden_at is null` : sql`w.people > 0`})::int as ${sql.ref(part)}`
  const names = Object.keys(parts) as ShelfPart[]
  const { rows } = await sql<ShelfCounts>`
    with ${said(member.id, isOwn)} select ${sql.join(names.map(count))}`.execute(db)
  return rows[0]!
}

type Row = WorkRow & { at: Date; experience: Experience | null; note: string | null; isPrivate: boolean | null }

// What the member said of each work, or of one merged with it: the last word, unless it is kept from who asks.
function said(memberId: string, isOwn: boolean): RawBuilder<unknown> {
  return sql`said as (
    select * from (
      select distinct on (own.root_id) own.root_id as id, e.experience, e.note, e.private, e.said_at
      from experience e join work own on own.id = e.work_id where e.member_id = ${memberId}
      order by own.root_id, e.said_at desc, e.work_id
    ) last where ${isOwn ? sql`true` : sql`not private`}
  )`
}

// A cursor holds milliseconds.
const parts: Record<ShelfPart, (memberId: string) => RawBuilder<unknown>> = {
  recommended: (memberId) => sql`
    select own.root_id as id, date_trunc('milliseconds', max(r.created_at)) as at from recommendation r
    join work own on own.id = r.work_id join thread on thread.id = r.thread_id
    where r.author_id = ${memberId} and r.standing and thread.removed_at is null group by 1`,
  seconded: (memberId) => sql`
    select own.root_id as id, date_trunc('milliseconds', max(s.seconded_at)) as at from recommendation_seconding s
    join recommendation r on r.id = s.recommendation_id join work own on own.id = r.work_id join thread on thread.id = r.thread_id
    where s.member_id = ${memberId} and s.standing and r.standing and thread.removed_at is null group by 1`,
  reading: () => saidOneOf(['want', 'started']),
  finished: () => saidOneOf(['finished']),
  using: () => saidOneOf(['using']),
  stopped: () => saidOneOf(['stopped']),
}

function saidOneOf(experiences: Experience[]): RawBuilder<unknown> {
  return sql`select id, date_trunc('milliseconds', said_at) as at from said where experience = any(${experiences}::text[])`
}

function shelvedWork(row: Row): ShelvedWork {
  const { at, experience, note, isPrivate } = row
  return {
    ...workView(row),
    at: at.toISOString(),
    said: experience ? { experience, note: note ?? '', private: isPrivate ?? false } : null,
  }
}
