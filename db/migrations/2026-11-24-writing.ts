import { type Kysely, sql } from 'kysely'

/** What writing needs: a reply that seconds, and who seconds first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

const statements = [
  // The recommendation that a reply stands behind with its words; the second itself stands in recommendation_seconding.
  `alter table post add seconds_id bigint references recommendation`,
  `create index post_seconds on post (seconds_id) where seconds_id is not null`,
  `create index recommendation_seconders on recommendation_seconding (recommendation_id, seconded_at desc, member_id desc) where standing`,

  // Of what: a tool of one version, a book of one edition.
  `alter table experience add edition text not null default ''`,

  // What a member has begun to write, by the form that it stands in; a version is never given twice.
  `create sequence draft_version`,
  `create table draft (
    member_id bigint not null references member,
    place text not null,
    fields json not null,
    version bigint not null,
    saved_at timestamptz not null,
    primary key (member_id, place)
  )`,
  `create index draft_newest on draft (member_id, saved_at desc)`,

  // Texts to begin with: a member's own, and what a thread's author asks replies to begin with.
  `create table template (
    member_id bigint not null references member,
    name text not null,
    body text not null,
    saved_at timestamptz not null,
    primary key (member_id, name)
  )`,
  `create table thread_template (thread_id bigint primary key references thread, body text not null)`,

  // Members are suggested by how their names begin.
  `create index member_name_begins on member (name text_pattern_ops) where removed_at is null`,
  `create index member_display_name_begins on member (lower(display_name) text_pattern_ops) where removed_at is null`,
]
