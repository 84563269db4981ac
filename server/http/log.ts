import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

/** Writes one structured line a request, once it has ended. */
export interface RequestLog {
  /** Begins the account of a request. Its id comes from a proxy or is made here, is logged, sent back, and stands on the error page. */
  begin: (req: IncomingMessage, res: ServerResponse) => string
  /** Tells why a request failed, beside its line. */
  failed: (error: unknown, req: IncomingMessage) => void
}

/** What a request was and became, for whoever counts. */
export interface Served {
  req: IncomingMessage
  status: number
  ms: number
}

type Identified = IncomingMessage & { id?: string; originalUrl?: string }

/** A log of requests; `served` is told of each one too. */
export function openRequestLog(logger: Logger, served?: (one: Served) => void): RequestLog {
  return {
    begin: (req: Identified, res) => {
      const id = requestIdIn(req)
      const start = performance.now()
      req.id = id
      const { method } = req
      const url = req.originalUrl ?? req.url
      res.once('close', () => {
        const status = res.statusCode
        const responseTime = Math.round(performance.now() - start)
        served?.({ req, status, ms: performance.now() - start })
        const level = status >= 500 ? 'error' : status === 429 ? 'warn' : 'info'
        logger[level](
          { req: { id, method, url }, res: { status }, responseTime },
          res.writableFinished ? 'request completed' : 'request aborted',
        )
      })
      return id
    },
    failed: (error, req) => logger.error({ err: error, req: { id: requestIdOf(req), method: req.method } }, 'a request failed'),
  }
}

/** The id under which the request stands in the log. */
export function requestIdOf(req: IncomingMessage): string {
  return (req as Identified).id ?? '-'
}

function requestIdIn(req: IncomingMessage): string {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}
