import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { WorkKind } from '../contract/index.ts'
import type { List, Words } from './shelf-filter-queries.ts'
import { behind, firstOf, inOrder, namesOfWork, peopleIn, type Row, scoreIn, spare, type Wanted } from './shelf-order-queries.ts'

/** Among so many of the best works it is looked how often words stand. */
const looked = 300
/** Of the best works, a page's worth within those that are looked at stands in the threads of a tag that more threads have. */
const often = 300
/** Comparing with what is held takes a fraction of a microsecond. */
const comparedAtMost = 20_000

/** The next rows of a list and how many works of each kind stand in all of it, whatever kind it is of; null where that is many. */
export interface Held {
  rows: Row[]
  counts: Map<WorkKind, number> | null
}

/**
 * The next rows of what a tag or words mean, in one statement. Where those are few they are held as ids, counted by kind and put in order;
 * where there are more, the list's own order is compared with them; where they stand so often that the list's own order brings a page
 * sooner (unless `isSought`), or are found at more than `bounds.held` places, work after work is asked in that order. Undefined where so
 * many looks bring no page, and where nothing is asked for. Limits stand in the text and ids are asked for by the array: so Postgres knows
 * one plan for all, and neighbours in the table cost one look.
 */
export async function heldOf(db: Db, asked: Wanted, isSought = false): Promise<Held | undefined> {
  const { list, wanted, bounds } = asked
  if (!list.fits) return undefined
  const looks = isSought ? 0 : list.words ? bounds.glances : bounds.looks
  const most = list.counted ? (list.isNew ? bounds.glances : wanted + spare) : wanted
  const { guess, places } = list.words ? wordsOf(list.words, asked, isSought) : tagOf(list.tagged!)
  const also = list.words?.also
  const inList = [sql`w.people > 0`, ...(also ? [also] : [])]
  const onPage = [...(list.kind ? [sql`w.kind = ${list.kind}`] : []), ...behind(asked, sql`w.place`, sql`w.id`)]
  const { rows } = await sql<Row & { isFew: boolean; isAll: boolean | null; counts: Record<WorkKind, number> | null }>`
    with guess as materialized (${guess}),
    places as materialized (
      select id from (${places}) as places where (select perhaps from guess) limit ${sql.lit(bounds.held + 1)}
    ),
    found as materialized (
      select perhaps and places <= ${sql.lit(bounds.held)} as all_of_them,
        perhaps and places <= ${sql.lit(Math.min(bounds.few, bounds.held))} as are_few
      from guess, (select count(*) as places from places) counted
    ),
    named as materialized (
      select w.id, w.root_id, w.kind, w.people, w.score from work w
      where (select are_few from found) and w.id = any(array(select id from places))
    ),
    roots as (
      select id, kind, people, score from named where root_id = id union
      select id, kind, people, score from work where id = any(array(select root_id from named where root_id <> id))
    ),
    meant as materialized (
      select w.id, w.kind, ${scoreIn(list)} as place from roots w ${list.ranking} where ${sql.join(inList, sql` and `)}
    ),
    held as materialized (
      select id from places union all
      (select m.root_id from work m where m.root_id <> m.id and (m.id in (select id from places)) is true
        limit ${sql.lit(bounds.held)})
    ),
    walked as materialized (
      select w.id, w.place from (${inOrder(asked, looks, list.words !== undefined)}) w
      where (select not all_of_them from found) and ${list.fits} limit ${sql.lit(most)}
    ),
    next as (
      (select w.id, w.place from meant w where ${sql.join([sql`true`, ...onPage], sql` and `)} ${firstOf(asked, sql`w.place`)})
      union all
      (select w.id, w.place from (${inOrder(asked, comparedAtMost)}) w
        where (select all_of_them and not are_few from found) and (w.id in (select id from held)) is true
        ${also ? sql`and ${also}` : sql``} limit ${sql.lit(most)})
      union all select id, place from walked
    ),
    first_of as (
      select w.*, next.place, ${peopleIn(list)} as counted_people
      from next join work w on w.id = next.id ${list.ranking} where w.people > 0 ${firstOf(asked, sql`next.place`)}
    )
    select w.*, found.are_few as is_few, case when found.are_few then
        (select coalesce(json_object_agg(kind, works), '{}') from (select kind, count(*) as works from meant group by kind) of_kind)
      end as counts,
      case when not found.all_of_them and (select count(*) from walked) < ${sql.lit(most)} then
        (select count(*) from (${inOrder(asked, looks)}) seen) < ${sql.lit(looks)}
      end as is_all
    from found left join first_of w on true ${firstOf(asked, sql`w.place`)}`.execute(db)
  const { isFew, isAll, counts } = rows[0]!
  const works = rows.filter((row) => row.id !== null)
  if (works.length < wanted && !isFew && !isAll) return undefined
  return { rows: works, counts: counts && new Map(Object.entries(counts) as [WorkKind, number][]) }
}

/** What is read before what is held: one row that says whether it may be little, and the places, asked only then. */
interface Meant {
  guess: RawBuilder<unknown>
  places: RawBuilder<unknown>
}

// Words may be held where they are so few in all or so seldom among the best that looking at work after work brings no page.
function wordsOf(words: Words, { wanted, bounds }: Wanted, isSought: boolean): Meant {
  const [most, seldom] = [sql.lit(bounds.few * looked), sql.lit(wanted * looked)]
  const guess = sql`
    select among * reltuples <= ${most}::float8 or among * ${sql.lit(bounds.glances)} < ${seldom} as perhaps
    from (select count(*) as among from (
      select ${namesOfWork} as names from work w where people > 0 order by score desc, id desc limit ${sql.lit(looked)}
    ) w where ${words.stand}) best, pg_class where oid = to_regclass('work')`
  return { guess: isSought ? sql`select true as perhaps` : guess, places: words.places }
}

function tagOf(tagged: NonNullable<List['tagged']>): Meant {
  return {
    guess: sql`select count(*) <= ${sql.lit(often)} as perhaps, array_agg(id) as threads from (${tagged(often + 1)}) as thread`,
    places: sql`select work_id as id from work_thread where sources > 0 and thread_id = any((select threads from guess)::bigint[])`,
  }
}
