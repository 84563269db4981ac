import { constants, crc32, deflateRawSync } from 'node:zlib'

/** A piece of a gzip stream: compressed by itself, it may stand anywhere in one. */
export interface Piece {
  deflated: Buffer
  /** Of what it was before, with its length in bytes. */
  crc: number
  length: number
}

/** Compresses a piece at a level of zlib's, 1 to 9. Nothing in it points back before its beginning, and it ends on a whole byte. */
export function pieceOf(plain: Buffer, level: number): Piece {
  const deflated = deflateRawSync(plain, { level, finishFlush: constants.Z_FULL_FLUSH })
  return { deflated, crc: crc32(plain), length: plain.length }
}

const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
const lastBlock = Buffer.from([3, 0])

/** One gzip stream out of pieces: what is kept is compressed once, and only what is new each time is compressed each time. */
export function joined(pieces: Piece[]): Buffer {
  const foot = Buffer.alloc(8)
  let crc = 0
  let length = 0
  for (const piece of pieces) {
    crc = combined(crc, piece.crc, piece.length)
    length += piece.length
  }
  foot.writeUInt32LE(crc, 0)
  foot.writeUInt32LE(length % 2 ** 32, 4)
  return Buffer.concat([head, ...pieces.map((piece) => piece.deflated), lastBlock, foot])
}

// The checksum of two texts in a row out of those of each, as zlib's crc32_combine does it: polynomials over GF(2), lowest bit first.
function combined(before: number, after: number, length: number): number {
  let shift = top
  for (let rest = length, place = 3; rest > 0; rest = Math.floor(rest / 2), place++) {
    if (rest % 2 === 1) shift = product(powers[place % 32]!, shift)
  }
  return (product(shift, before) ^ after) >>> 0
}

const top = 0x80000000
const polynomial = 0xedb88320

// x to the power of 2 to the power of each place.
const powers = Array.from({ length: 32 }, () => 0)
powers.forEach((_, place) => (powers[place] = place === 0 ? 0x40000000 : product(powers[place - 1]!, powers[place - 1]!)))

function product(a: number, b: number): number {
  let sum = 0
  let shifted = b
  for (let bit = top; bit !== 0; bit >>>= 1) {
    if (a & bit) sum ^= shifted
    shifted = shifted & 1 ? (shifted >>> 1) ^ polynomial : shifted >>> 1
  }
  return sum >>> 0
}
