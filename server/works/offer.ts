import type { NewWork } from '../contract/index.ts'
import type { KnownWork } from './notice-queries.ts'
import type { Run } from './runs.ts'

/** A work, known or new, that a draft may recommend, before the best are chosen. */
export interface Offer extends Run {
  start: number
  end: number
  value: number
  why: string[]
  work: KnownWork | null
  suggestion: NewWork | null
  recommendationId: string | null
}
