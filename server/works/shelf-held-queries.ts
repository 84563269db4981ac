import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { WorkKind } from '../contract/index.ts'
import { behind, firstOf, peopleIn, type Row, scoreIn, type Wanted } from './shelf-order-queries.ts'

/** Among so many of the best works it is looked how often words stand. */
const looked = 300

/** The next rows of a list and how many works of each kind stand in all of it, whatever kind it is of. */
export interface Few {
  rows: Row[]
  counts: Map<WorkKind, number>
}

/**
 * What words mean where that is not much, read in one go: the places they are found at, their works, and of these the list's next and
 * how many there are. Undefined where they are found at more than `bounds.few` places, or so often among the best works that there must be
 * more in all, or where no words are asked for. Ids are asked for by the array: so neighbours in the table cost one look.
 */
export async function fewOf(db: Db, asked: Wanted): Promise<Few | undefined> {
  const { list, bounds } = asked
  if (!list.words) return undefined
  const inList = [sql`w.people > 0`, ...(list.words.also ? [list.words.also] : [])]
  const onPage = [sql`true`, ...(list.kind ? [sql`w.kind = ${list.kind}`] : []), ...behind(asked, sql`w.place`, sql`w.id`)]
  const { rows } = await sql<Row & { counts: Record<WorkKind, number> | null }>`
    with among as materialized (
      select w.* from (select title_key, creator_key from work where people > 0 order by score desc, id desc limit ${looked}) w
      where ${list.words.stand}
    ),
    are_few as materialized (
      select (select count(*) from among) * reltuples <= ${bounds.few * 2 * looked}::float8 as perhaps
      from pg_class where oid = to_regclass('work')
    ),
    places as materialized (
      select id from (${list.words.places}) as places where (select perhaps from are_few) limit ${bounds.few + 1}
    ),
    found as materialized (select count(*) <= ${bounds.few}::int and (select perhaps from are_few) as all_of_them from places),
    named as materialized (
      select w.id, w.root_id, w.kind, w.people, w.score from work w
      where (select all_of_them from found) and w.id = any(array(select id from places))
    ),
    roots as (
      select id, kind, people, score from named where root_id = id union
      select id, kind, people, score from work where id = any(array(select root_id from named where root_id <> id))
    ),
    meant as materialized (
      select w.id, w.kind, ${scoreIn(list)} as place, ${peopleIn(list)} as counted_people
      from roots w ${list.ranking} where ${sql.join(inList, sql` and `)}
    ),
    first_of as materialized (
      select w.id, w.place, w.counted_people from meant w where ${sql.join(onPage, sql` and `)} ${firstOf(asked, sql`w.place`)}
    )
    select w.*, of_few.place, of_few.counted_people, of_few.counts from (
      select null::bigint as id, null::float8 as place, null::int as counted_people,
        (select coalesce(json_object_agg(kind, works), '{}') from (select kind, count(*) as works from meant group by kind) of_kind) as counts
      where (select all_of_them from found)
      union all select id, place, counted_people, null from first_of
    ) of_few left join work w on w.id = of_few.id ${firstOf(asked, sql`of_few.place`)} + 1`.execute(db)
  const counted = rows.find((row) => row.counts !== null)
  return (
    counted && {
      rows: rows.filter((row) => row.counts === null),
      counts: new Map(Object.entries(counted.counts!) as [WorkKind, number][]),
    }
  )
}
