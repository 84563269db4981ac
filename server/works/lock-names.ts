import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'

/**
 * Whoever finds, makes or teaches under one of these names ("title dune", "isbn 978…") does so one after the other, after the threads and
 * before the works; taken in one order, so that nobody waits in a ring.
 */
export async function lockNames(tx: Db, names: string[]): Promise<void> {
  if (names.length === 0) return
  await sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(current_schema() || ' work ' || name, 0) as key from unnest(${names}::text[]) as name order by key
    ) as keys`.execute(tx)
}
