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

/** A draft in a list of them. */
export interface Begun {
  place: string
  /** How it begins. */
  words: string
  /** The post that it answers. */
  replyTo: string | null
  version: number
  savedAt: string
}

const beginning = 120
// What is no word, in front.
const blank = ' \t\r\n'

/** A member's drafts, the newest first, each by how it begins. */
export async function draftsOf(db: Db, memberId: string): Promise<Begun[]> {
  const { rows } = await sql<Omit<Begun, 'version' | 'savedAt'> & { version: string; savedAt: Date }>`
    select place, case when length(words) > ${beginning} then left(words, ${beginning} - 1) || '…' else words end as words,
      case when reply_to ~ '^[1-9][0-9]{0,17}$' then reply_to end as reply_to, version, saved_at
    from draft, json_to_record(fields) as field (title text, body text, "replyTo" text),
      lateral (select coalesce(nullif(btrim(title, ${blank}), ''), btrim(body, ${blank}), '') as words, "replyTo" as reply_to) begun
    where member_id = ${memberId} order by saved_at desc, version desc`.execute(db)
  return rows.map((row) => ({ ...row, version: Number(row.version), savedAt: row.savedAt.toISOString() }))
}

/** The whole texts of some of a member's drafts, by their places; of those of which a list shows less. */
export async function longTextsOf(db: Db, memberId: string, places: string[]): Promise<Map<string, string>> {
  if (places.length === 0) return new Map()
  const { rows } = await sql<{ place: string; body: string }>`
    select place, btrim(body, ${blank}) as body from draft, json_to_record(fields) as field (title text, body text)
    where member_id = ${memberId} and place = any(${places}) and btrim(body, ${blank}) <> ''
      and (length(btrim(body, ${blank})) > ${beginning} or btrim(title, ${blank}) <> '')`.execute(db)
  return new Map(rows.map(({ place, body }) => [place, body]))
}
