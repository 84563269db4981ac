import { type Kysely, sql } from 'kysely'

/**
 * The shelf is looked through for words in its own order: by an index that brings what the works are called along, and not work by work.
 * Names too long for an index stand only in the table. Counts of a tag come with its works, so what counted them goes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

const names = `title_key || ' ' || creator_key`

const statements = [
  `alter table work add column short_names text generated always as (case when octet_length(${names}) <= 600 then ${names} end) stored`,
  `drop index work_shelf`,
  `create index work_shelf on work (score desc, id desc) include (short_names) where people > 0`,
  `drop index work_shelf_kind`,
  `create index work_shelf_kind on work (kind, score desc, id desc) include (short_names) where people > 0`,
  `drop function works_tagged`,
]
