import type { ColumnType, Generated } from 'kysely'
import type { Count, Id, MadeId, MadeTime, Time } from './column-types.ts'

export interface WorkTable {
  id: MadeId
  kind: 'book' | 'tool' | 'course' | 'talk' | 'article' | 'podcast' | 'other'
  title: string
  slug: string
  creators: Generated<string[]>
  url: string | null
  /** When it came out, where somebody said it. */
  year: Generated<number | null>
  /** Title and creators folded for comparing; see works/identify. */
  titleKey: string
  creatorKey: string
  /** Both together, where they are short enough for an index. */
  shortNames: ColumnType<string | null, never, never>
  createdAt: MadeTime
  /** Distinct members, distinct threads, and members by experience: kept by works/tally. */
  people: Count
  threads: Count
  want: Count
  started: Count
  finished: Count
  using: Count
  stopped: Count
  /** What the score is made of, in hundredths and thousandths; see works/rank. */
  heft: Count
  support: Count
  score: ColumnType<number, never, never>
  /** The work that stands for this one: its own id, unless it was merged. Follows from the merges that stand. */
  rootId: Generated<Id>
  /** How many works this one stands for, itself with them; 1 where it stands for none. */
  parts: Generated<number>
  /** When moderators hid it as spam: then it counts nothing, and nobody else sees it. */
  hiddenAt: Generated<Date | null>
  /** Whether it was ever corrected or split: then there is a history to tell. */
  amended: Generated<boolean>
}

export interface IdentifierTable {
  scheme: string
  value: string
  workId: Id
}

export interface AliasTable {
  workId: Id
  alias: string
  aliasKey: string
}

/** A work's keys once more, apart from its counts: what the trigram indexes stand on. A trigger keeps it. */
export interface WorkNameTable {
  workId: Id
  titleKey: string
  creatorKey: string
  initials: string[]
}

export interface RecommendationTable {
  id: MadeId
  postId: Id
  threadId: Id
  workId: Id
  authorId: Id
  position: number
  excerpt: string
  createdAt: MadeTime
  /** False while its post is removed. */
  standing: Generated<boolean>
  seconded: Count
  want: Count
  started: Count
  finished: Count
  using: Count
  stopped: Count
}

export interface RecommendationSecondingTable {
  recommendationId: Id
  memberId: Id
  threadId: Id
  workId: Id
  /** False once withdrawn; the row stays, since the experience does. */
  standing: Generated<boolean>
  secondedAt: MadeTime
}

export interface ExperienceTable {
  workId: Id
  memberId: Id
  experience: 'want' | 'started' | 'finished' | 'using' | 'stopped'
  note: Generated<string>
  /** Which version or edition it was, where that was said. */
  edition: Generated<string>
  private: Generated<boolean>
  saidAt: MadeTime
}

/** A member has been asked how it went with a work, and has answered or put it off. */
export interface AskedTable {
  workId: Id
  memberId: Id
  settledAt: Time
}

/** How many standing recommendations and seconds of a work a member is behind; a person counts once. */
export interface BackingTable {
  workId: Id
  memberId: Id
  sources: number
  /** In hundredths: how much the account counted when it came to stand behind the work. */
  earned: Generated<number>
  /** Whether it counts less, since the work is what the member seems to promote; kept by works/cap. */
  capped: Generated<boolean>
  /** What counts: what was earned, or the cap. */
  ramp: ColumnType<number, never, never>
  /** When the first of the sources that stand came; a trigger sets it. */
  cameAt: Generated<Date>
}

/** What a work's place is counted from in a month ("2026-11"), a year ("2026") or ever; triggers keep it. */
export interface RankingTable {
  workId: Id
  /** Who came to stand behind it, or who said that they finished or use it. */
  counted: 'backed' | 'finished' | 'using'
  period: string
  kind: WorkTable['kind']
  people: Count
  heft: Count
  support: Count
  score: ColumnType<number, never, never>
}

/** How many standing recommendations of a work a thread holds; a thread counts once. */
export interface WorkThreadTable {
  workId: Id
  threadId: Id
  sources: number
}

/** Who merged which two works and why, and who undid it; never edited otherwise. Those that stand say which works are one. */
export interface MergeTable {
  id: MadeId
  workId: Id
  intoId: Id
  reason: string
  mergedBy: Id
  /** The split that this undid, where it is not one of its own. */
  splitId: Generated<Id | null>
  mergedAt: MadeTime
  undoneBy: Generated<Id | null>
  undoneAt: Generated<Date | null>
}
