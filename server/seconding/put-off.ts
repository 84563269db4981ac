import type { Db, MemberRow } from '../../db/schema.ts'
import { found } from '../refusal.ts'
import { workById } from '../works/queries.ts'

/** Never asks a member again how it went with a work. */
export async function putOff(db: Db, member: MemberRow, workId: string, now: Date): Promise<void> {
  const work = found(await workById(db, workId), 'work')
  await db
    .insertInto('asked')
    .values({ workId: work.id, memberId: member.id, settledAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
