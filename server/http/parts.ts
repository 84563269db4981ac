import { type Piece, pieceOf } from './gzip.ts'
import { etagOf } from './body.ts'

/** A part of an answer that is kept: as text, and as it is sent once somebody is sent it. */
export interface Part {
  text: string
  madeAt: number
  sent?: { bytes: Buffer; etag: string; piece?: Piece }
}

/** A page out of parts, which may be sent again as it is; what is sent is made when it is first asked for. */
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
