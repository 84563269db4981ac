import type { Generated, JSONColumnType } from 'kysely'
import type { Id, MadeId, MadeTime } from './column-types.ts'
import type { WorkTable } from './work-tables.ts'

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

/** What somebody says is otherwise with a work; what is not said stays. */
export interface Amendment {
  kind?: WorkTable['kind']
  title?: string
  creators?: string[]
  year?: number | null
  url?: string | null
  /** Numbers that it has besides. */
  isbn?: string
  doi?: string
  /** Identifiers that are not its own, as "scheme value". */
  drop?: string[]
}

/** A change of a work that was suggested, and what moderators made of it; never edited otherwise. */
export interface CorrectionTable {
  id: MadeId
  workId: Id
  changes: JSONColumnType<Amendment>
  /** What stood there before: when it was suggested, and once accepted, then. */
  stood: JSONColumnType<Amendment>
  reason: string
  suggestedBy: Id
  suggestedAt: MadeTime
  accepted: Generated<boolean | null>
  decidedBy: Generated<Id | null>
  decidedAt: Generated<Date | null>
  /** Why it was declined. */
  decision: Generated<string | null>
}

/** A member who recommends the same site or creator again and again: likely self-promotion. */
export interface PromotionTable {
  id: MadeId
  memberId: Id
  /** Which site or creator, as works/subject tells them apart, and as it is shown. */
  subject: string
  name: string
  /** How many of how many of the member's latest recommendations, and which: the newest first. */
  counted: number
  outOf: number
  evidence: string[]
  foundAt: Date
  /** What a moderator has said of it: fine, and never marked again; or confirmed, and marked until said otherwise. */
  decided: Generated<'fine' | 'confirmed' | null>
  decidedBy: Generated<Id | null>
  decidedAt: Generated<Date | null>
}

/** What went to a work that was split off, and from which work each came. */
export interface MovedParts {
  url: string | null
  recommendations: { id: Id; workId: Id }[]
  experiences: { memberId: Id; workId: Id }[]
  identifiers: { scheme: string; value: string; workId: Id }[]
  aliases: { alias: string; aliasKey: string; workId: Id }[]
}

/** Who split which work off another and why, and who undid it; never edited otherwise. */
export interface SplitTable {
  id: MadeId
  workId: Id
  newId: Id
  reason: string
  moved: JSONColumnType<MovedParts>
  splitBy: Id
  splitAt: MadeTime
  undoneBy: Generated<Id | null>
  undoneAt: Generated<Date | null>
}
