import { type Kysely, sql } from 'kysely'

/** What members suggest to change of works, and what became of it; the year of a work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

const id = 'id bigint generated always as identity primary key'

const statements = [
  // Whether anything has ever been corrected: most works have no such history, and their pages need not look for it.
  `alter table work add year int, add amended boolean not null default false`,
  `create table correction (
    ${id},
    work_id bigint not null references work,
    changes json not null,
    stood json not null,
    reason text not null,
    suggested_by bigint not null references member,
    suggested_at timestamptz not null default now(),
    accepted boolean,
    decided_by bigint references member,
    decided_at timestamptz,
    decision text
  )`,
  `create index correction_work on correction (work_id, id)`,
  `create index correction_open on correction (id) where decided_at is null`,
  `create index correction_member on correction (suggested_by, id)`,
]
