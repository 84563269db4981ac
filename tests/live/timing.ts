import { type Done, type FaultRecord, isFaulty, type Record } from './record.ts'
import type { Screen, Session } from './screen.ts'

export interface Timing {
  /** From an answer to another's screen, in ms, while no fault was on: p50, p95, p99, the longest. */
  percentiles: { p50: number; p95: number; p99: number; longest: number }
  measured: number
  later: number
  /** The longest that a 5xx took to come, where neither the node nor its visitors' line stood still. */
  away: { slowestMs: number; late: number; all: number; examples: string[] }
  /** After each fault: the share of screens that were current so much later, and whether that was too few though no other fault came. */
  recoveries: { kind: string; ms: number; within3s: number; within10s: number; isLate: boolean }[]
}

/** For how long a fault is felt after it is over: connections are made anew, and what has waited is done. */
const settleMs = 2_500

/** How long answers took to come to the screens of others, and how soon screens were current after each fault. */
export function timingOf(screens: Screen[], record: Record, limitMs: number): Timing {
  const sessions = screens.flatMap((screen) => screen.sessions)
  const delays: number[] = []
  for (const session of sessions)
    for (const done of record.done) {
      const delay = delayOf(session, done, record)
      if (delay !== undefined) delays.push(delay)
    }
  delays.sort((a, b) => a - b)
  const at = (share: number) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0)
  return {
    percentiles: { p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) },
    measured: delays.length,
    later: delays.filter((delay) => delay > limitMs).length,
    away: awayIn(record),
    recoveries: record.faults.map((fault) => recoveryOf(fault, sessions, record)),
  }
}

function recoveryOf({ kind, start, end }: FaultRecord, sessions: Session[], record: Record): Timing['recoveries'][number] {
  const within3s = currentAfter(sessions, record, end, 3_000)
  const within10s = currentAfter(sessions, record, end, 10_000)
  const isLeftAlone = (ms: number) => !record.faults.some((other) => other.start > end && other.start < end + ms)
  const isLate = (within3s < 0.95 && isLeftAlone(3_000)) || (within10s < 1 && isLeftAlone(10_000))
  return { kind, ms: end - start, within3s, within10s, isLate }
}

// The contract's 5 s for a database that is away.
const awayMs = 5_000

function awayIn({ away, faults, lagMs }: Record): Timing['away'] {
  const still = faults.filter((fault) => fault.kind === 'freeze' || fault.kind.startsWith('visitors'))
  const fair = away.filter(({ at, ms }) => !still.some((fault) => fault.start < at && fault.end > at - ms))
  // What the harness was late by itself, it may have seen too late.
  const late = fair.filter(({ ms }) => ms > awayMs + lagMs)
  // What had begun a moment before a fault ended belongs to it.
  const during = ({ at, ms }: Record['away'][number]) =>
    faults.filter((fault) => fault.start < at && fault.end + settleMs > at - ms).map(({ kind }) => kind)
  return {
    slowestMs: Math.max(0, ...fair.map(({ ms }) => ms)),
    late: late.length,
    all: away.length,
    examples: late
      .slice(0, 5)
      .map((one) => `${one.status ?? 'nothing'} after ${Math.round(one.ms)} ms (${during(one).join(', ')})`),
  }
}

function delayOf(session: Session, done: Done, record: Record): number | undefined {
  if (done.threadId !== session.threadId || !done.isChange || done.version === undefined) return undefined
  const wasLive = session.live.some(({ from, until }) => from <= done.at && until > done.at)
  if (!wasLive || done.version <= session.start.cursor) return undefined
  const arrival = arrivalOf(session, done.version)
  const until = session.live.find(({ from, until: end }) => from <= done.at && end > done.at)!.until
  if (arrival === undefined || arrival > until || isFaulty(record, done.at, Math.max(arrival, done.at), settleMs))
    return undefined
  return Math.max(0, arrival - done.at)
}

function arrivalOf({ steps }: Session, version: number): number | undefined {
  let [low, high] = [0, steps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (steps[middle]!.cursor >= version) high = middle
    else low = middle + 1
  }
  return steps[low]?.at
}

// The share of the screens open at that moment which, so much later, showed all that had been answered by then.
function currentAfter(sessions: Session[], record: Record, moment: number, ms: number): number {
  const heads = new Map<string, number>()
  for (const { at, threadId, version } of record.done)
    if (at <= moment && version !== undefined) heads.set(threadId, Math.max(version, heads.get(threadId) ?? 0))
  const open = sessions.filter((session) => session.start.at <= moment && session.endedAt >= moment + ms)
  const current = open.filter((session) => {
    const head = heads.get(session.threadId) ?? 0
    const arrival = head <= session.start.cursor ? 0 : arrivalOf(session, head)
    return arrival !== undefined && arrival <= moment + ms
  })
  return open.length === 0 ? 1 : current.length / open.length
}
