import type { Experience, NewWork } from '../../../server/contract/index.ts'

export interface VillagePerson {
  name: string
  displayName: string
}

export interface VillageWork {
  work: NewWork
  seconds?: { by: string; experience?: Experience }[]
}

export interface VillageReply {
  by: string
  /** Unique within the thread. */
  key: string
  /** The key of the parent, which stands earlier; none: an answer to the opener. */
  to?: string
  /** Markdown. */
  body: string
  recommends?: VillageWork[]
  /** Names of those who second the post itself. */
  seconds?: string[]
}

export interface VillageThread {
  by: string
  title: string
  kind: 'question' | 'discussion'
  tags: string[]
  body: string
  daysAgo: number
  replies: VillageReply[]
  /** The key of the reply that its author accepted. */
  accepted?: string
}

export interface Village {
  people: VillagePerson[]
  threads: VillageThread[]
}
