import { type RawBuilder, sql } from 'kysely'
import type { WorkRow } from '../../db/schema.ts'
import type { List } from './shelf-filter-queries.ts'

/** A work in a list: its place there is by the people that count in it. */
export type Row = WorkRow & { place: number; countedPeople: number }

/** How the rows of a list are come by; see `rowsOf` and `fewOf`. */
export interface Bounds {
  /** Words that are found at no more places are read all at once. */
  few: number
  /** Works that are looked at in the list's own order, each asked whether it fits. */
  looks: number
  /** Works that a tag or words mean are held together to be compared, up to so many. */
  held: number
  /** Up to so many of them are put in order; with more, those held are looked for in the list's own order. */
  sorted: number
}

export const usualBounds: Bounds = { few: 2_000, looks: 600, held: 6_000, sorted: 600 }

/** Which rows of a list. */
export interface Wanted {
  list: List
  /** The place and id behind which they stand, or the id alone by age. */
  after: (string | number)[] | undefined
  wanted: number
  bounds: Bounds
}

/** The first of what is wanted, by its place. */
export function firstOf({ list, wanted }: Wanted, place: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`order by ${list.isNew ? sql`` : sql`${place} desc,`} w.id desc limit ${wanted}`
}

/** The place of a work `w` in the list. */
export function scoreIn({ counted }: List): RawBuilder<unknown> {
  return counted ? sql`r.score` : sql`w.score`
}

/** The people that count for a work `w` in the list. */
export function peopleIn({ counted }: List): RawBuilder<unknown> {
  return counted ? sql`r.people` : sql`w.people`
}

/** That a work stands behind the cursor. */
export function behind({ list, after }: Wanted, score: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<boolean>[] {
  if (!after) return []
  if (list.isNew) return [sql`${id} < ${String(after[0])}::bigint`]
  const [place, last] = after
  return [sql`(${score}, ${id}) < (${String(place)}::float8, ${String(last)}::bigint)`]
}
