import type { Postgres } from './postgres.ts'

/** A change as Postgres committed it: written by triggers in the change's own transaction. */
export interface Committed {
  threadId: string
  version: number
  postId: string
  what: 'insert' | 'edit' | 'remove' | 'restore' | 'second' | 'restamp' | 'unstamped'
  transaction: string
}

/** A step of a thread's number, which may take in several changes. */
export interface Step {
  threadId: string
  before: number
  after: number
  transaction: string
}

/** Lets Postgres itself write down every change of a post and every step of a thread's number. */
export async function openAudit({ sql }: Postgres): Promise<void> {
  for (const statement of statements) await sql(statement)
}

/** All changes of posts in the order of their versions. */
export function committedChanges({ sql }: Postgres): Promise<Committed[]> {
  return sql<Committed>(
    `select thread_id as "threadId", version, post_id as "postId", what, transaction::text from torture.post order by thread_id, version`,
  )
}

/** Every step of every thread's number. */
export function committedSteps({ sql }: Postgres): Promise<Step[]> {
  return sql(`select thread_id as "threadId", before, after, transaction::text from torture.thread order by thread_id, after`)
}

const statements = [
  `create schema torture`,
  `create table torture.post (thread_id bigint, version int, post_id bigint, what text, transaction bigint default pg_current_xact_id()::text::bigint)`,
  `create table torture.thread (thread_id bigint, before int, after int, transaction bigint default pg_current_xact_id()::text::bigint)`,
  `create function torture.on_post() returns trigger language plpgsql as $$
    declare what text;
    begin
      if tg_op = 'INSERT' then what := 'insert';
      elsif new.version = old.version then
        if row(new.html, new.seconded, new.removed_at, new.revision) is not distinct from row(old.html, old.seconded, old.removed_at, old.revision) then
          return null;
        end if;
        what := 'unstamped';
      elsif new.revision <> old.revision then what := 'edit';
      elsif new.removed_at is distinct from old.removed_at then what := case when new.removed_at is null then 'restore' else 'remove' end;
      elsif new.seconded <> old.seconded then what := 'second';
      else what := 'restamp';
      end if;
      insert into torture.post (thread_id, version, post_id, what) values (new.thread_id, new.version, new.id, what);
      return null;
    end $$`,
  `create trigger torture_post after insert or update on post for each row execute function torture.on_post()`,
  `create function torture.on_thread() returns trigger language plpgsql as $$
    begin
      if new.version <> old.version then insert into torture.thread (thread_id, before, after) values (new.id, old.version, new.version); end if;
      return null;
    end $$`,
  `create trigger torture_thread after update on thread for each row execute function torture.on_thread()`,
]
