import type { Generated } from 'kysely'
import type { Id, MadeId, MadeTime } from './column-types.ts'

/** Who hid a work as spam and why, and who showed it again; never edited otherwise. */
export interface HidingTable {
  id: MadeId
  workId: Id
  reason: string
  hiddenBy: Id
  hiddenAt: MadeTime
  shownBy: Generated<Id | null>
  shownAt: Generated<Date | null>
}
