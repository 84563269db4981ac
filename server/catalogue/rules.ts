import type { MemberRow } from '../../db/schema.ts'
import { isModerator } from '../members/rules.ts'
import { must } from '../refusal.ts'

/** Refuses all but moderators. */
export function mustModerate(member: MemberRow): void {
  must(isModerator(member) ? null : 'Only moderators keep the catalogue.')
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
