import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { answerJobs } from '../parts/children.ts'
import type { Hole, Statement } from '../parts/record.ts'
import { quantile } from '../parts/rounds.ts'

export interface StatementsJob {
  database: string
  schema: string
  statements: Statement[]
  /** What each writer writes about, one after the other, over and over. */
  writers: { member: string; thread: string; post: string }[][]
  seconds: number
}

// The statements of the forum with nothing around them, each writer on a connection of its own, named as the forum names them.
answerJobs(async (job: StatementsJob): Promise<{ perSecond: number; p99: number }> => {
  const names = new Map(job.statements.map(({ text }, place) => [text, `s${place}`]))
  const clients = await Promise.all(job.writers.map(() => connected(job)))
  const times: number[] = []
  const start = performance.now()
  await Promise.all(
    job.writers.map(async (subjects, writer) => {
      for (let step = 0; performance.now() - start < job.seconds * 1_000; step++) {
        const before = performance.now()
        await once(clients[writer]!, job.statements, names, subjects[step % subjects.length]!)
        times.push(performance.now() - before)
      }
    }),
  )
  const seconds = (performance.now() - start) / 1_000
  await Promise.all(clients.map((client) => client.end()))
  return { perSecond: times.length / seconds, p99: quantile(times, 0.99) }
})

async function connected({ database, schema }: StatementsJob): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database, options: `-c search_path=${schema},public -c timezone=UTC` })
  await client.connect()
  return client
}

async function once(
  client: pg.Client,
  statements: Statement[],
  names: Map<string, string>,
  subject: StatementsJob['writers'][number][number],
): Promise<void> {
  const facts: Record<string, string | number> = { key: randomUUID(), ...subject }
  const filled = (hole: Hole): unknown => {
    if (typeof hole === 'string')
      return hole.includes('§') ? hole.replace(/§(.+?)§/g, (_, name: string) => String(facts[name])) : hole
    if (Array.isArray(hole)) return hole.map(filled)
    if (hole === null || typeof hole !== 'object') return hole
    return 'now' in hole ? new Date() : facts[hole.number]
  }
  for (const { text, values } of statements) {
    const { rows } = values.length
      ? await client.query({ name: names.get(text)!, text, values: values.map(filled) })
      : await client.query(text)
    // The locked row says what comes next, and in which transaction.
    const [row] = rows ?? []
    if (row?.transaction) facts.transaction = row.transaction
    if (row && 'post_count' in row) for (const name of counted) Object.assign(facts, nextOf(name, row[name]))
  }
}

const counted = ['post_count', 'reply_count', 'seconded', 'version']

function nextOf(name: string, value: number) {
  return { [name]: value, [`${name}+1`]: value + 1 }
}
