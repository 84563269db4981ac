import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { WorkIdentifier, WorkView } from '../contract/index.ts'
import { addressOf, labelOf } from './link-rules.ts'
import { workView } from './queries.ts'

/** Numbers and names that registers give a work, and what else it is called; of all that is one work with it, as many as a page can show. */
export async function namesOfWork(db: Db, workId: string): Promise<{ identifiers: WorkIdentifier[]; aliases: string[] }> {
  const { rows } = await sql<{ scheme: string; value: string }>`
    with own as (select id, title from work where root_id = (select root_id from work where id = ${workId}))
    (select scheme, value from identifier where work_id in (select id from own) and scheme <> 'url' order by scheme, value limit 40)
    union all
    (select distinct 'alias', name from (
      select alias as name from alias where work_id in (select id from own) union select title from own where id <> ${workId}
    ) each where name <> (select title from work where id = ${workId}) order by 2 limit 20)`.execute(db)
  return {
    identifiers: rows
      .filter((row) => row.scheme !== 'alias')
      .map((row) => ({ ...row, label: labelOf(row), url: addressOf(row) })),
    aliases: rows.filter((row) => row.scheme === 'alias').map((row) => row.value),
  }
}

/** All identifiers of a work and of what is one with it. */
export async function heldByWork(db: Db, workId: string): Promise<{ scheme: string; value: string }[]> {
  const { rows } = await sql<{ scheme: string; value: string }>`
    select scheme, value from identifier
    where work_id in (select id from work where root_id = (select root_id from work where id = ${workId})) order by 1, 2`.execute(
    db,
  )
  return rows
}

/** What else a work and what is one with it are called, without their titles; as many as a page can show. */
export async function aliasesOf(db: Db, workId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ alias: string }>`
    select distinct alias from alias
    where work_id in (select id from work where root_id = (select root_id from work where id = ${workId})) order by 1 limit ${limit}`.execute(
    db,
  )
  return rows.map(({ alias }) => alias)
}

/** One ISBN and one DOI of each of some works, or of what is one with it: by "isbn 12" and "doi 12". */
export async function numbersOf(db: Db, workIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ scheme: string; workId: string; value: string }>`
    select identifier.scheme, own.root_id as work_id, min(identifier.value) as value
    from work own join identifier on identifier.work_id = own.id
    where own.root_id = any(${workIds}::bigint[]) and identifier.scheme in ('isbn', 'doi') group by 1, 2`.execute(db)
  return new Map(rows.map((row) => [`${row.scheme} ${row.workId}`, row.value]))
}

/** The works with somebody behind them that have ids above `after` and up to `to`. */
export async function worksBetween(db: Db, after: number, to: number): Promise<{ id: string; slug: string }[]> {
  return db
    .selectFrom('work')
    .select(['id', 'slug'])
    .where('id', '>', String(after))
    .where('id', '<=', String(to))
    .where('people', '>', 0)
    .orderBy('id')
    .execute()
}

/** So many of a work's threads are looked at, the newest first, and so many works in each: a work in all threads costs no more than that. */
const threadsAtMost = 200
const worksAtMost = 60

/** What is recommended in the same threads as a work: in most of them first, of two alike rather the one that is found less elsewhere. */
export async function recommendedBeside(db: Db, workId: string, limit: number): Promise<{ work: WorkView; together: number }[]> {
  const { rows } = await sql<WorkRow & { together: number }>`
    with own as (select id from work where root_id = (select root_id from work where id = ${workId})),
    threads as (
      select distinct latest.thread_id from own cross join lateral (
        select thread_id from work_thread where work_id = own.id and sources > 0 order by thread_id desc limit ${threadsAtMost}
      ) latest join thread on thread.id = latest.thread_id and thread.removed_at is null
    ),
    beside as (
      select other.root_id as id, count(distinct threads.thread_id)::int as together from threads cross join lateral (
        select work_id from work_thread where thread_id = threads.thread_id and sources > 0 limit ${worksAtMost}
      ) near join work other on other.id = near.work_id where other.id not in (select id from own) group by 1
    )
    select w.*, beside.together from beside join work w on w.id = beside.id where w.people > 0
    order by beside.together desc, w.threads, w.score desc, w.id limit ${limit}`.execute(db)
  return rows.map((row) => ({ work: workView(row), together: row.together }))
}
