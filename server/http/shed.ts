import { performance } from 'node:perf_hooks'
import type { Request, RequestHandler, Response } from 'express'
import type { Kept } from './kept.ts'
import { languageOf } from './language.ts'
import { hasSession } from './session.ts'

/** Turns away what is more than the node can do, before it costs anything. */
export interface Shedding {
  handler: RequestHandler
  /** Whether so much is asked that guests' lists may be a second old, and their threads ten. */
  isStrained: () => boolean
  /** How many were turned away, by what they were. */
  counts: () => { kept: number; reads: number; writes: number }
  /** How many reads are under way. */
  reading: () => number
  close: () => void
}

export interface ShedOptions {
  /** Who waits for a connection to Postgres, and how many there are. */
  pool: { waitingCount: number; options: { max?: number } }
  /** Reads under way at most, whatever they wait for. */
  readsAtMost?: number | undefined
  kept: Kept
  /** Says that this is too much, at next to no cost. */
  refuse: (req: Request, res: Response, afterSeconds: number) => void
}

/** What is under way at once; a read takes some milliseconds, so that the last of them is answered within a second or two. */
const readsAtMost = 120
// Waiting for a connection, by how many there are: a read that begins behind so many others is late, and a write would be. One page asks
// several things at once, so that few readers may make a long queue, which is soon worked off.
const readsPerConnection = 24
const writesPerConnection = 40
// The loop being so late, whoever comes waits as long at each step. Where few are under way, it is not they who make it late.
const lateMs = 200
const fewReads = 40
const strainedMs = 50
const lookMs = 100
// Reads that take as long as this, told over some of the last: the machine does fewer of them than it is asked for, and who comes waits longer.
const slowMs = 1_000
const slowWeight = 1 / 16
// Hardly a moment idle, and that with answering: so many reads a second. Both are told over about a second.
const busyShare = 0.8
const busyReads = 100
const weight = 0.1
// Clients spread over this time come back to a node that has worked off what it had.
const afterSeconds = 2

const always = /^\/(healthz|readyz|metrics)$/

/** Looks at what waits, and at how late the event loop is. Reads go first; a write that was begun is never dropped. */
export function openShedding({ pool, kept, refuse, ...options }: ShedOptions): Shedding {
  const counts = { kept: 0, reads: 0, writes: 0 }
  const most = options.readsAtMost ?? readsAtMost
  const connections = pool.options.max ?? 10
  let reads = 0
  let late = 0
  let usualMs = 0
  let due = performance.now() + lookMs
  let loop = performance.eventLoopUtilization()
  let share = 0
  let asked = 0
  let askedBefore = 0
  let perSecond = 0
  const timer = setInterval(() => {
    const now = performance.now()
    const seconds = (now - due + lookMs) / 1_000
    late = Math.max(0, now - due)
    due = now + lookMs
    const all = asked + kept.stats().hits
    share += weight * (performance.eventLoopUtilization(loop).utilization - share)
    perSecond += weight * ((all - askedBefore) / seconds - perSecond)
    loop = performance.eventLoopUtilization()
    askedBefore = all
  }, lookMs)
  timer.unref()
  const isTooMuch = () =>
    reads >= most ||
    (reads > fewReads && (late > lateMs || usualMs > slowMs || pool.waitingCount > connections * readsPerConnection))
  const shedRead: RequestHandler = async (req, res) => {
    // A page of a moment ago is better than none.
    if (!hasSession(req) && (await kept.serveAged(req, res, languageOf(req)))) {
      counts.kept += 1
      return
    }
    counts.reads += 1
    refuse(req, res, afterSeconds)
  }
  return {
    handler: (req, res, next) => {
      if (always.test(req.path)) return next()
      if (req.method !== 'GET' && req.method !== 'HEAD') {
        if (pool.waitingCount <= connections * writesPerConnection) return next()
        counts.writes += 1
        return refuse(req, res, afterSeconds)
      }
      asked += 1
      if (isTooMuch()) return shedRead(req, res, next)
      reads += 1
      const begun = performance.now()
      res.once('finish', () => (usualMs += slowWeight * (performance.now() - begun - usualMs)))
      res.once('close', () => (reads -= 1))
      next()
    },
    // A machine that is busy with other things is late, too, with nobody to be kept waiting.
    isStrained: () =>
      (share > busyShare && perSecond > busyReads) ||
      (reads > fewReads && (late > strainedMs || pool.waitingCount > connections)),
    counts: () => counts,
    reading: () => reads,
    close: () => clearInterval(timer),
  }
}
