import { type Kysely, sql } from 'kysely'

/** Members, threads, posts, works, seconds, and what keeps them true. Written in SQL, since that is what a reader of a schema reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('The first migration is not undone: drop the schema instead.')
}

const id = 'id bigint generated always as identity primary key'
const counts =
  'want int not null default 0, started int not null default 0, finished int not null default 0, "using" int not null default 0, stopped int not null default 0'

const statements = [
  `create table member (
    ${id},
    name text not null unique,
    name_key text not null unique,
    display_name text not null,
    email text,
    password_hash text,
    host_id text unique,
    role text not null default 'member' check (role in ('member', 'moderator', 'admin')),
    avatar_url text,
    language text check (language in ('en', 'de')),
    joined_at timestamptz not null default now(),
    suspended_until timestamptz,
    removed_at timestamptz
  )`,
  `create unique index member_email on member (lower(email))`,

  `create table thread (
    ${id},
    title text not null,
    slug text not null,
    kind text not null check (kind in ('question', 'discussion')),
    tags text[] not null default '{}',
    author_id bigint not null references member,
    created_at timestamptz not null default now(),
    last_activity_at timestamptz not null default now(),
    post_count int not null default 0,
    reply_count int not null default 0,
    seconded int not null default 0,
    version int not null default 0,
    locked_at timestamptz,
    locked_version int,
    accepted_post_id bigint,
    removed_at timestamptz
  ) with (fillfactor = 80)`,
  `create index thread_active on thread (last_activity_at desc, id desc)`,
  `create index thread_top on thread (seconded desc, id desc)`,
  `create index thread_author on thread (author_id, id desc)`,
  `create index thread_tags on thread using gin (tags)`,

  `create table post (
    ${id},
    thread_id bigint not null references thread,
    number int not null,
    reply_to bigint references post,
    branch int not null,
    depth int not null,
    author_id bigint not null references member,
    body text not null,
    html text not null,
    renderer int not null,
    created_at timestamptz not null default now(),
    edited_at timestamptz,
    removed_at timestamptz,
    removed_by bigint references member,
    hidden_at timestamptz,
    hidden_reason text,
    seconded int not null default 0,
    version int not null,
    revision int not null default 1,
    unique (thread_id, number)
  ) with (fillfactor = 90)`,
  `create index post_changes on post (thread_id, version, number)`,
  // Turned round, so that the most seconded come first and the older before the younger, and a page goes on where the one before ended.
  `create index post_top on post (thread_id, (-seconded), number)`,
  // A thread's first page counts its branches out of the index alone.
  `create index post_branch on post (thread_id, branch, number) include (id, depth, seconded)`,
  `create index post_author on post (author_id, id desc)`,
  `alter table thread add foreign key (accepted_post_id) references post`,

  `create table post_revision (
    post_id bigint not null references post,
    revision int not null,
    body text not null,
    title text,
    tags text[],
    edited_by bigint not null references member,
    edited_at timestamptz not null default now(),
    primary key (post_id, revision)
  )`,
  `create table seen (
    member_id bigint not null references member,
    thread_id bigint not null references thread,
    version int not null,
    seen_at timestamptz not null default now(),
    primary key (member_id, thread_id)
  )`,
  `create table post_seconding (
    post_id bigint not null references post,
    member_id bigint not null references member,
    thread_id bigint not null references thread,
    seconded_at timestamptz not null default now(),
    primary key (post_id, member_id)
  )`,
  `create index post_seconding_mine on post_seconding (member_id, thread_id)`,

  `create table work (
    ${id},
    kind text not null check (kind in ('book', 'tool', 'course', 'talk', 'article', 'podcast', 'other')),
    title text not null,
    slug text not null,
    creators text[] not null default '{}',
    url text,
    title_key text not null,
    creator_key text not null,
    created_at timestamptz not null default now(),
    people int not null default 0,
    threads int not null default 0,
    ${counts},
    heft int not null default 0,
    support int not null default 0,
    score double precision generated always as ((heft / 100.0::float8) * (3 + support / 1000.0::float8) / (3 + heft / 100.0::float8)) stored
  ) with (fillfactor = 85)`,
  // The root of a work that was merged stands for it; one that was not is its own root. A root knows for how many it stands, so that who
  // locks its row reads it there. One that is hidden counts nothing, and no list holds it; what shows works by another way asks for the date.
  `alter table work add root_id bigint not null references work, add parts int not null default 1, add hidden_at timestamptz`,
  `create function own_root() returns trigger language plpgsql as $$ begin new.root_id := coalesce(new.root_id, new.id); return new; end $$`,
  `create trigger own_root before insert on work for each row execute function own_root()`,
  `create index work_root on work (root_id)`,
  `create table merge (
    ${id},
    work_id bigint not null references work,
    into_id bigint not null references work,
    reason text not null,
    merged_by bigint not null references member,
    merged_at timestamptz not null default now(),
    undone_by bigint references member,
    undone_at timestamptz
  )`,
  `create index merge_work on merge (work_id)`,
  `create index merge_into on merge (into_id)`,
  `create index work_title on work (title_key)`,
  `create index work_shelf on work (score desc, id desc) where people > 0`,
  `create index work_shelf_kind on work (kind, score desc, id desc) where people > 0`,

  `create table identifier (
    scheme text not null,
    value text not null,
    work_id bigint not null references work,
    primary key (scheme, value)
  )`,
  `create index identifier_work on identifier (work_id)`,
  `create table alias (
    work_id bigint not null references work,
    alias text not null,
    alias_key text not null,
    primary key (work_id, alias_key)
  )`,
  `create index alias_key on alias (alias_key)`,

  `create table recommendation (
    ${id},
    post_id bigint not null references post,
    thread_id bigint not null references thread,
    work_id bigint not null references work,
    author_id bigint not null references member,
    position int not null,
    excerpt text not null,
    created_at timestamptz not null default now(),
    standing boolean not null default true,
    seconded int not null default 0,
    ${counts},
    unique (post_id, work_id)
  )`,
  `create index recommendation_thread on recommendation (thread_id, seconded desc, id)`,
  `create index recommendation_work on recommendation (work_id, seconded desc, id)`,
  `create index recommendation_author on recommendation (author_id, work_id)`,
  `create table recommendation_seconding (
    recommendation_id bigint not null references recommendation,
    member_id bigint not null references member,
    thread_id bigint not null references thread,
    work_id bigint not null references work,
    standing boolean not null default true,
    seconded_at timestamptz not null default now(),
    primary key (recommendation_id, member_id)
  )`,
  `create index recommendation_seconding_mine on recommendation_seconding (member_id, thread_id)`,
  `create index recommendation_seconding_work on recommendation_seconding (member_id, work_id)`,

  `create table experience (
    work_id bigint not null references work,
    member_id bigint not null references member,
    experience text not null check (experience in ('want', 'started', 'finished', 'using', 'stopped')),
    note text not null default '',
    private boolean not null default false,
    said_at timestamptz not null default now(),
    primary key (work_id, member_id)
  )`,
  `create index experience_member on experience (member_id)`,
  `create table backing (
    work_id bigint not null references work,
    member_id bigint not null references member,
    sources int not null,
    ramp int not null default 100,
    primary key (work_id, member_id)
  ) with (fillfactor = 90)`,
  `create index backing_member on backing (member_id) where sources > 0`,
  `create table work_thread (
    work_id bigint not null references work,
    thread_id bigint not null references thread,
    sources int not null,
    primary key (work_id, thread_id)
  ) with (fillfactor = 90)`,

  `create table idempotency (
    member_id bigint not null references member,
    key text not null,
    fingerprint text not null,
    answer json,
    claimed_at timestamptz not null default now(),
    primary key (member_id, key)
  )`,
  `create index idempotency_age on idempotency (claimed_at)`,
  `create table session (
    sid text primary key,
    sess json not null,
    expire timestamptz not null
  )`,
  `create index session_expire on session (expire)`,
  `create table setting (name text primary key, value text not null)`,
  `create table rate_limit (
    key text primary key,
    points int not null default 0,
    expire bigint
  )`,
  `create table socket_io_attachments (id bigint generated always as identity primary key, created_at timestamptz not null default now(), payload bytea)`,
  `insert into setting values ('epoch', gen_random_uuid()::text)`,
]
