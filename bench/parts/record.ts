import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { createForum } from '../../server/forum.ts'
import { ask, joinAt } from './ask.ts'

/** A statement of the forum with holes in its values, to be fired again about other things. */
export interface Statement {
  text: string
  values: Hole[]
}

/** A value as it was, with `§thread§` and the like for what is another each time; the moment; a number of the thread; or a list of such. */
export type Hole = null | boolean | number | string | { now: true } | { number: string } | Hole[]

/** What one request asks of the database. */
export interface Recorded {
  reply: Statement[]
  second: Statement[]
}

// Numbers that nothing else has, so that they are known again among the values.
const ids = { member: 700_001, thread: 800_001, post: 900_001 }
const counts = { post_count: 77_771, reply_count: 66_661, seconded: 55_551, version: 44_441 }

/** Writes a reply and a second through the forum, and takes down every statement between the request and its answer. */
export async function record(database: string, schema: string): Promise<Recorded> {
  const client = new pg.Client({ connectionString: database, options: `-c search_path=${schema},public` })
  await client.connect()
  const taken = takeDown()
  const forum = await createForum({ database, schema, rateLimits: false, alone: true, sessionSecret: 'only for the measuring' })
  const server = createServer(forum.router)
  try {
    for (const [table, id] of Object.entries(ids))
      await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), ${id}, false)`)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const [author, member] = [await joinAt(url), await joinAt(url)]
    const start = { title: 'Which statements does this take?', body: 'Those that are taken down.' }
    await ask(url, 'POST', '/api/threads', start, author.cookie)
    const during = async (method: string, path: string, body: unknown): Promise<Statement[]> => {
      let statements: Taken[] = []
      // The first time, connections are made and what is kept for later is read.
      for (const key of [`${method}-once`, `${method}-again`]) {
        taken.statements.length = 0
        await ask(url, method, path, body, member.cookie, { 'idempotency-key': key })
        statements = [...taken.statements]
        await client.query(`delete from post_seconding where member_id = ${member.view.id}`)
        const set = Object.entries(counts).map(([name, value]) => `${name} = ${value}`)
        await client.query(`update thread set ${set.join(', ')} where id = ${ids.thread}`)
      }
      return statements.map(withHoles(member.view.id, taken.told))
    }
    return {
      reply: await during('POST', `/api/threads/${ids.thread}/posts`, { body: words }),
      second: await during('PUT', `/api/posts/${ids.post}/second`, {}),
    }
  } finally {
    taken.stop()
    server.closeAllConnections()
    server.close()
    await forum.close()
    await client.end()
  }
}

interface Taken {
  text: string
  values: unknown[]
}

/** What Postgres told that a later statement says again: which transaction it is in. */
interface Told {
  transaction?: string
}

function pick(rows: Told[] | undefined): Told {
  return rows?.[0]?.transaction === undefined ? {} : { transaction: rows[0].transaction }
}

// All that this process asks of any database from now on.
function takeDown(): { statements: Taken[]; told: Told; stop: () => void } {
  const statements: Taken[] = []
  const told: Told = {}
  const query = pg.Client.prototype.query as (...asked: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const [first, second] = asked as [string | Taken, unknown[] | undefined]
    if (typeof first === 'string') statements.push({ text: first, values: second ?? [] })
    else statements.push({ text: first.text, values: first.values ?? [] })
    const answer = query.apply(this, asked)
    if (answer instanceof Promise)
      void answer.then(
        ({ rows }) => Object.assign(told, pick(rows)),
        () => undefined,
      )
    return answer
  } as typeof pg.Client.prototype.query
  return { statements, told, stop: () => void (pg.Client.prototype.query = query as typeof pg.Client.prototype.query) }
}

/** What is written, here and there: as long as most replies are. */
export const words =
  'I read it in the evenings, a chapter at a time, and wrote down **one thing** that I wanted to try the next morning. ' +
  'Most of them did not work; the few that did have stayed. Start with the third part: the first two are there for completeness, and `nobody` misses them.'

function withHoles(memberId: string, { transaction }: Told) {
  const facts = new Map([
    [memberId, 'member'],
    [String(ids.thread), 'thread'],
    [String(ids.post), 'post'],
    ['POST-again', 'key'],
    ['PUT-again', 'key'],
    ...Object.entries(counts).flatMap(([name, value]): [string, string][] => [
      [String(value), name],
      [String(value + 1), `${name}+1`],
    ]),
  ])
  const pattern = new RegExp(`\\b(${[...facts.keys()].join('|')})\\b`, 'g')
  const hole = (value: unknown): Hole => {
    if (Array.isArray(value)) return value.map(hole)
    if (value instanceof Date) return { now: true }
    if (typeof value === 'number' && facts.has(String(value))) return { number: facts.get(String(value))! }
    if (value === transaction) return '§transaction§'
    return typeof value === 'string' ? value.replace(pattern, (known) => `§${facts.get(known)}§`) : (value as Hole)
  }
  return ({ text, values }: Taken): Statement => ({ text, values: values.map(hole) })
}
