import { sql } from 'kysely'
import type { Changes } from '../change/changes.ts'

// Who is beyond this is looked at by the next sweep.
const authorsAtMost = 200
const membersAtMost = 1_000

/**
 * Has those looked at for self-promotion who stand behind some works: what these are of may be otherwise now, and who they are. Nobody
 * waits for it.
 */
export async function lookAgain(changes: Changes, workIds: string[]): Promise<void> {
  const own = sql`(select id from work where root_id in (select root_id from work where id = any(${workIds}::bigint[])))`
  const { rows } = await sql<{ memberId: string; recommends: boolean }>`/* afterwards */
    (select distinct author_id as member_id, true as recommends from recommendation
      where standing and work_id in ${own} limit ${authorsAtMost})
    union all
    (select distinct member_id, false from backing where sources > 0 and work_id in ${own} limit ${membersAtMost})`.execute(
    changes.db,
  )
  for (const { memberId, recommends } of rows) changes.stands(memberId, recommends ? 'recommends' : 'seconds')
}
