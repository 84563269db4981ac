import type { MemberRow } from '../../db/schema.ts'
import { isModerator } from '../members/rules.ts'
import type { Verdict } from '../refusal.ts'

/** So many of a member's latest recommendations are looked at: enough for a habit, few enough that an old one passes. */
export const latestCounted = 100
/** Three answers that name the same book are a favourite; with a fourth it is again and again. A list in one post is one occasion. */
export const leastPosts = 4
/** Who has as much else to recommend, or more, is no salesman. */
export const leastShare = 0.5

/** A site or creator among a member's latest recommendations. */
export interface Counted {
  subject: string
  name: string
  /** How many of them are of it, in how many posts, out of how many, and which: the newest first. */
  counted: number
  posts: number
  outOf: number
  evidence: string[]
}

interface Recommended {
  id: string
  postId: string
  subjects: { key: string; name: string }[]
}

/** How often each site and creator stands among some recommendations, the newest first; it is called as the newest calls it. */
export function countSubjects(latest: Recommended[]): Counted[] {
  const found = new Map<string, Counted & { postIds: Set<string> }>()
  for (const { id, postId, subjects } of latest) {
    for (const { key, name } of subjects) {
      const fresh = { subject: key, name, counted: 0, posts: 0, outOf: latest.length, evidence: [], postIds: new Set<string>() }
      const known = found.get(key) ?? fresh
      found.set(key, known)
      known.counted += 1
      known.evidence.push(id)
      known.posts = known.postIds.add(postId).size
    }
  }
  return [...found.values()].map(({ postIds: _postIds, ...counted }) => counted)
}

/** Whether this is likely self-promotion: in at least four posts, and at least half of what the member recommended lately. */
export function isPromotion({ counted, posts, outOf }: Pick<Counted, 'counted' | 'posts' | 'outOf'>): boolean {
  return posts >= leastPosts && counted >= leastShare * outOf
}

/** Refuses all but moderators. */
export function maySeePromotions(member: MemberRow): Verdict {
  return isModerator(member) ? null : 'Only moderators see this.'
}

/** The same, and nobody decides on themselves. */
export function mayDecide(member: MemberRow, promoterId: string): Verdict {
  return maySeePromotions(member) ?? (member.id === promoterId ? 'Another moderator decides on what you recommend.' : null)
}
