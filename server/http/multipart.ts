import type { Request, Response } from 'express'
import busboy from 'busboy'
import { Refusal } from '../refusal.ts'

/** What a multipart form carried: the file in its field `file`, and what stood in the other fields. */
export interface Parts {
  file: Buffer | undefined
  fields: Record<string, unknown>
}

/** What one forum holds of files that are being sent; each is held whole until it was dealt with. */
export interface Hands {
  bytes: number
}

// Six of the largest at once, with room to spare; more wait at their senders'.
const inHandsAtMost = 64 * 1024 * 1024
// What stands around a file: boundaries, headers, a few fields.
const aroundAtMost = 64 * 1024

/**
 * Reads a multipart form with one file of at most `atMost` bytes into memory, and answers what lets go of it. Refuses the moment that
 * a bound is passed, without reading on: by the length that was announced, where one was.
 */
export async function readParts(req: Request, hands: Hands, atMost: number): Promise<Parts & { letGo: () => void }> {
  if (Number(req.get('content-length') ?? 0) > atMost + aroundAtMost) throw tooLarge(atMost)
  let held = 0
  const hold = (bytes: number) => {
    held += bytes
    hands.bytes += bytes
    if (held > atMost + aroundAtMost) throw tooLarge(atMost)
    if (hands.bytes > inHandsAtMost) throw new Refusal('away', 'Many files are coming in. Try again in a moment.', [], 5)
  }
  const letGo = () => {
    hands.bytes -= held
    held = 0
  }
  try {
    return { ...(await parse(req, atMost, hold)), letGo }
  } catch (error) {
    letGo()
    throw error
  }
}

function parse(req: Request, atMost: number, hold: (bytes: number) => void): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const parser = parserFor(req, atMost)
    const chunks: Buffer[] = []
    const fields: Record<string, unknown> = {}
    let isFile = false
    const stop = (error: unknown) => {
      req.off('data', count)
      req.unpipe(parser)
      // It says that its form ended early, to nobody.
      parser.removeAllListeners().on('error', () => undefined)
      reject(error as Error)
    }
    const count = ({ length }: Buffer) => {
      try {
        hold(length)
      } catch (error) {
        stop(error)
      }
    }
    parser.on('file', (name, stream) => {
      if (name !== 'file' || isFile) return stream.on('error', () => undefined).resume()
      isFile = true
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      // The parser says it as well.
      stream.on('error', () => undefined)
      stream.on('limit', () => stop(tooLarge(atMost)))
      return undefined
    })
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) stop(new Refusal('too-large', 'A field of this form is too long.'))
      else fields[name] = value
    })
    parser.on('error', () => stop(unreadable()))
    parser.on('close', () => resolve({ file: isFile ? Buffer.concat(chunks) : undefined, fields }))
    req.once('close', () => req.complete || stop(unreadable()))
    req.on('data', count)
    req.pipe(parser)
  })
}

function parserFor(req: Request, atMost: number) {
  try {
    return busboy({
      headers: req.headers,
      // A file that comes to the limit is over it.
      limits: { files: 2, fileSize: atMost + 1, fields: 8, fieldSize: 8_000, fieldNameSize: 50, parts: 10, headerPairs: 20 },
    })
  } catch {
    throw new Refusal('malformed', 'Send multipart/form-data, with the file in its field "file".')
  }
}

// How long who was refused may take to read why.
const lingerMs = 1_000

/** Reads no more of a request that was answered before all of it came; and hangs up, but not before the answer can have been read. */
export function readNoMore(req: Request, res: Response): void {
  res.once('finish', () => {
    if (req.complete) return
    const { socket } = req
    // Node's own listener, which has just run, lets the rest flow into nothing: 100 MB as well as one.
    setImmediate(() => socket.pause())
    const hangUp = setTimeout(() => socket.destroy(), lingerMs)
    socket.once('close', () => clearTimeout(hangUp))
  })
}

function tooLarge(atMost: number): Refusal {
  const message = `At most ${atMost / 1024 / 1024} MB.`
  return new Refusal('too-large', message, [{ path: 'file', message }])
}

function unreadable(): Refusal {
  return new Refusal('malformed', 'This form cannot be read.')
}
