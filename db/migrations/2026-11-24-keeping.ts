import { type Kysely, sql } from 'kysely'

/** Keeping the catalogue true: corrections and what became of them, works split in two, spam that is hidden. */
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
  `create table correction (
    ${id},
    work_id bigint not null references work,
    proposed json not null,
    reason text not null,
    suggested_by bigint not null references member,
    suggested_at timestamptz not null default now(),
    accepted boolean,
    decided_by bigint references member,
    decided_at timestamptz,
    answer text not null default '',
    before json
  )`,
  `create index correction_work on correction (work_id)`,
  `create index correction_state on correction (accepted, id)`,
  `create index correction_mine on correction (suggested_by) where accepted is null`,
  `create table split (
    ${id},
    work_id bigint not null references work,
    made_id bigint not null references work,
    reason text not null,
    parts json not null,
    split_by bigint not null references member,
    split_at timestamptz not null default now(),
    undone_by bigint references member,
    undone_at timestamptz
  )`,
  `create index split_work on split (work_id)`,
  `create index split_made on split (made_id)`,
]
