import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io } from 'socket.io-client'
import { openLive } from '../../server/live/socket.ts'

test('who comes while the database is away is let in when it is back', async () => {
  const server = createServer()
  const failures: unknown[] = []
  const live = openLive(server, {
    path: '/socket.io',
    mayConnect: () => true,
    identify: (_req, _res, next) => next(),
    viewerOf: () => undefined,
    mayWatch: async () => {
      if (failures.length < 2) throw new Error('The database is away.')
      return 7
    },
    changes: async () => undefined,
    versions: async () => new Map(),
    epoch: 'one',
    onError: (error) => failures.push(error),
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const line = io(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { transports: ['websocket'], forceNew: true })
  expect(await line.emitWithAck('watch', { threadId: '1', since: 3 })).toEqual({ version: 7, epoch: 'one' })
  expect(failures).toHaveLength(2)
  line.disconnect()
  await live.close()
  server.close()
})
