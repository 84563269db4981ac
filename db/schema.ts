import type { Generated, JSONColumnType, Kysely, Selectable } from 'kysely'
import type { CorrectionTable, HidingTable, PromotionTable, SplitTable } from './catalogue-tables.ts'
import type { Count, Id, MadeId, MadeTime, Time } from './column-types.ts'
import type { DraftTable, TemplateTable, ThreadTemplateTable } from './writing-tables.ts'
import type { UploadTable, UploadUseTable } from './upload-tables.ts'
import type {
  AliasTable,
  AskedTable,
  BackingTable,
  ExperienceTable,
  IdentifierTable,
  MergeTable,
  RankingTable,
  RecommendationSecondingTable,
  RecommendationTable,
  WorkNameTable,
  WorkTable,
  WorkThreadTable,
} from './work-tables.ts'

export interface MemberTable {
  id: MadeId
  name: string
  /** The name with look-alike characters folded: unique, so that nobody imitates another. */
  nameKey: string
  displayName: string
  email: string | null
  passwordHash: string | null
  /** The id in the host's tables, where the host brings the members. */
  hostId: string | null
  role: Generated<'member' | 'moderator' | 'admin'>
  avatarUrl: string | null
  /** In which the pages speak to them; null: as their browser prefers. */
  language: 'en' | 'de' | null
  joinedAt: MadeTime
  suspendedUntil: Time | null
  removedAt: Time | null
  /** Nobody else sees their shelf, nor what they did with works. */
  shelfPrivate: Generated<boolean>
  /** Nobody is told that they are writing. */
  typingHidden: Generated<boolean>
}

export interface ThreadTable {
  id: MadeId
  title: string
  slug: string
  kind: 'question' | 'discussion'
  tags: Generated<string[]>
  authorId: Id
  createdAt: MadeTime
  lastActivityAt: MadeTime
  /** The number of the newest post: replies removed or not, and the opener. */
  postCount: Count
  /** Replies that stand. */
  replyCount: Count
  seconded: Count
  /** The number of the newest visible change. Its row's lock orders all changes of the thread. */
  version: Count
  lockedAt: Time | null
  /** The version at which it was locked: no reply stands above it. */
  lockedVersion: number | null
  acceptedPostId: Id | null
  /** The accepted answer that was removed: brought back, it is accepted again, unless another was meanwhile. */
  setAsidePostId: Generated<Id | null>
  removedAt: Time | null
}

export interface PostTable {
  id: MadeId
  threadId: Id
  number: number
  replyTo: Id | null
  /** The recommendation that it seconds, with its words for a reason. */
  secondsId: Generated<Id | null>
  /** The number of the reply to the opener that this one hangs under; its own for such a reply. */
  branch: number
  depth: number
  authorId: Id
  body: string
  html: string
  /** The version of the renderer that made `html`. */
  renderer: number
  createdAt: MadeTime
  editedAt: Time | null
  removedAt: Time | null
  removedBy: Id | null
  /** What whoever removed it said to all. */
  removedReason: Generated<string | null>
  /** Hidden behind a click by the thread's author, with a public reason. */
  hiddenAt: Generated<Date | null>
  hiddenReason: Generated<string | null>
  seconded: Count
  version: number
  revision: Generated<number>
  /** The versions at which it was written, last reworded, removed or brought back, and last seconded; 0: before this was kept. */
  born: Count
  reworded: Count
  backed: Count
  backedBy: Id | null
}

export interface PostRevisionTable {
  postId: Id
  revision: number
  body: string
  title: string | null
  tags: string[] | null
  editedBy: Id
  editedAt: MadeTime
  /** Why this text was changed into the next one. */
  note: Generated<string | null>
}

/** How far a member has read a thread, on whatever device. */
export interface SeenTable {
  memberId: Id
  threadId: Id
  version: number
  seenAt: MadeTime
}

/** The words by which a post is found; kept by triggers. A removed post has none. */
export interface PostWordsTable {
  postId: Id
  words: string
}

export interface PostSecondingTable {
  postId: Id
  memberId: Id
  threadId: Id
  secondedAt: MadeTime
}

export interface IdempotencyTable {
  memberId: Id
  key: string
  fingerprint: string
  answer: JSONColumnType<object> | null
  claimedAt: MadeTime
}

export interface SessionTable {
  sid: string
  sess: JSONColumnType<{ passport?: { user?: string } }>
  expire: Time
}

/** Kept by rate-limiter-flexible. */
export interface RateLimitTable {
  key: string
  points: number
  expire: string | null
}

export interface SettingTable {
  name: string
  value: string
}

export type MemberRow = Selectable<MemberTable>
export type ThreadRow = Selectable<ThreadTable>
export type PostRow = Selectable<PostTable>
export type WorkRow = Selectable<WorkTable>
export type UploadRow = Selectable<UploadTable>

/** Every table, as the newest migration leaves it. */
export interface Schema {
  member: MemberTable
  thread: ThreadTable
  post: PostTable
  postRevision: PostRevisionTable
  postWords: PostWordsTable
  postSeconding: PostSecondingTable
  seen: SeenTable
  work: WorkTable
  identifier: IdentifierTable
  alias: AliasTable
  workName: WorkNameTable
  recommendation: RecommendationTable
  recommendationSeconding: RecommendationSecondingTable
  experience: ExperienceTable
  backing: BackingTable
  workThread: WorkThreadTable
  ranking: RankingTable
  asked: AskedTable
  merge: MergeTable
  hiding: HidingTable
  correction: CorrectionTable
  promotion: PromotionTable
  split: SplitTable
  draft: DraftTable
  template: TemplateTable
  threadTemplate: ThreadTemplateTable
  upload: UploadTable
  uploadUse: UploadUseTable
  idempotency: IdempotencyTable
  session: SessionTable
  setting: SettingTable
  rateLimit: RateLimitTable
}

/** The database, or a transaction of it: each query serves in both. */
export type Db = Kysely<Schema>
