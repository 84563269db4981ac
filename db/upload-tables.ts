import type { Generated } from 'kysely'
import type { Id, MadeTime, Time } from './column-types.ts'

export interface UploadTable {
  /** Not to be guessed: who has it may see the picture. */
  id: string
  ownerId: Id
  /** Where browsers read it, as it stands in posts. */
  url: string
  /** Where its smaller size is, or its first frame where it moves; null where it is small itself. */
  smallUrl: string | null
  isAnimated: boolean
  width: number
  height: number
  /** Of both sizes, as they are kept. */
  bytes: number
  alt: Generated<string>
  /** Of the file as it was sent. */
  sha256: string
  createdAt: MadeTime
  /** Null until its files are kept. */
  storedAt: Time | null
  /** Since when no post shows it; null while one does. */
  unusedSince: Time | null
}

/** Which post shows which picture, in the text that it has now. */
export interface UploadUseTable {
  uploadId: string
  postId: Id
}
