import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { Refusal } from '../refusal.ts'

// A client is answered within 5 s, even where a request waits for the database several times over: the way to it, and a machine that is
// busy with something else, take their part of that.
const answerMs = 4_000
const againMs = 150

/**
 * Answers 503 for a request that has waited so long while the database seems away; what it has begun may still come to its end, and is
 * found under its key. Where only the work is much, it goes on; and a body that is still on its way is waited for.
 */
export function answerInTime(isAway: () => boolean, failing: ErrorRequestHandler): RequestHandler {
  return (req, res, next) => {
    const look = () => {
      if (res.headersSent) return
      if (isAway() && !isArriving(req)) return void fail(req, res, failing)
      timer = setTimeout(look, againMs)
    }
    let timer = setTimeout(look, answerMs)
    res.once('close', () => clearTimeout(timer))
    next()
  }
}

// Not begun to be read, it is the database that its reader waits for.
function isArriving(req: Request): boolean {
  return !req.complete && req.readableFlowing === true
}

function fail(req: Request, res: Response, failing: ErrorRequestHandler): unknown {
  const away = new Refusal('away', 'The database does not answer in time. Try again in a moment.', [], 2)
  return failing(away, req, res, () => undefined)
}
