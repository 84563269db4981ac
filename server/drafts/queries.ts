import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { DraftView } from '../contract/index.ts'

/** A member's draft at a place. */
export async function draftAt(db: Db, memberId: string, place: string): Promise<DraftView | undefined> {
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('place', '=', place)
    .executeTakeFirst()
  return row && { place, fields: row.fields, version: Number(row.version), savedAt: row.savedAt.toISOString() }
}

const beginning = 120

/** A member's drafts, the newest first, each by how it begins. */
export async function draftsOf(db: Db, memberId: string): Promise<{ place: string; words: string; savedAt: string }[]> {
  const { rows } = await sql<{ place: string; words: string; savedAt: Date }>`
    select place, left(coalesce(nullif(fields->>'title', ''), fields->>'body', ''), ${beginning}) as words, saved_at
    from draft where member_id = ${memberId} order by saved_at desc`.execute(db)
  return rows.map(({ place, words, savedAt }) => ({ place, words, savedAt: savedAt.toISOString() }))
}
