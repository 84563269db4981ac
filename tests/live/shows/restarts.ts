import { openStage } from '../stage.ts'
import { inMs, openReader, openWriter, pause, type Tell, tellProcesses } from './kit.ts'

const restarts = 30
// DATABASE_CONNECTIONS of a node that was told nothing else.
const connections = 12

/** Thirty restarts of Postgres, every other one as after a crash, while people write: all that was answered is there, and the pools are whole. */
export async function playRestarts(tell: Tell): Promise<void> {
  const stage = await openStage({ nodes: 2 })
  const { nodes, postgres, record } = stage
  const [a, b] = nodes.map(({ url }) => url) as [string, string]
  try {
    const writers = await Promise.all([a, b, a, b].map(openWriter))
    const answered = new Set<string>()
    let isOver = false
    const writing = writers.map(async (writer, place) => {
      for (let turn = 0; !isOver; turn++) {
        const key = `${place}-${turn}`
        for (let tries = place; !answered.has(key) && !isOver; tries++) {
          const answer = await writer.reply([a, b][tries % 2]!, { key })
          if (answer?.status === 201) answered.add(key)
          else await pause(100)
        }
      }
    })
    for (let turn = 0; turn < restarts; turn++) {
      await (turn % 2 ? postgres.crash('SIGQUIT') : postgres.restart())
      await pause(500)
    }
    isOver = true
    await Promise.all(writing)
    const posts = await postgres.sql('select from post where number > 1')
    // The last one of each may have been given up with its answer on the way.
    const isThere = posts.length >= answered.size && posts.length <= answered.size + writers.length
    tell(`${restarts} restarts, ${answered.size} replies answered, ${posts.length} there`, isThere && answered.size > 0)
    for (const [place, url] of [a, b].entries()) {
      const held = await heldAtOnce(postgres.sql, url, writers[0]!.threadId, postgres.url)
      tell(`node ${nodes[place]!.name} takes ${held} connections at once, of ${connections}`, held === connections)
    }
    const reader = await openReader(b, writers[0]!.threadId)
    const answer = await writers[0]!.reply(a)
    const at = performance.now()
    await pause(1_500)
    const ms = (reader.arrivals.get((answer!.body as { version: number }).version) ?? Infinity) - at
    reader.close()
    tell(`a hint still goes from node to node: ${inMs(ms)} after the answer`, ms < 300)
    tellProcesses(record, tell)
  } finally {
    await stage.close()
  }
}

type Sql = Awaited<ReturnType<typeof openStage>>['postgres']['sql']

// With the table of threads locked, whoever asks for one keeps the connection it has: how many does the node take?
async function heldAtOnce(sql: Sql, url: string, threadId: string, database: string): Promise<number> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: database, options: '-c search_path=seconded' })
  await client.connect()
  await client.query('begin; lock table thread in access exclusive mode')
  // Each asks for something else: one answer would serve all who ask for the same.
  const asking = Array.from({ length: 2 * connections }, (_, since) =>
    fetch(`${url}/api/threads/${threadId}/changes?since=${since}`),
  )
  await pause(1_500)
  const [waiting] = await sql<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and query like '%left join lateral%'`,
  )
  await client.query('commit')
  await client.end()
  await Promise.all(asking)
  return waiting!.count
}
