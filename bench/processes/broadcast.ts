import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { answerJobs } from '../parts/children.ts'

/** A message as the forum sends it; the next one is numbered one higher. */
export interface BroadcastJob {
  message: { from: number; to: number }
}

// Socket.IO with nothing behind it: a request is answered, and all in the room are told the same bytes.
answerJobs(async ({ message }: BroadcastJob): Promise<{ url: string }> => {
  let version = message.to
  const server = createServer((_req, res) => {
    version += 1
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify({ version }))
    io.to('thread').emit('thread.changed', { ...message, from: version - 1, to: version })
  })
  const io = new Server(server, { serveClient: false, perMessageDeflate: false })
  io.on('connection', (socket) => {
    socket.on('watch', async (_message, answer: (watching: object) => void) => {
      await socket.join('thread')
      answer({ version })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
})
