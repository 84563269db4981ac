import type { JSONColumnType } from 'kysely'
import type { Id, Time } from './column-types.ts'

/** What a member has begun to write, kept until it is sent. Nobody else sees it. */
export interface DraftTable {
  memberId: Id
  /** The form that it stands in: new, thread-12 or post-34. */
  place: string
  fields: JSONColumnType<Record<string, string>>
  /** Of all drafts, never given twice: who has seen an older one does not overwrite this. */
  version: string
  savedAt: Time
}

/** A text that a member keeps to begin posts with. */
export interface TemplateTable {
  memberId: Id
  name: string
  body: string
  savedAt: Time
}

/** What the author of a thread asks replies to begin with. */
export interface ThreadTemplateTable {
  threadId: Id
  body: string
}
