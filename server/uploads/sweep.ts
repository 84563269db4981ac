import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { namesOf } from './names.ts'
import type { Store } from './store.ts'

// A text that is on no server yet keeps its pictures overnight; a draft that the server has keeps them as long as it is there.
const unusedHours = 24
// The rows are locked while a bucket is told; what is left over goes the next time.
const atOnce = 20
const roundsAtMost = 50

/** Takes away pictures that no post shows for a day, nor a draft: their files, then their rows. Answers how many. */
export async function sweep(db: Db, store: Store, now: Date): Promise<number> {
  const before = new Date(now.getTime() - unusedHours * 3_600_000)
  let swept = 0
  for (let round = 0; round < roundsAtMost; round += 1) {
    const count = await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select id from upload where unused_since < ${before} and not exists (
          select from draft where draft.member_id = upload.owner_id and position(upload.id in draft.fields::text) > 0
        ) order by unused_since limit ${atOnce} for update skip locked`.execute(tx)
      await forget(
        tx,
        store,
        rows.map((row) => row.id),
      )
      return rows.length
    })
    swept += count
    if (count < atOnce) break
  }
  return swept
}

/** Takes away pictures that no post shows. */
export async function forget(db: Db, store: Store, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await Promise.all(ids.flatMap((id) => Object.values(namesOf(id))).map((name) => store.remove(name)))
  await db.deleteFrom('upload').where('id', 'in', ids).execute()
}
