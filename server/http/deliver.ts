import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'express'
import { type Body, bytesOf, encodingFor, etagOf, isKnown } from './body.ts'
import { bytesOfPart, bytesOfWhole, packedOf, type Whole } from './parts.ts'

// Compressed for one reader: half the time of level 6 for a tenth more bytes.
const onceLevel = 3
const gzipOf = promisify(gzip)

/** Sends a text as the answer, compressed where that is asked for. A read answers 304 where its reader has it already. */
export async function deliver(req: Request, res: Response, type: string, text: string): Promise<void> {
  if (res.headersSent) return
  const plain = Buffer.from(text)
  const isRead = req.method === 'GET' || req.method === 'HEAD'
  if (isRead && res.statusCode === 200) {
    const etag = etagOf(plain)
    res.setHeader('ETag', etag)
    if (isKnown(req, etag)) return notModified(res)
  }
  res.vary('Accept-Encoding')
  const encoding = encodingFor(req, plain.length, false)
  end(req, res, type, encoding, encoding === 'gzip' ? await gzipOf(plain, { level: onceLevel }) : plain)
}

/** Sends a page of which some parts are kept, and are neither written nor compressed again. */
export function deliverWhole(req: Request, res: Response, type: string, whole: Whole): void {
  if (res.headersSent) return
  const etag = (whole.etag ??= etagOf(...whole.parts.map((part) => (typeof part === 'string' ? part : bytesOfPart(part).etag))))
  const isRead = req.method === 'GET' || req.method === 'HEAD'
  if (isRead && res.statusCode === 200) {
    res.setHeader('ETag', etag)
    if (isKnown(req, etag)) return notModified(res)
  }
  res.vary('Accept-Encoding')
  const encoding = encodingFor(req, Infinity, false)
  end(req, res, type, encoding, encoding === 'identity' ? bytesOfWhole(whole) : packedOf(whole, onceLevel))
}

/** Sends a body that is kept. */
export async function deliverKept(req: Request, res: Response, type: string, body: Body): Promise<void> {
  res.setHeader('ETag', body.etag)
  res.vary('Accept-Encoding')
  if (isKnown(req, body.etag)) return notModified(res)
  const encoding = encodingFor(req, body.made.identity.length, true)
  end(req, res, type, encoding, await bytesOf(body, encoding))
}

/** Ends an answer with its bytes, unless it was ended meanwhile. */
export function end(req: Request, res: Response, type: string, encoding: string, bytes: Buffer): void {
  if (res.headersSent || res.writableEnded) return
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding)
  res.setHeader('Content-Type', type)
  res.setHeader('Content-Length', bytes.length)
  res.end(req.method === 'HEAD' ? undefined : bytes)
}

function notModified(res: Response): void {
  res.statusCode = 304
  res.end()
}
