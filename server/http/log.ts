import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

/** One structured line a request. Its id comes from a proxy or is made here, goes back in X-Request-Id, and stands on the error page. */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: requestId,
    customLogLevel: levelOf,
    serializers: { req: briefly, res: (res: { statusCode: number }) => ({ status: res.statusCode }) },
  }) as unknown as RequestHandler
}

function requestId(req: IncomingMessage, res: ServerResponse): string {
  const given = req.headers['x-request-id']
  const id = typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
  res.setHeader('X-Request-Id', id)
  return id
}

function levelOf(_req: IncomingMessage, res: ServerResponse, error?: Error): 'error' | 'warn' | 'info' {
  if (error || res.statusCode >= 500) return 'error'
  return res.statusCode === 429 ? 'warn' : 'info'
}

function briefly(req: { id: string; method: string; url: string }) {
  return { id: req.id, method: req.method, url: req.url }
}
