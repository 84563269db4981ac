import { connect } from 'node:net'

/** A WebSocket spoken by hand, which leaves unread what comes until it is asked for. */
export interface SlowReader {
  /** Reads on until a text has come; answers all that has come so far. */
  readUntil: (text: string) => Promise<string>
  end: () => void
}

/** Connects and watches a thread, then reads nothing more. */
export async function openSlowReader(url: string, threadId: string): Promise<SlowReader> {
  const { host, port } = new URL(url)
  const socket = connect({ port: Number(port), host: '127.0.0.1' })
  const pieces: string[] = []
  let wake = () => {}
  socket.setEncoding('latin1').on('data', (more: string) => {
    pieces.push(more)
    wake()
  })
  const readUntil = async (wanted: string) => {
    socket.resume()
    // What was looked through is not looked through again: there may be megabytes of it.
    let seen = 0
    let end = ''
    for (;;) {
      const fresh = end + pieces.slice(seen).join('')
      if (fresh.includes(wanted)) return pieces.join('')
      end = fresh.slice(1 - wanted.length)
      seen = pieces.length
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  const send = (message: string) => socket.write(frame(message))
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n',
  )
  await readUntil('"sid"')
  send('40')
  await readUntil('40{"sid"')
  send(`420["watch",{"threadId":"${threadId}","since":1}]`)
  await readUntil('430[{"version"')
  socket.pause()
  return { readUntil, end: () => socket.destroy() }
}

// A text frame of a client, shorter than 126 bytes, masked with zeros.
function frame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)])
}
