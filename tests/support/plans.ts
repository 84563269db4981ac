import pg from 'pg'
import { databaseUrl } from './forum.ts'

/** A statement as it was sent. */
export interface Asked {
  sql: string
  values: unknown[]
}

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'CTE Name'?: string
  Plans?: PlanNode[]
}

/** How Postgres would read what some statements read: a line for each table or index, in the order of the plan; no costs, no counts. */
export async function readsOf(schema: string, asked: Asked[]): Promise<string[][]> {
  const client = new pg.Client({ connectionString: databaseUrl, options: `-c search_path=${schema},public` })
  await client.connect()
  try {
    const all: string[][] = []
    for (const { sql, values } of asked) {
      if (!/^\s*(select|with)/i.test(sql)) continue
      const { rows } = await client.query(`explain (format json, costs off) ${sql}`, values)
      all.push(reads((rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan))
    }
    return all
  } finally {
    await client.end()
  }
}

function reads(node: PlanNode): string[] {
  const own = line(node)
  return [...(own ? [own] : []), ...(node.Plans ?? []).flatMap(reads)]
}

function line(node: PlanNode): string | undefined {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index } = node
  if (type === 'Bitmap Heap Scan') return undefined
  if (index) return `${index}${type === 'Index Only Scan' ? ' alone' : ''}`
  return table ? `${table}, all of it` : undefined
}
