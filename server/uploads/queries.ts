import { sql } from 'kysely'
import type { Db, UploadRow } from '../../db/schema.ts'
import type { UploadView } from '../contract/index.ts'
import { idsIn, namesOf } from './names.ts'

/** A picture as it travels. */
export function uploadView({ id, url, width, height, alt }: UploadRow): UploadView {
  return { id, url, width, height, alt }
}

/** Looks up the forum's pictures that a text may show, at once, and answers which one is at an address. */
export async function picturesIn(db: Db, text: string): Promise<(address: string) => UploadRow | undefined> {
  const ids = idsIn(text).slice(0, picturesAtMost)
  const rows = ids.length === 0 ? [] : await kept(db, ids)
  return (address) => {
    const row = rows.find(({ id }) => address.endsWith(`/uploads/${namesOf(id).full}`))
    // At its own address, or at one of this host: the mount path may have changed since the text was written.
    return row && (address === row.url || /^(?:\/[\w-]+)+\.webp$/.test(address)) ? row : undefined
  }
}

// Who shows more in a post has an album.
const picturesAtMost = 100

function kept(db: Db, ids: string[]): Promise<UploadRow[]> {
  return db
    .selectFrom('upload')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .where('storedAt', 'is not', null)
    .execute()
}

/**
 * Whether a picture is shown to whoever has its address: one that no post shows yet, or one that a post shows which stands. With the
 * last of its posts removed it is gone, and with one of them brought back it is there again.
 */
export async function isShown(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ shown: boolean }>`
    select upload.unused_since is not null or exists (
      select from upload_use join post on post.id = upload_use.post_id join thread on thread.id = post.thread_id
      where upload_use.upload_id = upload.id and post.removed_at is null and thread.removed_at is null
    ) as shown
    from upload where id = ${id} and stored_at is not null`.execute(db)
  return rows[0]?.shown ?? false
}

/** How many pictures a member sent since a moment, and when the first of those was sent. */
export async function sentSince(db: Db, ownerId: string, since: Date): Promise<{ count: number; first: Date | null }> {
  return db
    .selectFrom('upload')
    .select((eb) => [sql<number>`count(*)::int`.as('count'), eb.fn.min('createdAt').as('first')])
    .where('ownerId', '=', ownerId)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow()
}

/** A member's newest pictures that no post shows, the newest first. */
export async function unusedOf(db: Db, ownerId: string, limit: number): Promise<UploadView[]> {
  const rows = await db
    .selectFrom('upload')
    .selectAll()
    .where('ownerId', '=', ownerId)
    .where('unusedSince', 'is not', null)
    .where('storedAt', 'is not', null)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(uploadView)
}
