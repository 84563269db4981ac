import type { Db, MemberRow } from '../../db/schema.ts'
import type { MemberView, ThreadView, WorkView } from '../contract/index.ts'
import { memberByName, memberView } from '../members/queries.ts'
import { found } from '../refusal.ts'
import { listThreads } from '../threads/queries.ts'
import { recommendedBy } from '../works/queries.ts'

const shown = 30

/** A member, their newest threads, and the works they recommended, unless they keep their shelf to themselves. */
export async function profile(
  db: Db,
  name: string,
  viewer: MemberRow | undefined,
): Promise<{ member: MemberView; threads: ThreadView[]; recommended: WorkView[] }> {
  const member = found(await memberByName(db, name), 'member')
  const [threads, recommended] = await Promise.all([
    listThreads(db, { authorId: member.id, sort: 'new', size: shown }),
    member.shelfPrivate && member.id !== viewer?.id ? [] : recommendedBy(db, member.id, shown),
  ])
  return { member: memberView(member), threads: threads.items, recommended }
}
