import type { MemberRow } from '../../db/schema.ts'
import { isModerator } from '../members/rules.ts'
import { must } from '../refusal.ts'

/** Refuses all but moderators. */
export function mustModerate(member: MemberRow): void {
  must(isModerator(member) ? null : 'Only moderators keep the catalogue.')
}
