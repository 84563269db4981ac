import type { MemberRow } from '../../db/schema.ts'
import type { Changes } from '../change/changes.ts'

/** Opens a member's shelf to everybody, or keeps it to themselves: what they recommended, seconded and did with works. */
export async function keepShelf({ db, listed }: Changes, member: MemberRow, isPrivate: boolean): Promise<boolean> {
  await db.updateTable('member').set({ shelfPrivate: isPrivate }).where('id', '=', member.id).execute()
  listed()
  return isPrivate
}
