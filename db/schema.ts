import type { ColumnType, Generated, JSONColumnType, Kysely, Selectable } from 'kysely'

type Id = string
type MadeId = ColumnType<Id, never, never>
type Time = ColumnType<Date, Date | string, Date | string>
type MadeTime = ColumnType<Date, Date | string | undefined, Date | string>
type Count = Generated<number>

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
  joinedAt: MadeTime
  suspendedUntil: Time | null
  removedAt: Time | null
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
  removedAt: Time | null
}

export interface PostTable {
  id: MadeId
  threadId: Id
  number: number
  replyTo: Id | null
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
  /** Hidden behind a click by the thread's author, with a public reason. */
  hiddenAt: Generated<Date | null>
  hiddenReason: Generated<string | null>
  seconded: Count
  version: number
  revision: Generated<number>
}

export interface PostRevisionTable {
  postId: Id
  revision: number
  body: string
  title: string | null
  tags: string[] | null
  editedBy: Id
  editedAt: MadeTime
}

/** How far a member has read a thread, on whatever device. */
export interface SeenTable {
  memberId: Id
  threadId: Id
  version: number
  seenAt: MadeTime
}

export interface PostSecondingTable {
  postId: Id
  memberId: Id
  threadId: Id
  secondedAt: MadeTime
}

export interface WorkTable {
  id: MadeId
  kind: 'book' | 'tool' | 'course' | 'talk' | 'article' | 'podcast' | 'other'
  title: string
  slug: string
  creators: Generated<string[]>
  url: string | null
  /** Title and creators folded for comparing; see works/identify. */
  titleKey: string
  creatorKey: string
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
  /** Where a merge points, and where the pointers end: its own id, unless it was merged. */
  mergedInto: Generated<Id | null>
  rootId: Generated<Id>
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
  private: Generated<boolean>
  saidAt: MadeTime
}

/** How many standing recommendations and seconds of a work a member is behind; a person counts once. */
export interface BackingTable {
  workId: Id
  memberId: Id
  sources: number
  /** In hundredths: how much the account counted when it came to stand behind the work. */
  ramp: Generated<number>
}

/** How many standing recommendations of a work a thread holds; a thread counts once. */
export interface WorkThreadTable {
  workId: Id
  threadId: Id
  sources: number
}

/** Who merged two works and why, and who undid it; never edited otherwise. */
export interface MergeTable {
  id: MadeId
  workId: Id
  intoId: Id
  reason: string
  mergedBy: Id
  mergedAt: MadeTime
  undoneBy: Generated<Id | null>
  undoneAt: Generated<Date | null>
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

/** Every table, as the newest migration leaves it. */
export interface Schema {
  member: MemberTable
  thread: ThreadTable
  post: PostTable
  postRevision: PostRevisionTable
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
  merge: MergeTable
  idempotency: IdempotencyTable
  session: SessionTable
  setting: SettingTable
  rateLimit: RateLimitTable
}

/** The database, or a transaction of it: each query serves in both. */
export type Db = Kysely<Schema>
