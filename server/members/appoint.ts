import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'

/** Makes the members of these names moderators, if they are not more already. Names that nobody has are passed over. */
export async function appoint(db: Db, names: string[]): Promise<void> {
  if (names.length === 0) return
  await db
    .updateTable('member')
    .set({ role: 'moderator' })
    .where('role', '=', 'member')
    .where('name', '=', sql<string>`any(${names}::text[])`)
    .execute()
}
