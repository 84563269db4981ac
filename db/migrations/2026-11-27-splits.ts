import { type Kysely, sql } from 'kysely'

/** Works that two were thrown into, split again: what went to the new one, so that it can be put back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

const statements = [
  `create table split (
    id bigint generated always as identity primary key,
    work_id bigint not null references work,
    new_id bigint not null references work,
    reason text not null,
    moved json not null,
    split_by bigint not null references member,
    split_at timestamptz not null default now(),
    undone_by bigint references member,
    undone_at timestamptz
  )`,
  `create index split_work on split (work_id)`,
  `create index split_new on split (new_id)`,
  // An undone split leaves its work merged into the one that it came from; the history tells that as the split's own end.
  `alter table merge add split_id bigint references split`,
]
