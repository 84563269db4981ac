import { type Kysely, sql } from 'kysely'

/**
 * The words by which posts are found, in a table of their own: a post's row changes with each second, and an index on its words would
 * grow by all of them each time. The opener is found by the title too. Who writes a post need not know of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db)
  for (const statement of statements(`"${rows[0]!.schema}"`)) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

const wordsOf = (post: string) =>
  `to_tsvector('english', ${post}.body) || case when ${post}.number = 1
    then to_tsvector('english', (select title from thread where thread.id = ${post}.thread_id)) else ''::tsvector end`

function statements(schema: string): string[] {
  return [
    `create table post_words (post_id bigint primary key references post on delete cascade, words tsvector not null)`,
    `insert into post_words select post.id, ${wordsOf('post')} from post where removed_at is null`,
    `create index post_words_found on post_words using gin (words)`,
    `create function index_new_posts() returns trigger language plpgsql set search_path = ${schema} as $$
      begin
        insert into post_words select fresh.id, ${wordsOf('fresh')} from fresh where removed_at is null;
        return null;
      end $$`,
    `create function index_post_anew() returns trigger language plpgsql set search_path = ${schema} as $$
      begin
        if new.removed_at is not null then delete from post_words where post_id = new.id;
        else insert into post_words values (new.id, ${wordsOf('new')}) on conflict (post_id) do update set words = excluded.words;
        end if;
        return null;
      end $$`,
    `create function index_title_anew() returns trigger language plpgsql set search_path = ${schema} as $$
      begin
        update post_words set words = ${wordsOf('post')} from post
          where post.thread_id = new.id and post.number = 1 and post_words.post_id = post.id;
        return null;
      end $$`,
    `create trigger index_new_posts after insert on post referencing new table as fresh
      for each statement execute function index_new_posts()`,
    `create trigger index_post_anew after update of body, removed_at on post for each row
      when (old.body is distinct from new.body or old.removed_at is distinct from new.removed_at) execute function index_post_anew()`,
    `create trigger index_title_anew after update of title on thread for each row
      when (old.title is distinct from new.title) execute function index_title_anew()`,
  ]
}
