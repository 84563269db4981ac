import { type RawBuilder, sql } from 'kysely'
import type { WorkRow } from '../../db/schema.ts'
import { inRanking, type List } from './shelf-filter-queries.ts'

/** A work in a list: its place there is by the people that count in it. */
export type Row = WorkRow & { place: number; countedPeople: number }

/** A ranking may hold a few works that nobody recommends any more. */
export const spare = 40

/** How the rows of a list are come by; see `heldOf` and `rowsOf`. */
export interface Bounds {
  /** What a tag or words mean is counted by kind and put in order, up to so many works. */
  few: number
  /** More than that is held to be compared with the list's own order, up to so many places. */
  held: number
  /** Works that are looked at in the list's own order, each asked whether it fits a tag. */
  looks: number
  /** The same for words, which are looked for in names that are at hand. */
  glances: number
}

export const usualBounds: Bounds = { few: 1_000, held: 6_000, looks: 600, glances: 4_000 }

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
  return sql`order by ${list.isNew ? sql`` : sql`${place} desc,`} w.id desc limit ${sql.lit(wanted)}`
}

/** The place of a work `w` in the list. */
export function scoreIn({ counted }: List): RawBuilder<unknown> {
  return counted ? sql`r.score` : sql`w.score`
}

/** The people that count for a work `w` in the list. */
export function peopleIn({ counted }: List): RawBuilder<unknown> {
  return counted ? sql`r.people` : sql`w.people`
}

/** What a work `w` is called itself: out of the index, unless that is too long for one. */
export const namesOfWork = sql`coalesce(w.short_names, (select own.title_key || ' ' || own.creator_key from work own where own.id = w.id))`

/** That a work stands behind the cursor. */
export function behind({ list, after }: Wanted, score: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<boolean>[] {
  if (!after) return []
  if (list.isNew) return [sql`${id} < ${String(after[0])}::bigint`]
  const [place, last] = after
  return [sql`(${score}, ${id}) < (${String(place)}::float8, ${String(last)}::bigint)`]
}

/**
 * The list's first works by an index alone, whatever else is asked of them; with their `names` if these are looked at. By age the works are
 * walked, also where a ranking says which belong.
 */
export function inOrder(asked: Wanted, looks: number, isNamed = false): RawBuilder<unknown> {
  const { isNew, kind, counted } = asked.list
  const ranking = isNew ? undefined : counted
  const [score, id, ofKind] = ranking ? [sql`r.score`, sql`r.work_id`, sql`r.kind`] : [sql`w.score`, sql`w.id`, sql`w.kind`]
  const conditions = [
    ranking ? inRanking(ranking) : sql`w.people > 0`,
    ...(kind ? [sql`${ofKind} = ${kind}`] : []),
    ...behind(asked, score, id),
  ]
  const names = ranking ? sql`(select ${namesOfWork} from work w where w.id = r.work_id)` : namesOfWork
  return sql`select ${id} as id, ${score} as place${isNamed ? sql`, ${names} as names` : sql``} from ${ranking ? sql`ranking r` : sql`work w`}
    where ${sql.join(conditions, sql` and `)} order by ${isNew ? sql`` : sql`${score} desc,`} ${id} desc limit ${sql.lit(looks)}`
}
