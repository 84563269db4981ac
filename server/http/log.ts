import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

/** Writes one structured line a request, once it has ended. */
export interface RequestLog {
  /** Begins the account of a request. Its id comes from a proxy or is made here, is logged, sent back, and stands on the error page. */
  begin: (req: IncomingMessage, res: ServerResponse, way?: 'kept') => string
  /** Tells why a request failed, beside its line. */
  failed: (error: unknown, req: IncomingMessage) => void
}

/** What a request was and became, for whoever counts. */
export interface Served {
  /** The path with `:name` for what varies; `kept` where it was answered before any handler. */
  route: string
  method: string
  status: number
  ms: number
}

type Identified = IncomingMessage & { id?: string; originalUrl?: string; route?: { path?: unknown } }

/** A log of requests; `served` is told of each one too. With `timings` answers may say what took how long. */
export function openRequestLog(
  logger: Logger,
  { served, timings }: { served?: ((one: Served) => void) | undefined; timings?: boolean | undefined } = {},
): RequestLog {
  return {
    begin: (req: Identified, res, way) => {
      const id = requestIdIn(req)
      // What nobody hears of is not told: this is most of what the short way costs.
      if (way && !served && !logger.isLevelEnabled('info')) return id
      const start = performance.now()
      req.id = id
      if (timings) began.set(req, start)
      const { method = '' } = req
      const url = req.originalUrl ?? req.url
      res.once('close', () => {
        const status = res.statusCode
        const responseTime = Math.round(performance.now() - start)
        served?.({
          route: way ?? routeOf(req),
          method: methods.has(method) ? method : 'other',
          status,
          ms: performance.now() - start,
        })
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

// When requests began that may say so.
const began = new WeakMap<IncomingMessage, number>()

/** When a request began, on the process' clock in ms, where its answer may say so. */
export function beganAt(req: IncomingMessage): number | undefined {
  return began.get(req)
}

/** The id under which the request stands in the log. */
export function requestIdOf(req: IncomingMessage): string {
  return (req as Identified).id ?? '-'
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

// Express sets it once a path has matched. Where that did not happen, few names are left, so that nobody can make many.
function routeOf(req: Identified): string {
  const { route } = req
  if (route) return typeof route.path === 'string' ? route.path : 'other'
  if (req.originalUrl?.includes('/assets/')) return 'assets'
  return 'none'
}

function requestIdIn(req: IncomingMessage): string {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}
