import { type Kysely, sql } from 'kysely'

/**
 * How works are found by names that are not quite theirs. The names stand in a table of their own, which changes only with a name: a
 * work's row changes with each second, and a trigram index on it would grow by forty entries each time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = await ownSchema(db)
  const trigrams = await trigramsIn(db)
  for (const statement of statements(`"${schema}"`, `"${trigrams}"`)) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

async function ownSchema(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db)
  return rows[0]!.schema
}

// The extension belongs to the database, not to a forum: it goes into public, unless it is somewhere already.
async function trigramsIn(db: Kysely<unknown>): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended('seconded: create extension pg_trgm', 0))`.execute(db)
  const there = await placeOfTrigrams(db)
  if (there) return there
  await sql`create extension pg_trgm with schema public`.execute(db).catch((error: Error) => {
    throw new Error(
      `The database needs the extension pg_trgm, and it could not be added (${error.message}). Ask whoever runs the database for ` +
        `"create extension pg_trgm with schema public" in it (the package is called postgresql-contrib where it is missing), then start again.`,
      { cause: error },
    )
  })
  return 'public'
}

async function placeOfTrigrams(db: Kysely<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string; usable: boolean }>`
    select nspname as name, has_schema_privilege(nspname, 'usage') as usable
    from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm'`.execute(db)
  const [place] = rows
  if (place && !place.usable)
    throw new Error(
      `The extension pg_trgm is in the schema "${place.name}", which this role may not use. Ask for "grant usage on schema ${place.name}".`,
    )
  return place?.name
}

function statements(schema: string, trigrams: string): string[] {
  return [
    // A setting of an extension is known only once its library is loaded, and an unknown one only a superuser may give to a function.
    `select ${trigrams}.similarity('a', 'a')`,
    `create table work_name (
      work_id bigint primary key references work on delete cascade,
      title_key text not null,
      creator_key text not null
    )`,
    `insert into work_name select id, title_key, creator_key from work`,
    `create function keep_work_name() returns trigger language plpgsql set search_path = ${schema} as $$
      begin
        insert into work_name values (new.id, new.title_key, new.creator_key)
        on conflict (work_id) do update set title_key = excluded.title_key, creator_key = excluded.creator_key;
        return null;
      end $$`,
    `create trigger work_name after insert or update of title_key, creator_key on work for each row execute function keep_work_name()`,

    `create index work_name_title_like on work_name using gin (title_key ${trigrams}.gin_trgm_ops)`,
    `create index work_name_creator_like on work_name using gin (creator_key ${trigrams}.gin_trgm_ops)`,
    `create index work_name_title on work_name (title_key collate "C")`,
    `create index alias_like on alias using gin (alias_key ${trigrams}.gin_trgm_ops)`,
    `create index alias_begin on alias (alias_key collate "C")`,

    // Works whose title, alias or creators are like the names given; the place is that of the name, from 1.
    `create function works_near(names text[], makers text[]) returns table (place int, work_id bigint)
      language sql stable rows 50
      set search_path = ${schema}, ${trigrams}
      set pg_trgm.similarity_threshold = 0.35
      set pg_trgm.word_similarity_threshold = 0.6 as $$
      select asked.place::int, near.work_id from unnest(names, makers) with ordinality as asked (name, maker, place)
      cross join lateral (
        (select n.work_id from work_name n where asked.name <> '' and n.title_key % asked.name
          order by similarity(n.title_key, asked.name) desc, n.work_id limit 6)
        union
        (select a.work_id from alias a where asked.name <> '' and a.alias_key % asked.name
          order by similarity(a.alias_key, asked.name) desc, a.work_id limit 4)
        union
        (select n.work_id from work_name n where asked.maker <> '' and n.creator_key %> asked.maker
          order by similarity(n.title_key, asked.name) desc, n.work_id limit 6)
      ) near $$`,
  ]
}
