import type { Db, MemberRow } from '../../db/schema.ts'

/** Whether others see that a member is writing. It holds from the next page that the member opens. */
export async function keepTyping(db: Db, member: MemberRow, isShown: boolean): Promise<boolean> {
  await db.updateTable('member').set({ typingHidden: !isShown }).where('id', '=', member.id).execute()
  return isShown
}
