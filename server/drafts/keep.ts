import { sql } from 'kysely'
import type { Db, MemberRow } from '../../db/schema.ts'
import type { DraftView } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'

/** Whoever has begun more than this has forgotten the first; the oldest goes. */
const most = 100

/**
 * Keeps what a member has begun to write at a place. With `seen`, only where the version that is kept is that one (0: none is kept), so
 * that no device overwrites words that it has not seen; refused as stale else. One statement, own drafts only.
 */
export async function keepDraft(
  db: Db,
  member: MemberRow,
  { place, fields }: { place: string; fields: Record<string, string> },
  seen: number | undefined,
  now: Date,
): Promise<Omit<DraftView, 'fields'>> {
  const isAsked = sql`${seen ?? null}::bigint is null`
  const { rows } = await sql<{ version: string }>`
    with gone as (
      delete from draft where member_id = ${member.id} and place in
        (select place from draft where member_id = ${member.id} and place <> ${place} order by saved_at desc offset ${most - 1})
    )
    insert into draft (member_id, place, fields, version, saved_at)
    select ${member.id}, ${place}, ${JSON.stringify(fields)}::json, nextval('draft_version'), ${now}
    where ${isAsked} or ${seen ?? null}::bigint = coalesce((select version from draft where member_id = ${member.id} and place = ${place}), 0)
    on conflict (member_id, place) do update set fields = excluded.fields, version = excluded.version, saved_at = excluded.saved_at
      where ${isAsked} or draft.version = ${seen ?? null}::bigint
    returning version`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('stale', 'There are other words here, which this draft has not seen.')
  return { place, version: Number(row.version), savedAt: now.toISOString() }
}

/** Lets go of a member's draft at a place, unless it is newer than `seen`. */
export async function dropDraft(db: Db, member: MemberRow, place: string, seen?: number): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('memberId', '=', member.id)
    .where('place', '=', place)
    .$if(seen !== undefined, (query) => query.where('version', '<=', String(seen)))
    .execute()
}
