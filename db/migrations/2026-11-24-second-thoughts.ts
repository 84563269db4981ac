import { type Kysely, sql } from 'kysely'

/** Why a post was changed or removed, and which answer waits to be accepted again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table post_revision drop column note`.execute(db)
  await sql`alter table post drop column removed_reason`.execute(db)
  await sql`alter table thread drop column set_aside_post_id`.execute(db)
}

const statements = [
  `alter table post_revision add note text`,
  `alter table post add removed_reason text`,
  `alter table thread add set_aside_post_id bigint references post`,
]
