import pg from 'pg'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { layAside } from './aside.ts'
import { copy } from './copy.ts'
import { count } from './counters.ts'
import { drawDeeds, drawRemoved, numberAll } from './history.ts'
import { conversationTables, type Drawn, type Table } from './rows.ts'
import { drawShape } from './shape.ts'
import type { Size } from './sizes.ts'
import { drawTexts } from './texts.ts'
import { nameWorks } from './work-facts.ts'
import { workTables } from './work-rows.ts'
import { drawWorks } from './works.ts'

export interface FillOptions {
  /** A Postgres URL. */
  database: string
  schema: string
  size: Size
  /** Takes one line a time about what is being done. */
  say?: (line: string) => void
}

/**
 * Brings a plausible community into a forum's database, beside what is there: all of it or, when it breaks off, nothing. Migrates first.
 * The same size gives the same community. Nobody writes meanwhile: the tables are locked. Answers the rows by table.
 */
export async function fill({ database, schema, size, say = () => undefined }: FillOptions): Promise<Record<string, number>> {
  const connection = connect({ database, schema, connections: 2, isPatient: true })
  await migrate(connection.db, schema).finally(connection.close)
  const client = new pg.Client({
    connectionString: database,
    options: `-c search_path=${schema},public -c timezone=UTC -c idle_in_transaction_session_timeout=0`,
  })
  await client.connect()
  try {
    await client.query('begin')
    const drawn = draw(size, await firstIds(client))
    say(`drew ${size.posts} posts in ${drawn.shape.threads.count} threads`)
    const tables = [...conversationTables(drawn), ...workTables(drawn)]
    const rows = await bringIn(client, tables, say)
    await client.query('commit')
    for (const { name } of [...tables, { name: 'work_name' }, { name: 'work_word' }, { name: 'post_words' }, { name: 'ranking' }])
      await client.query(`vacuum analyze ${name}`)
    return rows
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

function draw(size: Size, from: Drawn['from']): Drawn {
  const shape = drawShape(size)
  const removedAt = drawRemoved(size, shape)
  const works = drawWorks(size, shape, (post) => removedAt[post]! > 0)
  const deeds = drawDeeds(size, shape, removedAt)
  return {
    size,
    shape,
    texts: drawTexts(size),
    works,
    facts: nameWorks(size, from.work),
    deeds,
    numbered: numberAll(size, shape, deeds, works),
    counters: count(size, shape, deeds, works),
    from,
  }
}

async function bringIn(client: pg.Client, tables: Table[], say: (line: string) => void): Promise<Record<string, number>> {
  // The last three are filled by triggers.
  const bringBack = await layAside(client, [...tables.map((table) => table.name), 'work_name', 'work_word', 'post_words'])
  // What triggers rank, row by row and by the indexes, is ranked at the end.
  await client.query(`select set_config('seconded.recounting', 'on', true)`)
  const rows: Record<string, number> = {}
  for (const table of tables) {
    const start = performance.now()
    rows[table.name] = await copy(client, table.name, table.columns, table.rows())
    say(`${table.name}: ${rows[table.name]} rows, ${inSeconds(start)} s`)
  }
  const start = performance.now()
  await bringBack()
  await client.query('select rank_all()')
  say(`indexes, foreign keys and the ranking: ${inSeconds(start)} s`)
  for (const name of counted)
    await client.query(`select setval(pg_get_serial_sequence('${name}', 'id'), (select max(id) from ${name}))`)
  return rows
}

const counted = ['member', 'thread', 'post', 'work', 'recommendation'] as const

async function firstIds(client: pg.Client): Promise<Drawn['from']> {
  const from: Partial<Drawn['from']> = {}
  for (const name of counted) {
    await client.query(`lock table ${name} in access exclusive mode`)
    const { rows } = await client.query<{ id: string }>(`select coalesce(max(id), 0) + 1 as id from ${name}`)
    from[name] = Number(rows[0]!.id)
  }
  return from as Drawn['from']
}

function inSeconds(start: number): string {
  return ((performance.now() - start) / 1_000).toFixed(1)
}
