import type { MemberRow } from '../../db/schema.ts'
import type { Verdict } from '../refusal.ts'

/** Whether a member may write at all: not suspended, not gone. */
export function mayWrite(member: MemberRow, now: Date): Verdict {
  if (member.removedAt) return 'This membership has ended.'
  if (isSuspended(member, now)) return 'You are suspended.'
  return null
}

/** Whether a moderator has suspended the member, and the time is not over. */
export function isSuspended(member: MemberRow, now: Date): boolean {
  return member.suspendedUntil !== null && member.suspendedUntil > now
}

export function isModerator(member: MemberRow): boolean {
  return member.role !== 'member'
}

/** What a viewer may do, for `GET /api/session` and the pages. */
export function may(viewer: MemberRow | undefined, now = new Date()) {
  const writes = viewer !== undefined && mayWrite(viewer, now) === null
  return { start: writes, reply: writes, moderate: viewer !== undefined && isModerator(viewer) }
}
