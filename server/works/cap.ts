import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { Experience } from '../contract/index.ts'
import { refreshWork } from './merged.ts'
import { weightUnits } from './rank.ts'
import { lockWorks } from './tally.ts'

/**
 * Lets a member count less for some works, or again as much as they earned. Locks the works, in the order of their ids; their sums move
 * with it. What stands so already is left.
 */
export async function capBacking(tx: Db, memberId: string, workIds: string[], capped: boolean): Promise<void> {
  if (workIds.length === 0) return
  const merged = await lockWorks(tx, workIds)
  const { rows } = await sql<{ workId: string; moved: number; experience: Experience | null }>`
    with moved as (
      update backing set capped = ${capped} from backing before
      where backing.member_id = ${memberId} and backing.work_id = any(${workIds}::bigint[]) and backing.capped <> ${capped}
        and before.work_id = backing.work_id and before.member_id = backing.member_id
      returning backing.work_id, (case when backing.sources > 0 then backing.ramp - before.ramp else 0 end) as moved
    )
    select moved.*, e.experience from moved left join experience e on e.work_id = moved.work_id and e.member_id = ${memberId}
    where moved.moved <> 0`.execute(tx)
  for (const rootId of new Set(rows.flatMap((row) => merged.get(row.workId) ?? []))) await refreshWork(tx, rootId)
  const alone = rows.filter((row) => !merged.has(row.workId))
  if (alone.length === 0) return
  const supports = alone.map((row) => row.moved * weightUnits(row.experience ?? undefined))
  await sql`
    update work set heft = work.heft + d.heft, support = work.support + d.support
    from unnest(${alone.map((row) => row.workId)}::bigint[], ${alone.map((row) => row.moved)}::int[], ${supports}::int[])
      as d (id, heft, support)
    where work.id = d.id`.execute(tx)
}
