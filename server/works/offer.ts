import type { NewWork } from '../contract/index.ts'
import type { KnownWork } from './notice-queries.ts'
import type { Run } from './runs.ts'

/** A work, known or new, that a draft may recommend, before the best are chosen. */
export interface Offer extends Run {
  start: number
  end: number
  value: number
  why: string[]
  /** How much of its name stands there, and whether those who made it do; where its name was weighed at all. */
  share?: number
  people?: number
  work: KnownWork | null
  suggestion: NewWork | null
  recommendationId: string | null
}
