import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer, type Swap } from './mutants.ts'
import { type Node, openNode } from './nodes.ts'
import { openPostgres, type Postgres } from './postgres.ts'
import { openRecord, type Record } from './record.ts'
import { openRedis } from './redis.ts'

/** What a run plays on: nodes of the forum, their Postgres, and what is written down about them. */
export interface Stage {
  nodes: Node[]
  postgres: Postgres
  /** Kills Redis and brings it back, where there is one. */
  crashRedis: (() => Promise<void>) | undefined
  record: Record
  close: () => Promise<void>
}

/** Builds the server, with some of its source changed, and starts it as often as asked on one Postgres. */
export async function openStage(options: {
  nodes: number
  swaps?: Swap[]
  redis?: string | undefined
  /** Where the data of Postgres stands; else in a folder of the run's own. */
  dataDir?: string
}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'seconded-torture-'))
  const record = openRecord()
  const stopLag = measureLag(record)
  const closing: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })]
  const close = async () => {
    stopLag()
    for (const each of closing.splice(0)) await each()
  }
  try {
    const [main, postgres] = await Promise.all([
      buildServer(`${folder}/server`, options.swaps ?? []),
      openPostgres(options.dataDir ?? join(folder, 'data')),
    ])
    closing.unshift(postgres.close)
    const redis = options.redis ? await openRedis(options.redis) : undefined
    if (redis) closing.unshift(redis.close)
    const names = Array.from({ length: options.nodes }, (_, place) => String.fromCharCode(65 + place))
    const nodes = await Promise.all(
      names.map((name) => openNode({ name, main, databaseUrl: postgres.url, redisUrl: redis?.url, record })),
    )
    closing.unshift(async () => void (await Promise.all(nodes.map((node) => node.close()))))
    await Promise.all(nodes.map((node) => node.start()))
    return { nodes, postgres, crashRedis: redis?.crash, record, close }
  } catch (error) {
    await close()
    throw error
  }
}

function measureLag(record: Record): () => void {
  let last = performance.now()
  const timer = setInterval(() => {
    record.lagMs = Math.max(record.lagMs, performance.now() - last - 50)
    last = performance.now()
  }, 50)
  return () => clearInterval(timer)
}
