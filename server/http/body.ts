import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** A body that is sent to many: each encoding is made once, when it is first asked for. */
export interface Body {
  made: { identity: Buffer; br?: Buffer; gzip?: Buffer }
  etag: string
  making: Map<Encoding, Promise<Buffer>>
}

// A body below this fits one packet as it is.
const smallBytes = 1_000

/** A text as a body, with an ETag that is its hash. */
export function bodyOf(text: string): Body {
  const identity = Buffer.from(text)
  return { made: { identity }, etag: etagOf(identity), making: new Map() }
}

/** A weak ETag over what is sent, since the encodings share it. */
export function etagOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  return `W/"${hash.digest('base64url')}"`
}

/** The bytes of a body in an encoding; waits where they are not made yet. */
export function bytesOf(body: Body, encoding: Encoding): Buffer | Promise<Buffer> {
  const made = body.made[encoding]
  if (made) return made
  const making =
    body.making.get(encoding) ??
    compress(body.made.identity, encoding).then((bytes) => {
      body.making.delete(encoding)
      if (encoding !== 'identity') body.made[encoding] = bytes
      return bytes
    })
  body.making.set(encoding, making)
  return making
}

/** The best encoding that a request takes, for a body of some length; brotli only where it is worth its time. */
export function encodingFor(req: IncomingMessage, length: number, isKept: boolean): Encoding {
  const accepted = req.headers['accept-encoding']
  if (!accepted || length < smallBytes) return 'identity'
  if (isKept && brotli.test(String(accepted))) return 'br'
  return zipped.test(String(accepted)) ? 'gzip' : 'identity'
}

/** Whether the request has this very body already. */
export function isKnown(req: IncomingMessage, etag: string): boolean {
  const known = req.headers['if-none-match']
  if (!known) return false
  if (known === etag || known === '*') return true
  return known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.slice(2))
}

/** What a kept body takes of memory, in bytes, once all encodings are made. */
export function sizeOf({ made }: Body): number {
  return Math.round(made.identity.length * 1.4) + 1_000
}

const brotli = /(^|[\s,])br\s*(?!;\s*q=0(\.0*)?\s*(,|$))/
const zipped = /(^|[\s,])gzip\s*(?!;\s*q=0(\.0*)?\s*(,|$))/

const brotliOf = promisify(brotliCompress)
const gzipOf = promisify(gzip)

// Sent many times, so a little dearer than what is compressed for one.
function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return gzipOf(plain, { level: 6 })
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  return brotliOf(plain, { params })
}
