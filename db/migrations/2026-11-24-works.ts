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
      creator_key text not null,
      initials text[] not null,
      words text[] not null generated always as (string_to_array(title_key || ' ' || creator_key, ' ')) stored
    )`,
    // Each word of a title or name once: what is typed is completed and corrected against these few, however many works there are.
    `create table work_word (word text primary key)`,
    // The words go in sorted, so that two who bring the same new ones don't wait for each other in a ring.
    `create function add_work_words(names text[]) returns void language sql set search_path = ${schema} as $$
      insert into work_word
      select distinct word from unnest(string_to_array(array_to_string(names, ' '), ' ')) as each (word)
      where word <> '' and not exists (select from work_word known where known.word = each.word) order by 1
      on conflict do nothing $$`,
    // What a title is shortened to: the initials of all of it, of what stands before a colon or comma, with and without its small words.
    `create function initials_of(title text) returns text[] language sql immutable set search_path = ${schema} as $$
      select array(select distinct letters from (
        select string_agg(left(word, 1), '' order by place) as letters
        from (values (1, lower(title)), (2, regexp_replace(lower(title), '[:,(].*', '')),
            (3, regexp_replace(regexp_replace(lower(title), '[:,(].*', ''), '^(the|a|an) ', ''))) as form (number, written),
          (values (true), (false)) as small (stays),
          regexp_split_to_table(translate(written, '''’', ''), '[^a-z0-9]+') with ordinality as split (word, place)
        where word <> '' and (stays or word not in ('the', 'a', 'an', 'of', 'and', 'or', 'in', 'on', 'to', 'for', 'with', 'by', 'from', 'at', 'as'))
        group by number, stays) as shortened
      where length(letters) between 3 and 8) $$`,
    `create function name_new_works() returns trigger language plpgsql set search_path = ${schema} as $$
      begin
        insert into work_name (work_id, title_key, creator_key, initials) select id, title_key, creator_key, initials_of(title) from fresh;
        perform add_work_words(array(select title_key || ' ' || creator_key from fresh));
        return null;
      end $$`,
    `create function name_work_anew() returns trigger language plpgsql set search_path = ${schema} as $$
      begin
        update work_name set title_key = new.title_key, creator_key = new.creator_key, initials = initials_of(new.title)
          where work_id = new.id;
        perform add_work_words(array[new.title_key || ' ' || new.creator_key]);
        return null;
      end $$`,
    `create trigger name_new_works after insert on work
      referencing new table as fresh for each statement execute function name_new_works()`,
    `create trigger name_work_anew after update of title, title_key, creator_key on work for each row execute function name_work_anew()`,

    // Names are written seldom and asked for at each letter: entries go into the index at once, not into a list that each search reads.
    `create index work_name_title_like on work_name using gin (title_key ${trigrams}.gin_trgm_ops) with (fastupdate = off)`,
    `create index work_name_creator_like on work_name using gin (creator_key ${trigrams}.gin_trgm_ops) with (fastupdate = off)`,
    `create index work_name_initials on work_name using gin (initials) with (fastupdate = off)`,
    `create index work_name_title on work_name (title_key collate "C")`,
    `create index work_name_words on work_name using gin (words) with (fastupdate = off)`,
    `create index work_word_like on work_word using gin (word ${trigrams}.gin_trgm_ops) with (fastupdate = off)`,
    `create index work_word_begin on work_word (word collate "C")`,
    `create index alias_like on alias using gin (alias_key ${trigrams}.gin_trgm_ops) with (fastupdate = off)`,
    `create index alias_begin on alias (alias_key collate "C")`,

    // Works whose title, alias or creators are like the names given; the place is that of the name, from 1.
    `create function works_near(names text[], makers text[]) returns table (place int, work_id bigint)
      language sql stable rows 50
      set search_path = ${schema}, ${trigrams}
      set pg_trgm.similarity_threshold = 0.45
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

    // Works whose title or alias begins with what was typed (tier 1), or whose title and creators hold all its words, each of them begun (2) or
    // misspelt (3). Every step is bounded, so that the answer takes as long with many works as with few. Where the database's locale is C,
    // trigrams know Latin letters only.
    `create function works_typed(typed text) returns table (work_id bigint, tier int)
      language sql stable rows 50
      set search_path = ${schema}, ${trigrams}
      set pg_trgm.similarity_threshold = 0.4 as $$
      with begun as materialized (
        (select id as work_id from (select id, title_key from work where people > 0 order by score desc, id desc limit 300) popular
          where starts_with(title_key, typed) limit 16)
        union
        (select n.work_id from work_name n where n.title_key collate "C" >= typed and n.title_key collate "C" < typed || chr(1114111) limit 100)
        union
        (select a.work_id from alias a where a.alias_key collate "C" >= typed and a.alias_key collate "C" < typed || chr(1114111) limit 50)
      ),
      begins as materialized (
        select place, asked, array(select word from work_word
          where word collate "C" >= asked and word collate "C" < asked || chr(1114111) order by length(word) limit 20) as words
        from unnest(string_to_array(typed, ' ')) with ordinality as asked (asked, place) where place <= 5
      ),
      options as materialized (
        select row_number() over (order by place) as place, words, isnt from (
          select place, case when words = '{}' and asked ~ '[a-z0-9]{4}'
            then array(select word from work_word where word % asked order by similarity(word, asked) desc, word limit 5)
            else words end as words, words = '{}' as isnt
          from begins) found
        where words <> '{}'
      ),
      held as materialized (
        select n.work_id from work_name n
        where (select count(*) from begun) < 8
          and n.words && (select words from options where place = 1)
          and n.words && coalesce((select words from options where place = 2), (select words from options where place = 1))
          and n.words && coalesce((select words from options where place = 3), (select words from options where place = 1))
          and n.words && coalesce((select words from options where place = 4), (select words from options where place = 1))
        limit 100
      ),
      named as materialized (
        select a.work_id from alias a
        where typed ~ '[a-z0-9]{5}' and not exists (select from begun) and not exists (select from held) and a.alias_key % typed
        order by similarity(a.alias_key, typed) desc, a.work_id limit 8
      )
      select work_id, 1 from begun
      union all select work_id, case when (select bool_or(isnt) from options) then 3 else 2 end from held
      union all select work_id, 3 from named $$`,
  ]
}
