import { type Helper, openHelper } from './children.ts'
import type { Asked } from './line.ts'

/** What to ask, from how many lines at once, for how long. */
export interface LoadJob {
  url: string
  /** Each line asks its own list over and over; line n takes list n, modulo how many there are. */
  lists: Asked[][]
  lines: number
  seconds: number
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

/** Says what was answered otherwise, for a note; empty where nothing was. */
export function othersIn(loads: Load[]): string {
  const sums = new Map<string, number>()
  for (const { others } of loads)
    for (const [status, count] of Object.entries(others)) sums.set(status, (sums.get(status) ?? 0) + count)
  return [...sums].map(([status, count]) => `${count} answered ${status}`).join(', ')
}
