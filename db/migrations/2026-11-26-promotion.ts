import { type Kysely, sql } from 'kysely'

/**
 * Likely self-promotion: who recommends the same site or creator again and again. What such a member weighs for its works is capped: the
 * ramp that they earned stays beside the one that counts, so that lifting the mark gives it back as it was.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

const statements = [
  `create table promotion (
    id bigint generated always as identity primary key,
    member_id bigint not null references member,
    subject text not null,
    name text not null,
    counted int not null,
    out_of int not null,
    evidence bigint[] not null,
    found_at timestamptz not null,
    decided text check (decided in ('fine', 'confirmed')),
    decided_by bigint references member,
    decided_at timestamptz,
    unique (member_id, subject)
  )`,
  `create index promotion_shown on promotion (coalesce(decided, 'open'), id desc)`,
  `create index recommendation_lately on recommendation (author_id, id desc) include (post_id, work_id) where standing`,
  // The cap is works/rank's, which a test compares.
  `alter table backing rename column ramp to earned`,
  `alter table backing add capped boolean not null default false`,
  `alter table backing add ramp int not null generated always as (case when capped then least(earned, 20) else earned end) stored`,
  `create index backing_capped on backing (member_id) where capped`,
]
