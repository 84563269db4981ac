import type { MemberRow } from '../../db/schema.ts'
import type { Changes } from '../change/changes.ts'
import type { PromotionView } from '../contract/index.ts'
import { memberById } from '../members/queries.ts'
import { found, must } from '../refusal.ts'
import { capMember, lockMarks } from './mark.ts'
import { promotionById } from './queries.ts'
import { mayDecide, maySeePromotions } from './rules.ts'

/**
 * A moderator says of a mark that it is fine, which lifts it for good and gives back what the member weighed, or confirms it, which keeps
 * it. Either may be said again later. Answers once the works' places have moved. Refuses others, and who is marked themselves.
 */
export async function decide(
  changes: Changes,
  member: MemberRow,
  { promotionId, verdict }: { promotionId: string; verdict: 'fine' | 'confirmed' },
): Promise<{ promotion: PromotionView }> {
  must(maySeePromotions(member))
  const { member: promoter } = found(await promotionById(changes.db, promotionId), 'promotion')
  must(mayDecide(member, promoter.id))
  await changes.db.transaction().execute(async (tx) => {
    await lockMarks(tx, promoter.id)
    await tx
      .updateTable('promotion')
      .set({ decided: verdict, decidedBy: member.id, decidedAt: changes.now() })
      .where('id', '=', promotionId)
      .execute()
  })
  await capMember(changes, found(await memberById(changes.db, promoter.id), 'member'))
  return { promotion: found(await promotionById(changes.db, promotionId), 'promotion') }
}
