import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'

/**
 * Notes which pictures a post shows, in the transaction that writes its text, in place of those that it showed before. Locks them in the
 * order of their ids, so that nobody waits in a ring, and what is swept away meanwhile is not noted.
 */
export async function showIn(tx: Db, postId: string, uploadIds: string[], now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from upload
    where id = any(${uploadIds}::text[]) or id in (select upload_id from upload_use where post_id = ${postId})
    order by id for update`.execute(tx)
  if (rows.length === 0) return
  const locked = rows.map((row) => row.id)
  await sql`delete from upload_use where post_id = ${postId} and upload_id <> all(${uploadIds}::text[])`.execute(tx)
  await sql`
    insert into upload_use (upload_id, post_id)
    select id, ${postId}::bigint from upload where id = any(${locked}::text[]) and id = any(${uploadIds}::text[])
    on conflict do nothing`.execute(tx)
  await sql`
    update upload set unused_since =
      case when not exists (select from upload_use where upload_id = upload.id) then coalesce(unused_since, ${now}::timestamptz) end
    where id = any(${locked}::text[])`.execute(tx)
}
