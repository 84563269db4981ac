import type { MemberRow } from '../../db/schema.ts'
import { mayWrite } from '../members/rules.ts'
import type { Verdict } from '../refusal.ts'

/** How wide the smaller of a picture's two sizes is: a phone's screen at twice its dots, a column of text at one. */
export const smallWidth = 640

/** Nobody tells so much in a day; a script that fills the disk does. */
export const uploadsADay = 100

/** Whether a member may send pictures. */
export function mayUpload(member: MemberRow, now: Date): Verdict {
  return mayWrite(member, now)
}
