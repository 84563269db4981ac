import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { answerJobs } from '../parts/children.ts'

/** Pages to hold in memory: as text for Express, and packed as they were sent, in base64, for the plain server. */
export interface BareJob {
  kind: 'express' | 'http'
  pages: { path: string; type: string; text: string; packed: string; encoding: string | undefined }[]
}

// What the machine can do: the same bytes with nothing behind them.
answerJobs(async ({ kind, pages }: BareJob): Promise<{ url: string }> => {
  const server = createServer(kind === 'express' ? withExpress(pages) : plain(pages))
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
})

function withExpress(pages: BareJob['pages']) {
  const app = express()
  for (const { path, type, text } of pages) app.get(path, (_req, res) => void res.type(type).send(text))
  return app
}

function plain(pages: BareJob['pages']): Parameters<typeof createServer>[1] {
  const held = new Map(
    pages.map(({ path, type, packed, encoding }) => {
      const body = Buffer.from(packed, 'base64')
      const coding = encoding ? { 'content-encoding': encoding } : {}
      return [path, { body, headers: { 'content-type': type, 'content-length': body.length, ...coding } }]
    }),
  )
  return (req, res) => {
    const { headers, body } = held.get(req.url!)!
    res.writeHead(200, headers).end(body)
  }
}
