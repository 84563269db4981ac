import type { MemberRow } from '../../db/schema.ts'
import { isModerator } from '../members/rules.ts'
import { must, type Verdict } from '../refusal.ts'

/** As many may wait as a person who tidies up leaves in a week; of an account of the first week fewer, since nobody knows it yet. */
const waitingAtMost = 30
const waitingAtFirst = 10
const firstMs = 7 * 86_400_000

/** Refuses all but moderators. */
export function mustModerate(member: MemberRow): void {
  must(isModerator(member) ? null : 'Only moderators keep the catalogue.')
}

/** Whether a member with so many corrections that wait may suggest one more. */
export function maySuggest(member: MemberRow, waiting: number, now: Date): Verdict {
  const most = now.getTime() - member.joinedAt.getTime() < firstMs ? waitingAtFirst : waitingAtMost
  return waiting < most || isModerator(member)
    ? null
    : `${most} suggestions of yours wait already. Let moderators decide them first.`
}

/**
 * Which work stands for each of some, after the merges among them in their order: the one that stood for `intoId` then. So a merge that
 * was undone is as if it had not been, whatever was merged before or after it.
 */
export function rootsAfter(workIds: string[], merges: { workId: string; intoId: string }[]): Map<string, string> {
  const roots = new Map(workIds.map((id) => [id, id]))
  for (const { workId, intoId } of merges) {
    const [from, into] = [roots.get(workId), roots.get(intoId)]
    if (from === undefined || into === undefined) continue
    for (const [id, root] of roots) if (root === from) roots.set(id, into)
  }
  return roots
}
