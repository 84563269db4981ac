import { type Kysely, sql } from 'kysely'

/**
 * At which versions a post was born, last reworded and last seconded, and by whom: what tells a reader who was here at some version
 * why a post is news. Zero means: before this was kept. And who does not want others to see that they are writing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table post add born int not null default 0, add reworded int not null default 0, add backed int not null default 0,
    add backed_by bigint references member`,
  `alter table member add typing_hidden boolean not null default false`,
]

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}
