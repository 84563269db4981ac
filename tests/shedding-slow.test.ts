import type { Server } from 'node:http'
import { performance } from 'node:perf_hooks'
import { jest } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import type { Kept } from '../server/http/kept.ts'
import { openShedding } from '../server/http/shed.ts'

// A node whose reads take as long as the test says: each waits for its turn to be answered.
let now: number
let waiting: express.Response[]
let shedding: ReturnType<typeof openShedding>
let server: Server
let isOver: boolean
beforeEach(() => {
  ;[now, waiting, isOver] = [0, [], false]
  jest.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => {
  isOver = true
  shedding.close()
  server.closeAllConnections()
  server.close()
  jest.restoreAllMocks()
})

function openNode() {
  const kept = { serveAged: async () => false, stats: () => ({ hits: 0, misses: 0, bytes: 0, entries: 0 }) } as unknown as Kept
  const pool = { waitingCount: 0, options: { max: 10 } }
  shedding = openShedding({ pool, kept, refuse: (_req, res) => void res.sendStatus(503) })
  const app = express()
  app.use(shedding.handler)
  app.get('/', (_req, res) => void waiting.push(res))
  server = app.listen(0)
  const ask = () =>
    request(server)
      .get('/')
      .then(({ status }) => status)
  const arrived = async (reads: number) => {
    while (waiting.length < reads && !isOver) await new Promise((resolve) => setImmediate(resolve))
  }
  /** Answers the first of those who wait, so long after they asked. */
  const answer = (reads: number, ms: number) => {
    now += ms
    for (const res of waiting.splice(0, reads)) res.sendStatus(200)
  }
  return { ask, arrived, answer }
}

test.each([
  [100, 'let in'],
  [3_000, 503],
])('while many are under way and the last took %i ms, who comes is %s', async (ms, outcome) => {
  const { ask, arrived, answer } = openNode()
  const first = Array.from({ length: 70 }, ask)
  await arrived(70)
  answer(20, ms)
  expect(await Promise.all(first.slice(0, 20))).toEqual(Array(20).fill(200))
  expect(await Promise.race([ask(), arrived(51).then(() => 'let in')])).toBe(outcome)
  answer(51, 0)
  await Promise.all(first)
  // With few under way each is let in, however slow the machine is.
  const alone = ask()
  await arrived(1)
  answer(1, 0)
  expect(await alone).toBe(200)
})
