/** The rules of live.md, and `answers` and `processes` for what stands beside them. */
export type Rule =
  'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'I11' | 'I12' | 'answers' | 'processes' | 'counters'

export type Kind = 'reply' | 'edit' | 'remove' | 'restore' | 'second' | 'withdraw' | 'second-work' | 'withdraw-work'

/** An act that was answered, and so is there for good. */
export interface Done {
  kind: Kind
  threadId: string
  postId: string
  /** The thread's version after it; undefined where the answer says none. */
  version: number | undefined
  /** False where all was so already and nothing changed. */
  isChange: boolean
  memberId: string
  /** When the answer came, in ms. */
  at: number
}

export interface FaultRecord {
  kind: string
  start: number
  /** When what was broken could work again. */
  end: number
}

/** All that a run remembers. */
export interface Record {
  done: Done[]
  faults: FaultRecord[]
  /** Up to which version each thread was locked and unlocked again by the harness. */
  locks: { threadId: string; locked: number; unlocked: number }[]
  violations: Map<Rule, string[]>
  counts: Map<string, number>
  /** How late the harness's own timers were, by second: a machine that is too busy shows here. */
  lagMs: number
  /** Each 5xx and each answer that did not come: when that was clear, and how long it took. */
  away: { at: number; ms: number; status: number | undefined }[]
  violate: (rule: Rule, what: string) => void
  count: (what: string, by?: number) => void
}

export function openRecord(): Record {
  const violations = new Map<Rule, string[]>()
  const counts = new Map<string, number>()
  return {
    done: [],
    faults: [],
    locks: [],
    violations,
    counts,
    lagMs: 0,
    away: [],
    violate: (rule, what) => violations.set(rule, [...(violations.get(rule) ?? []), what]),
    count: (what, by = 1) => counts.set(what, (counts.get(what) ?? 0) + by),
  }
}

/** Whether a fault touched the time from `start` to `end`, or ended less than `settleMs` before it. */
export function isFaulty({ faults }: Record, start: number, end: number, settleMs: number): boolean {
  return faults.some((fault) => fault.start <= end && fault.end + settleMs >= start)
}
