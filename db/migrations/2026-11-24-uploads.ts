import { type Kysely, sql } from 'kysely'

/** Pictures, and the posts that show them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('The files of the pictures would be left behind: drop the schema instead.')
}

const statements = [
  `create table upload (
    id text primary key,
    owner_id bigint not null references member,
    url text not null,
    small_url text,
    is_animated boolean not null,
    width int not null,
    height int not null,
    bytes int not null,
    alt text not null default '',
    sha256 text not null,
    created_at timestamptz not null default now(),
    stored_at timestamptz,
    unused_since timestamptz
  )`,
  `create index upload_owner on upload (owner_id, created_at desc)`,
  `create index upload_unused on upload (unused_since) where unused_since is not null`,
  `create table upload_use (
    upload_id text not null references upload,
    post_id bigint not null references post,
    primary key (post_id, upload_id)
  )`,
  `create index upload_use_upload on upload_use (upload_id)`,
]
