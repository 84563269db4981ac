import { gunzipSync } from 'node:zlib'
import { etagOf } from './body.ts'
import { joined, type Piece, pieceOf } from './gzip.ts'

/** A part of an answer that is kept: as text, and as it is sent once somebody is sent it. */
export interface Part {
  text: string
  madeAt: number
  sent?: { bytes: Buffer; etag: string; piece?: Piece }
}

/** A page out of parts, which may be sent again as it is. Once it is packed, it is not held in any other way: it is a tenth of the size. */
export interface Whole {
  parts: (string | Part)[]
  madeAt: number
  etag?: string
  packed?: Buffer
}

// Sent many times, so a little dearer than what is compressed for one.
const keptLevel = 6

/** A part's bytes and the mark of its content. */
export function bytesOfPart(part: Part): { bytes: Buffer; etag: string; piece?: Piece } {
  if (part.sent) return part.sent
  const bytes = Buffer.from(part.text)
  return (part.sent = { bytes, etag: etagOf(bytes) })
}

/** A part as a piece of a gzip stream. */
export function pieceOfPart(part: Part): Piece {
  const sent = bytesOfPart(part)
  return (sent.piece ??= pieceOf(sent.bytes, keptLevel))
}

/** The bytes of a page that is asked for as it is. */
export function bytesOfWhole({ parts, packed }: Whole): Buffer {
  if (packed) return gunzipSync(packed)
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : bytesOfPart(part).bytes)))
}

/** Its text. */
export function textOfWhole({ parts, packed }: Whole): string {
  return packed ? gunzipSync(packed).toString() : parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')
}

/** A page as it is sent packed. `level` is for what is this page's alone. */
export function packedOf(whole: Whole, level: number): Buffer {
  if (whole.packed) return whole.packed
  const pieces = whole.parts.map((part) => (typeof part === 'string' ? pieceOf(Buffer.from(part), level) : pieceOfPart(part)))
  whole.packed = joined(pieces)
  whole.parts = []
  return whole.packed
}
