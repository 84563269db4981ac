import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { inRanking } from './shelf-filter-queries.ts'
import { behind, firstOf, peopleIn, type Row, scoreIn, type Wanted } from './shelf-order-queries.ts'

/** A ranking may hold a few works that nobody recommends any more. */
const spare = 40
/** Of the best works, a page's worth within those that are looked at stands in the threads of a tag that more threads have. */
const often = 300
/** Comparing with what is held takes a fraction of a microsecond. */
const comparedAtMost = 20_000

/**
 * The next rows of a list. What a tag of few threads means is held: the list's order is compared with it, or it is put in order where that
 * is little. Where a tag or words fit often, work after work is asked in the list's own order until the page is full. So a page costs about
 * as much in a shelf of a hundred thousand works as in one of a thousand.
 */
export async function rowsOf(db: Db, asked: Wanted): Promise<Row[]> {
  const { list, wanted, bounds } = asked
  if (!list.places && !(list.isNew && list.counted)) return (await walked(db, asked, wanted + spare)).rows
  const seldom = list.isOften && (await compared(db, asked))
  if (seldom) return seldom
  const { rows, isWhole } = await walked(db, asked, bounds.looks)
  if (isWhole) return rows
  return (!list.isOften && (await compared(db, asked))) || gathered(db, asked)
}

// In the list's own order, from the index; whole where more looking brings no more.
async function walked(db: Db, asked: Wanted, looks: number): Promise<{ rows: Row[]; isWhole: boolean }> {
  const { list, wanted } = asked
  const { rows } = await sql<Row & { seen: number }>`
    with seen as materialized (${inOrder(asked, looks)}),
    found as materialized (select id, place from seen w where ${list.fits ?? sql`true`} limit ${list.counted ? looks : wanted})
    select w.*, found.place, ${peopleIn(list)} as counted_people, (select count(*) from seen)::int as seen
    from found join work w on w.id = found.id ${list.ranking} where w.people > 0 ${firstOf(asked, sql`found.place`)}`.execute(db)
  return { rows, isWhole: rows.length >= wanted || (rows[0] !== undefined && rows[0].seen < looks) }
}

// What the tag and the words mean, held as ids: a work merged into another stands for that one. Undefined where it is too much.
async function compared(db: Db, asked: Wanted): Promise<Row[] | undefined> {
  const { list, wanted, bounds } = asked
  if (!list.places) return undefined
  const conditions = [
    sql`w.people > 0`,
    ...(list.kind ? [sql`w.kind = ${list.kind}`] : []),
    ...behind(asked, scoreIn(list), sql`w.id`),
  ]
  const isOften = list.isOften?.(often) ?? sql`false`
  const { rows } = await sql<Row & { isLittle: boolean }>`
    with places as materialized (select id from (${list.places(often, bounds.held + 1)}) as places where not ${isOften} limit ${bounds.held + 1}),
    counted as materialized (
      select not ${isOften} and count(*) <= ${Math.min(bounds.sorted, bounds.held)}::int as is_little,
        not ${isOften} and count(*) between ${bounds.sorted}::int + 1 and ${bounds.held}::int as is_held
      from places
    ),
    held as materialized (
      select id from places union all
      select m.root_id from work m where m.root_id <> m.id and (m.id in (select id from places)) is true
    ),
    sorted as materialized (
      select w.id, ${scoreIn(list)} as place from (select distinct id from held where (select is_little from counted)) held
      join work w on w.id = held.id ${list.ranking} where ${sql.join(conditions, sql` and `)} ${firstOf(asked, scoreIn(list))}
    ),
    seen as materialized (${inOrder(asked, comparedAtMost)}),
    found as (
      select id, place from sorted
      union all (select id, place from seen
        where (select is_held from counted) and (id in (select id from held)) is true limit ${wanted + spare})
    ),
    first_of as (
      select w.*, found.place, ${peopleIn(list)} as counted_people
      from found join work w on w.id = found.id ${list.ranking} where w.people > 0 ${firstOf(asked, sql`found.place`)}
    )
    select w.*, counted.is_little from counted left join first_of w on true ${firstOf(asked, sql`w.place`)}`.execute(db)
  const works = rows.filter((row) => row.id !== null)
  return works.length >= wanted || rows[0]!.isLittle ? works : undefined
}

// All that the tag and the words mean, or all that the ranking holds, put in order.
async function gathered(db: Db, asked: Wanted): Promise<Row[]> {
  const { list } = asked
  const conditions = [
    sql`w.people > 0`,
    ...(list.finds ? [sql`w.id in (${list.finds})`] : []),
    ...(list.kind ? [sql`w.kind = ${list.kind}`] : []),
    ...behind(asked, scoreIn(list), sql`w.id`),
  ]
  const { rows } = await sql<Row>`
    select w.*, ${scoreIn(list)} as place, ${peopleIn(list)} as counted_people
    from work w ${list.ranking} where ${sql.join(conditions, sql` and `)} ${firstOf(asked, scoreIn(list))}`.execute(db)
  return rows
}

// The list's first works by an index alone, whatever else is asked of them. By age the works are walked, also where a ranking says which belong.
function inOrder(asked: Wanted, looks: number): RawBuilder<unknown> {
  const { isNew, kind, counted } = asked.list
  const ranking = isNew ? undefined : counted
  const [score, id, ofKind] = ranking ? [sql`r.score`, sql`r.work_id`, sql`r.kind`] : [sql`w.score`, sql`w.id`, sql`w.kind`]
  const conditions = [
    ranking ? inRanking(ranking) : sql`w.people > 0`,
    ...(kind ? [sql`${ofKind} = ${kind}`] : []),
    ...behind(asked, score, id),
  ]
  return sql`select ${id} as id, ${score} as place from ${ranking ? sql`ranking r` : sql`work w`}
    where ${sql.join(conditions, sql` and `)} order by ${isNew ? sql`` : sql`${score} desc,`} ${id} desc limit ${looks}`
}
