import type { Metadata, Sharp } from 'sharp'
import { Refusal } from '../refusal.ts'
import { isSomethingElseToo, kindOf } from './kind.ts'
import { smallWidth } from './rules.ts'

/** A picture as it is kept: WebP without metadata, upright, in one or two sizes. */
export interface Picture {
  width: number
  height: number
  /** Then `small` is its first frame, for whom things should not move. */
  isAnimated: boolean
  full: Buffer
  /** At most 640 wide; none where the picture itself is no wider. */
  small: Buffer | undefined
}

/** A page's column takes half of it, a sharp screen all; a long screenshot is tall. */
const most = { width: 1_600, height: 16_000 }
/** What the largest cameras make. More would take more memory than a picture is worth: 4 bytes a pixel, where it must be held whole. */
const pixelsAtMost = 50_000_000
/** A progressive picture is held whole while it is read. */
const heldAtMost = 25_000_000
/** A recording of half a minute at ten frames a second. Each frame is encoded: all of them together take up to three seconds. */
const animated = { frames: 300, pixels: 60_000_000, width: 640, height: 1_280 }
/** Cameras use ten; each scan of a progressive JPEG goes over the whole picture again. */
const scansAtMost = 50
const secondsAtMost = 10
// Half of what 80 gives in bytes would be seen in text on screenshots.
const quality = 80

/**
 * A picture out of whatever was sent. Refuses what is no JPEG, PNG, GIF, WebP or AVIF by its content, what is something else too, what
 * is cut off, and what is too large once it is decoded, before it is decoded.
 */
export async function pictureFrom(file: Buffer): Promise<Picture> {
  const kind = kindOf(file)
  if (!kind) throw refused('This is no picture that can be taken: JPEG, PNG, GIF, WebP or AVIF.')
  if (isSomethingElseToo(file))
    throw refused('This file is a picture and something else too. Save the picture anew, then send that.')
  if (kind === 'jpeg' && scansIn(file) > scansAtMost) throw broken()
  const sharp = await library()
  const facts = await read(() => sharp(file, { limitInputPixels: false }).metadata())
  const frames = facts.pages ?? 1
  measure(facts, frames)
  return read(() => (frames > 1 ? moving(file) : still(file)))
}

// It takes a tenth of a second and 18 MB: where nobody shows a picture, neither is spent.
async function library() {
  return (await import('sharp')).default
}

async function still(file: Buffer): Promise<Picture> {
  const full = await fit((await opened(file)).autoOrient(), most).toBuffer({ resolveWithObject: true })
  const { width, height } = full.info
  const small = width > smallWidth ? await smaller(full.data) : undefined
  return { width, height, isAnimated: false, full: full.data, small }
}

async function moving(file: Buffer): Promise<Picture> {
  const full = await fit(await opened(file, -1), animated).toBuffer({ resolveWithObject: true })
  const { width, height, pageHeight = height } = full.info
  return { width, height: pageHeight, isAnimated: true, full: full.data, small: await smaller(file) }
}

// Of a picture that moves, the first frame.
async function smaller(file: Buffer): Promise<Buffer> {
  return fit(await opened(file), { ...most, width: smallWidth }).toBuffer()
}

async function opened(file: Buffer, pages = 1): Promise<Sharp> {
  const sharp = await library()
  return sharp(file, { pages, failOn: 'error', limitInputPixels: Math.max(pixelsAtMost, animated.pixels), sequentialRead: true })
}

// Without being asked to keep it, sharp leaves all metadata out: no place, no camera, no thumbnail.
function fit(picture: Sharp, { width, height }: { width: number; height: number }): Sharp {
  return picture
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .webp({ quality, effort: 3 })
    .timeout({ seconds: secondsAtMost })
}

function measure(facts: Metadata, frames: number): void {
  const pixels = facts.width * (facts.pageHeight ?? facts.height) * frames
  if (frames > 1) {
    if (frames <= animated.frames && pixels <= animated.pixels) return
    throw refused('This picture moves for too long. Make it shorter or smaller, or link to it as a film.')
  }
  if (pixels > pixelsAtMost || (facts.isProgressive && pixels > heldAtMost))
    throw refused(`This picture has ${Math.round(pixels / 1e6)} million dots. Make it smaller; 2000 in a row are plenty.`)
}

function scansIn(file: Buffer): number {
  let scans = 0
  for (let at = file.indexOf('\xff\xda', 0, 'latin1'); at >= 0; at = file.indexOf('\xff\xda', at + 2, 'latin1')) scans += 1
  return scans
}

async function read<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // sharp throws plain errors with the library's words: whatever it could not read, the file is at fault.
    throw error instanceof Refusal ? error : broken()
  }
}

function broken(): Refusal {
  return refused('This picture cannot be read: it is damaged, or cut off.')
}

function refused(message: string): Refusal {
  return new Refusal('invalid', message, [{ path: 'file', message }])
}
