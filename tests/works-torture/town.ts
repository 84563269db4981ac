import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pg from 'pg'
import { pino } from 'pino'
import { createForum, type Forum } from '../../server/forum.ts'

/** Two nodes of one forum whose host brings the members, and the tables behind them. */
export interface Town {
  /** Calls one of the nodes as a member; `who` counts from 0. */
  call: (who: number, method: string, path: string, body?: unknown, revision?: number) => Promise<Answer>
  sql: <Row extends object = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  /** What the nodes have logged as failed. */
  failures: string[]
  /** How many members are moderators, from 0 on. */
  moderators: number
  members: number
  close: () => Promise<void>
}

export interface Answer {
  status: number
  /** As JSON.parse has it; each act knows what it asked for. */
  body: any
  text: string
}

const moderators = 4

/** Opens the town: its members have joined, some of them long ago, some today. */
export async function openTown(database: string, members: number): Promise<Town> {
  const schema = `works_${randomBytes(6).toString('hex')}`
  const failures: string[] = []
  const nodes: { forum: Forum; server: Server; url: string }[] = []
  for (let place = 0; place < 2; place++) nodes.push(await openNode(database, schema, failures))
  const pool = new pg.Pool({ connectionString: database, max: 2, options: `-c search_path=${schema},public` })
  pool.on('error', () => undefined)
  let calls = 0
  const call: Town['call'] = async (who, method, path, body, revision) => {
    const answer = await fetch(nodes[calls++ % nodes.length]!.url + path, {
      method,
      redirect: 'manual',
      headers: {
        'x-id': String(who),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      text,
      body: /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined,
    }
  }
  for (let who = 0; who < members; who++) await call(who, 'GET', '/api/session')
  // A ramp that neither grows nor ends during the run: what counts then is the same whenever somebody came.
  await pool.query(
    `update member set joined_at = now() + case when id % 4 = 0 then interval '1 year' else interval '-1 year' end`,
  )
  await pool.query(`update member set role = 'moderator' where host_id::int < ${moderators}`)
  return {
    call,
    sql: async <Row extends object>(text: string, values?: unknown[]) => (await pool.query(text, values)).rows as Row[],
    failures,
    moderators,
    members,
    close: async () => {
      for (const { forum, server } of nodes) {
        server.close()
        server.closeAllConnections()
        await forum.close()
      }
      await pool.query(`drop schema if exists ${schema} cascade`)
      await pool.end()
    },
  }
}

async function openNode(database: string, schema: string, failures: string[]) {
  const forum = await createForum({
    database,
    schema,
    rateLimits: false,
    connections: 10,
    alone: true,
    log: pino({ level: 'error' }, { write: (line: string) => void (/"err"/.test(line) && failures.push(line)) }),
    viewer: (req) => {
      const id = req.get('x-id')
      return id === undefined ? null : { id, name: `neighbour ${id}` }
    },
  })
  const app = express()
  app.use(forum.router)
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { forum, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
