import { type Kysely, sql } from 'kysely'

/** Keeping the catalogue true: who hid which work as spam. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

const id = 'id bigint generated always as identity primary key'

const statements = [
  `create table hiding (
    ${id},
    work_id bigint not null references work,
    reason text not null,
    hidden_by bigint not null references member,
    hidden_at timestamptz not null default now(),
    shown_by bigint references member,
    shown_at timestamptz
  )`,
  `create index hiding_work on hiding (work_id)`,
]
