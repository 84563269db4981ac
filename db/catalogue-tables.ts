import type { Generated, JSONColumnType } from 'kysely'
import type { Id, MadeId, MadeTime, Time } from './column-types.ts'

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

/** What is to be different about a work. */
export interface Proposed {
  title?: string
  creators?: string[]
  kind?: 'book' | 'tool' | 'course' | 'talk' | 'article' | 'podcast' | 'other'
  url?: string
  isbn?: string
  alias?: string
}

/** A correction that a member suggested, and what was decided. */
export interface CorrectionTable {
  id: MadeId
  workId: Id
  proposed: JSONColumnType<Proposed>
  reason: string
  suggestedBy: Id
  suggestedAt: MadeTime
  /** Null while it is open. */
  accepted: Generated<boolean | null>
  decidedBy: Generated<Id | null>
  decidedAt: Generated<Date | null>
  answer: Generated<string>
  /** What stood there before, once it was accepted. */
  before: JSONColumnType<Proposed | null, string | null | undefined, string | null>
}

/** What a split took out of which work. */
export interface Parts {
  recommendations: { id: string; workId: string }[]
  identifiers: { scheme: string; value: string; workId: string }[]
  aliases: { aliasKey: string; workId: string }[]
  experiences: { memberId: string; workId: string }[]
}

/** Who made a new work of parts of another, and why; who put them back. */
export interface SplitTable {
  id: MadeId
  workId: Id
  madeId: Id
  reason: string
  parts: JSONColumnType<Parts>
  splitBy: Id
  splitAt: MadeTime
  undoneBy: Generated<Id | null>
  undoneAt: Generated<Time | null>
}
