import type { Db, MemberRow } from '../../db/schema.ts'
import type { EditMeInput } from '../contract/index.ts'
import { must } from '../refusal.ts'
import { mayWrite } from './rules.ts'

/** Changes how a member is named beside all that they wrote. Whoever may not write may not shout with a name either. */
export async function editMe(db: Db, member: MemberRow, input: EditMeInput): Promise<MemberRow> {
  must(mayWrite(member, new Date()))
  return db.updateTable('member').set(input).where('id', '=', member.id).returningAll().executeTakeFirstOrThrow()
}
