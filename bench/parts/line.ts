import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

/** A request. `$key` in a header stands for a key that no other request has. */
export interface Asked {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string
}

export interface Answered {
  status: number
  /** Of the body, as they came. */
  bytes: number
}

export interface Line {
  /** Fails where the line broke before the answer was whole. */
  ask: (asked: Asked) => Promise<Answered>
  /** False once the server has let go of the line, as it may between two requests. */
  isOpen: () => boolean
  close: () => void
}

/** A connection that is kept alive, with one request at a time on it. */
export async function openLine(host: string, port: number): Promise<Line> {
  const socket = connect({ host, port, noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let waiting: { resolve: (answered: Answered) => void; reject: (error: Error) => void } | undefined
  let reader = openReader()
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed the line.')))
  socket.on('data', (chunk) => {
    const answered = reader(chunk)
    if (!answered) return
    reader = openReader()
    const { resolve } = waiting!
    waiting = undefined
    resolve(answered)
  })
  const prepared = new Map<Asked, string>()
  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        let text = prepared.get(asked)
        if (text === undefined) prepared.set(asked, (text = written(asked, host, port)))
        socket.write(text.includes('$key') ? text.replace('$key', randomUUID()) : text)
      }),
    isOpen: () => socket.writable && socket.readable,
    close: () => {
      socket.removeAllListeners('close')
      socket.destroy()
    },
  }
}

function written({ method = 'GET', path, headers = {}, body = '' }: Asked, host: string, port: number): string {
  const all = {
    host: `${host}:${port}`,
    ...headers,
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

// Takes pieces of one answer and says when it is whole.
function openReader(): (chunk: Buffer) => Answered | undefined {
  let head: string | undefined
  let rest: Buffer | undefined
  let status = 0
  let length = 0
  let isChunked = false
  let bytes = 0
  // Of the chunk that is being read, with the line end behind it; and the sign of the last one.
  let left = 0
  let size = ''
  return (chunk) => {
    let from = 0
    if (head === undefined) {
      const all = rest ? Buffer.concat([rest, chunk]) : chunk
      const end = all.indexOf('\r\n\r\n')
      if (end === -1) return void (rest = all)
      head = all.toString('latin1', 0, end + 2)
      // The line end behind a last chunk may come with the next answer.
      status = Number(/^\s*HTTP\/1\.1 (\d+)/.exec(head)?.[1])
      isChunked = /\r\ntransfer-encoding: *chunked\r\n/i.test(head)
      length = status === 304 || status === 204 ? 0 : Number(/\r\ncontent-length: *(\d+)\r\n/i.exec(head)?.[1] ?? 0)
      chunk = all
      from = end + 4
    }
    if (!isChunked) {
      bytes += chunk.length - from
      return bytes >= length ? { status, bytes } : undefined
    }
    while (from < chunk.length) {
      if (left > 0) {
        const taken = Math.min(left, chunk.length - from)
        left -= taken
        from += taken
        continue
      }
      const sign = chunk[from++]!
      if (sign !== 10) size += String.fromCharCode(sign)
      else if (size.trim() !== '') {
        const next = Number.parseInt(size, 16)
        size = ''
        // The last chunk is empty, and a line end follows it.
        if (next === 0) return { status, bytes }
        bytes += next
        left = next + 2
      }
    }
    return undefined
  }
}
