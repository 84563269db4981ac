import { type Kysely, sql } from 'kysely'

/**
 * What is typed is looked for among the best backed works first: where those are enough to show, all the others that hold the same word
 * are not even listed, of which there may be ten thousand. A few thousand other names are read through their index, not one by one:
 * likeness is dear, and the planner counts only pages. Of works merged into others there are few among many: they have an index of their own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ own: string; trigrams: string }>`
    select quote_ident(current_schema()) as own, quote_ident(nspname) as trigrams
    from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm'`.execute(db)
  const { own, trigrams } = rows[0]!
  // A setting of an extension is known only once its library is loaded.
  await sql.raw(`select ${trigrams}.similarity('a', 'a')`).execute(db)
  await sql.raw(worksTyped(own, trigrams)).execute(db)
  for (const statement of [...indexes, ...tagged(own)]) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

// Which works stand in a thread, in which threads a work stands, and what was merged into it: read out of the index alone.
const indexes = [
  `create index work_merged on work (id, root_id) where root_id <> id`,
  `drop index work_root`,
  `create index work_root on work (root_id, id)`,
  `drop index work_thread_thread`,
  `create index work_thread_thread on work_thread (thread_id, work_id) where sources > 0`,
  `create index work_thread_work on work_thread (work_id, thread_id) where sources > 0`,
]

// By the index of tags, also where the planner hopes to meet as many sooner in the table: they may all stand at its end.
function tagged(own: string): string[] {
  const settings = `language sql stable rows 100 set search_path = ${own} set enable_seqscan = off`
  const threads = `select id from thread where removed_at is null and tags @> array[tag] limit threads`
  return [
    `create function threads_tagged(tag text, threads int) returns table (id bigint) ${settings} as $$ ${threads} $$`,
    `create function works_tagged(tag text, threads int, most int) returns table (work_id bigint) ${settings} as $$
      select wt.work_id from (${threads}) thread join work_thread wt on wt.thread_id = thread.id where wt.sources > 0 limit most $$`,
  ]
}

// The tiers are those of 2026-11-24-works: the name begins so (1), holds all the words, each of them begun (2) or misspelt (3).
function worksTyped(own: string, trigrams: string): string {
  const wordsOf = (place: number) =>
    `coalesce((select words from options where place = ${place}), (select words from options where place = 1))`
  const holdsAll = (words: string) => [1, 2, 3, 4].map((place) => `${words} && ${wordsOf(place)}`).join(' and ')
  return `create or replace function works_typed(typed text) returns table (work_id bigint, tier int)
    language sql stable rows 50
    set search_path = ${own}, ${trigrams}
    set pg_trgm.similarity_threshold = 0.4
    set enable_seqscan = off as $$
    with popular as materialized (
      select id as work_id, title_key, creator_key from work where people > 0 order by score desc, id desc limit 300
    ),
    popular_begun as materialized (select work_id from popular where starts_with(title_key, typed) limit 16),
    begun as materialized (
      select work_id from popular_begun
      union
      (select n.work_id from work_name n where (select count(*) from popular_begun) < 8
        and n.title_key collate "C" >= typed and n.title_key collate "C" < typed || chr(1114111) limit 50)
      union
      (select a.work_id from alias a where (select count(*) from popular_begun) < 8
        and a.alias_key collate "C" >= typed and a.alias_key collate "C" < typed || chr(1114111) limit 50)
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
    popular_held as materialized (
      select work_id from (select work_id, string_to_array(title_key || ' ' || creator_key, ' ') as own_words from popular) named
      where (select count(*) from begun) < 8 and ${holdsAll('own_words')} limit 16
    ),
    held as materialized (
      select work_id from popular_held
      union
      (select n.work_id from work_name n
        where (select count(*) from begun) + (select count(*) from popular_held) < 8 and ${holdsAll('n.words')} limit 50)
    ),
    named as materialized (
      select a.work_id from alias a
      where typed ~ '[a-z0-9]{5}' and not exists (select from begun) and not exists (select from held) and a.alias_key % typed
      order by similarity(a.alias_key, typed) desc, a.work_id limit 8
    )
    select work_id, 1 from begun
    union all select work_id, case when (select bool_or(isnt) from options) then 3 else 2 end from held
    union all select work_id, 3 from named $$`
}
