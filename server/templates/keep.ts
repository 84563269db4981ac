import { sql } from 'kysely'
import type { Db, MemberRow } from '../../db/schema.ts'
import { Refusal } from '../refusal.ts'
import type { Template } from './queries.ts'

/** More than this nobody looks through while writing. */
const most = 30

/** Keeps a text under a name, in place of the one that has it. Refuses one more than there may be. */
export async function keepTemplate(db: Db, member: MemberRow, { name, body }: Template, now: Date): Promise<Template> {
  const { rows } = await sql`
    insert into template (member_id, name, body, saved_at) select ${member.id}, ${name}, ${body}, ${now}
    where (select count(*) from template where member_id = ${member.id} and name <> ${name}) < ${most}
    on conflict (member_id, name) do update set body = excluded.body, saved_at = excluded.saved_at returning name`.execute(db)
  if (rows.length === 0) throw new Refusal('conflict', `At most ${most} templates. Let go of one first.`)
  return { name, body }
}

/** Lets go of a text that a member keeps. */
export async function dropTemplate(db: Db, member: MemberRow, name: string): Promise<void> {
  await db.deleteFrom('template').where('memberId', '=', member.id).where('name', '=', name).execute()
}
