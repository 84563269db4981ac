import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { Question } from '../contract/index.ts'
import { workRef } from '../works/queries.ts'
import { askAfterMs, askWithinMs } from './rules.ts'

export interface AskedQuestions {
  now: Date
  limit: number
  /** Where something was answered or put off after this, nothing is asked. */
  restedSince?: Date
}

/**
 * Works of which a member said some weeks ago that they want them or have started, and has not been asked since how it went; who said so
 * first is asked first.
 */
export async function openQuestions(db: Db, memberId: string, asked: AskedQuestions): Promise<Question[]> {
  return (await questionsOf(db, [memberId], asked)).get(memberId) ?? []
}

/** The same for several members at once. */
export async function questionsOf(
  db: Db,
  memberIds: string[],
  { now, limit, restedSince }: AskedQuestions,
): Promise<Map<string, Question[]>> {
  const [due, stale] = [new Date(now.getTime() - askAfterMs), new Date(now.getTime() - askWithinMs)]
  const { rows } = await sql<WorkRow & { memberId: string; said: 'want' | 'started'; saidAt: Date }>`
    select open.* from unnest(${memberIds}::bigint[]) as m (id) cross join lateral (
      select w.*, e.member_id, e.experience as said, e.said_at
      from experience e join work own on own.id = e.work_id join work w on w.id = own.root_id
      where e.member_id = m.id and e.experience in ('want', 'started') and e.said_at between ${stale} and ${due} and w.people > 0
        and not exists (select from experience later join work o on o.id = later.work_id
          where later.member_id = e.member_id and o.root_id = own.root_id and later.said_at > e.said_at)
        and not exists (select from asked a join work o on o.id = a.work_id where a.member_id = e.member_id and o.root_id = own.root_id)
        and ${restedSince ? sql`not exists (select from asked where member_id = m.id and settled_at > ${restedSince})` : sql`true`}
      order by e.said_at, e.work_id limit ${limit}
    ) open order by open.said_at, open.id`.execute(db)
  const questions = new Map<string, Question[]>()
  for (const row of rows) {
    const question = { work: { ...workRef(row), slug: row.slug }, said: row.said, saidAt: row.saidAt.toISOString() }
    questions.set(row.memberId, [...(questions.get(row.memberId) ?? []), question])
  }
  return questions
}
