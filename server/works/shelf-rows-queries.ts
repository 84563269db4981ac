import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { heldOf } from './shelf-held-queries.ts'
import { behind, firstOf, inOrder, peopleIn, type Row, scoreIn, spare, type Wanted } from './shelf-order-queries.ts'

/**
 * The next rows of a list whose tag or words mean too much to be held, or that has none: work after work is asked in the list's own order
 * until the page is full. So a page costs about as much in a shelf of a hundred thousand works as in one of a thousand.
 */
export async function rowsOf(db: Db, asked: Wanted): Promise<Row[]> {
  const { list, wanted, bounds } = asked
  if (!list.places && !(list.isNew && list.counted)) return (await walked(db, asked, wanted + spare)).rows
  const { rows, isWhole } = await walked(db, asked, list.words ? bounds.glances : bounds.looks)
  return isWhole ? rows : ((list.words && (await heldOf(db, asked, true))?.rows) ?? gathered(db, asked))
}

// In the list's own order, from the index; whole where more looking brings no more. How many were seen is asked only where it matters.
async function walked(db: Db, asked: Wanted, looks: number): Promise<{ rows: Row[]; isWhole: boolean }> {
  const { list, wanted } = asked
  const most = list.counted ? (list.isNew ? looks : wanted + spare) : wanted
  const { rows } = await sql<Row & { isAll: boolean }>`
    with found as materialized (
      select id, place from (${inOrder(asked, looks, list.words !== undefined)}) w where ${list.fits ?? sql`true`} limit ${sql.lit(most)}
    )
    select w.*, found.place, ${peopleIn(list)} as counted_people,
      case when (select count(*) from found) < ${sql.lit(most)} then (select count(*) from (${inOrder(asked, looks)}) seen) < ${sql.lit(looks)} else false end as is_all
    from found join work w on w.id = found.id ${list.ranking} where w.people > 0 ${firstOf(asked, sql`found.place`)}`.execute(db)
  return { rows, isWhole: rows.length >= wanted || rows[0]?.isAll === true }
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
