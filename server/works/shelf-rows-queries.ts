import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { heldOf } from './shelf-held-queries.ts'
import { behind, firstOf, inOrder, peopleIn, type Row, scoreIn, spare, type Wanted } from './shelf-order-queries.ts'

/**
 * The next rows of a list of which `heldOf` brings none: one without a tag or words, in its own order from the index, or one whose tag or
 * words mean too much to be held and too little to be met with. So a page costs about as much in a shelf of a hundred thousand works as in
 * one of a thousand.
 */
export async function rowsOf(db: Db, asked: Wanted): Promise<Row[]> {
  const { list, wanted, bounds } = asked
  if (list.words) return (await heldOf(db, asked, true))?.rows ?? gathered(db, asked)
  if (list.tagged) return gathered(db, asked)
  if (!list.isNew || !list.counted) return walked(db, asked, wanted + spare)
  const rows = await walked(db, asked, bounds.looks)
  return rows.length >= wanted ? rows : gathered(db, asked)
}

// In the list's own order, from the index.
async function walked(db: Db, asked: Wanted, looks: number): Promise<Row[]> {
  const { list } = asked
  const { rows } = await sql<Row>`
    select w.*, found.place, ${peopleIn(list)} as counted_people
    from (${inOrder(asked, looks)}) found join work w on w.id = found.id ${list.ranking}
    where w.people > 0 ${firstOf(asked, sql`found.place`)}`.execute(db)
  return rows
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
