import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { Question } from '../contract/index.ts'
import { workRef } from '../works/queries.ts'
import { askAfterMs, askWithinMs } from './rules.ts'

/**
 * Works of which a member said some weeks ago that they want them or have started, and has not been asked since how it went; who said so
 * first is asked first. Where something was answered or put off after `restedSince`, nothing is asked.
 */
export async function openQuestions(
  db: Db,
  memberId: string,
  { now, limit, restedSince }: { now: Date; limit: number; restedSince?: Date },
): Promise<Question[]> {
  const [due, stale] = [new Date(now.getTime() - askAfterMs), new Date(now.getTime() - askWithinMs)]
  const { rows } = await sql<WorkRow & { said: 'want' | 'started'; saidAt: Date }>`
    select w.*, e.experience as said, e.said_at from experience e join work own on own.id = e.work_id join work w on w.id = own.root_id
    where e.member_id = ${memberId} and e.experience in ('want', 'started') and e.said_at between ${stale} and ${due} and w.people > 0
      and not exists (select from experience later join work o on o.id = later.work_id
        where later.member_id = e.member_id and o.root_id = own.root_id and later.said_at > e.said_at)
      and not exists (select from asked a join work o on o.id = a.work_id where a.member_id = e.member_id and o.root_id = own.root_id)
      and ${restedSince ? sql`not exists (select from asked where member_id = ${memberId} and settled_at > ${restedSince})` : sql`true`}
    order by e.said_at, e.work_id limit ${limit}`.execute(db)
  return rows.map((row) => ({ work: { ...workRef(row), slug: row.slug }, said: row.said, saidAt: row.saidAt.toISOString() }))
}
