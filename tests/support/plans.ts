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

// So small in the filled forum that each way through is as short as another, and a mood of the statistics decides.
const small = new Set(['setting', 'alias', 'work', 'work_name', 'member'])

// Both begin with the recommendation, and behind one few stand: which of them is taken is such a mood too.
const alike = new Map([['recommendation_seconding_pkey', 'recommendation_seconders']])

/**
 * How Postgres would read what some statements read: a line for each index or, where all of it is read or it is small, for each table; in the
 * order of the alphabet, since the order of joins is a mood too. No costs, no counts.
 */
export async function readsOf(schema: string, asked: Asked[]): Promise<string[][]> {
  const client = new pg.Client({ connectionString: databaseUrl, options: `-c search_path=${schema},public` })
  await client.connect()
  try {
    const all: string[][] = []
    for (const { sql, values } of asked) {
      if (!/^\s*(select|with)/i.test(sql)) continue
      const { rows } = await client.query(`explain (format json, costs off) ${sql}`, values)
      const lines = reads((rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan)
      all.push([...new Set(lines)].sort())
    }
    return all
  } finally {
    await client.end()
  }
}

function reads(node: PlanNode): string[] {
  const own = line(node)
  if (own && small.has(own)) return [own]
  return [...(own ? [own] : []), ...(node.Plans ?? []).flatMap(reads)]
}

function line(node: PlanNode): string | undefined {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index } = node
  if (table && small.has(table)) return table
  if (type === 'Bitmap Heap Scan') return undefined
  if (index) return alike.get(index) ?? index
  return table ? `${table}, all of it` : undefined
}
