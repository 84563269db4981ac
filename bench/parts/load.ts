import { type Helper, openHelper } from './children.ts'
import type { Asked } from './line.ts'

/** What to ask, from how many lines at once, for how long. */
export interface LoadJob {
  url: string
  /** Each line asks its own list over and over; line n takes list n, modulo how many there are. */
  lists: Asked[][]
  lines: number
  seconds: number
  /** How long each waits after an answer, more or less; not at all, if nothing is said. */
  pauseMs?: number
  /** True where nothing may be asked twice: who comes to the end of their list stops. */
  isEachOnce?: boolean
  /** The statuses that count as an answer. */
  statuses: number[]
}

export interface Load {
  perSecond: number
  p50: number
  p95: number
  p99: number
  answers: number
  /** How many were answered otherwise, by status: refused, or broken. They count for nothing. */
  others: Record<number, number>
}

/** Starts the process that loads servers. */
export function openLoad(): Helper<LoadJob, Load> {
  return openHelper('processes/load.ts')
}

/** How many requests of some loads were answered otherwise than they should. */
export function refusedIn(loads: Load[]): number {
  return loads.flatMap(({ others }) => Object.values(others)).reduce((sum, count) => sum + count, 0)
}
