import { type RawBuilder, sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import { WorkKind, type WorkView } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { workView } from './queries.ts'
import { type Counted, periodBefore, periodOf, whyItStands } from './rules.ts'
import { inRanking, type List, listOf, type ShelfFilter } from './shelf-filter-queries.ts'
import { suggested } from './suggest.ts'

export interface ShelfAsked extends ShelfFilter {
  sort?: 'top' | 'new' | undefined
  cursor?: string | undefined
  size?: number
  now?: Date
}

const pageSize = 25

/**
 * The shelf: works with somebody behind them, by the score of those (see `rank.ts`) or by age. In a month or a year only who came to
 * stand behind them then counts; with an experience, only who said it (then). `looks`: how many works are looked at in the list's own
 * order before those that a tag or words mean are gathered and put in order.
 */
export async function shelf(db: Db, asked: ShelfAsked, looks = looksAtMost): Promise<Page<WorkView>> {
  const list = listOf(asked)
  const size = asked.size ?? pageSize
  const after = readCursor(asked.cursor, list.isNew ? ['id'] : ['number', 'id'])
  const rows = (await walked(db, list, after, size + 1, looks)) ?? (await gathered(db, list, after, size + 1))
  return pageOf(
    rows,
    size,
    (row) => (list.counted ? countedView(row, { ...list.counted, people: row.countedPeople }) : workView(row)),
    (row) => (list.isNew ? [row.id] : [row.place, row.id]),
  )
}

/**
 * The works that most came to stand behind this month; in the first days of one, when fewer than `enough` have been seconded, those of
 * the month before, and where they are as few, those of all times (`period` null). Best first.
 */
export async function mostSeconded(
  db: Db,
  now: Date,
  { size, enough }: { size: number; enough: number },
): Promise<{ works: WorkView[]; period: string | null }> {
  const month = periodOf('month', now)!
  const periods = [month, periodBefore(month)]
  const ofMonths = periods.map(
    (period) => sql`(select period, work_id, people, score from ranking r
      where ${inRanking({ by: 'backed', period })} order by score desc, work_id desc limit ${size})`,
  )
  const { rows } = await sql<Row & { period: string | null }>`
    select w.*, best.period, best.people as counted_people from (
      ${sql.join(ofMonths, sql` union all `)} union all
      (select null, id, people, score from work where people > 0 order by score desc, id desc limit ${size})
    ) best join work w on w.id = best.work_id where w.people > 0 order by best.score desc, w.id desc`.execute(db)
  const of = (period: string | null) => rows.filter((row) => row.period === period)
  const period = periods.find((each) => of(each).length >= enough) ?? null
  return {
    period,
    works: of(period).map((row) =>
      period ? countedView(row, { by: 'backed', period, people: row.countedPeople }) : workView(row),
    ),
  }
}

function countedView(row: WorkRow, counted: Counted): WorkView {
  const view = workView(row)
  return { ...view, counted: counted.people, why: whyItStands(view.people, view.threads, view.experience, counted) }
}

/** As many as are counted one by one; above it stands "1000+". */
export const countedAtMost = 1_000

/** A work stands in several threads of a tag: so many places are looked at for those that are counted. */
const placesAtMost = 2 * countedAtMost

/** How many works of each kind stand in a list, each counted up to 1,000 and one more; null where words or a tag find too many to count. */
export async function shelfCounts(db: Db, asked: ShelfFilter & { now?: Date }): Promise<Map<WorkKind, number> | null> {
  const list = listOf({ ...asked, kind: undefined })
  const most = countedAtMost + 1
  if (list.finds) {
    const { rows } = await sql<{ kind: WorkKind; works: number; isMore: boolean }>`
      with places as materialized (${list.finds} limit ${placesAtMost + 1}),
      gathered as materialized (select distinct id from places)
      select w.kind, count(*)::int as works,
        (select count(*) from places) > ${placesAtMost}::int or (select count(*) from gathered) >= ${most}::int as is_more
      from gathered join work w on w.id = gathered.id ${list.ranking} where w.people > 0 group by w.kind`.execute(db)
    return rows[0]?.isMore ? null : new Map(rows.map((row) => [row.kind, row.works]))
  }
  const { rows } = await sql<{ kind: WorkKind; works: number }>`
    select each.kind, ${
      list.counted
        ? inRankingOf(list.counted, most)
        : sql`(select count(*) from (
      select 1 from work w where w.kind = each.kind and w.people > 0 limit ${most}
    ) as first_ones)`
    }::int as works
    from unnest(${WorkKind.options}::text[]) as each (kind)`.execute(db)
  return new Map(rows.map((row) => [row.kind, row.works]))
}

// Counted out of the index alone. What some have finished, though nobody recommends it any more, is in a ranking and on no shelf: that is
// little, has an index of its own, and is taken off.
function inRankingOf(counted: NonNullable<List['counted']>, most: number): RawBuilder<unknown> {
  const ranked = (more: RawBuilder<unknown>) =>
    sql`(select count(*) from (select 1 from ranking r where ${inRanking(counted)} and r.kind = each.kind limit ${most} + ${more}) as first_ones)`
  if (counted.by === 'backed') return ranked(sql`0`)
  const left = sql`(select count(*) from work w join ranking r on r.work_id = w.id
    where ${inRanking(counted)} and w.kind = each.kind and w.people = 0 and (w.finished > 0 or w."using" > 0))`
  return sql`(${ranked(left)} - ${left})`
}

/** For words that nothing on the shelf holds: a few works with names that are near. */
export async function worksNear(db: Db, q: string): Promise<WorkView[]> {
  return (await suggested(db, q)).slice(0, 3)
}

type Row = WorkRow & { place: number; countedPeople: number }
type After = (string | number)[] | undefined

/** Enough for a page where one work in twenty fits, and a few milliseconds where none does. */
const looksAtMost = 600
/** A ranking may hold a few works that nobody recommends any more. */
const spare = 40

// In the list's own order, from the index, as far as that takes; undefined where too few of those looked at fit.
async function walked(db: Db, list: List, after: After, wanted: number, looks: number): Promise<Row[] | undefined> {
  const { isNew, kind, counted, fits } = list
  // By age the works are walked, also where a ranking says which of them belong.
  const inOrder = isNew ? undefined : counted
  const table = inOrder ? sql`ranking r` : sql`work w`
  const [score, id] = inOrder ? [sql`r.score`, sql`r.work_id`] : [sql`w.score`, sql`w.id`]
  const look = fits || (isNew && counted) ? looks : wanted + spare
  const conditions = [
    inOrder ? inRanking(inOrder) : sql`w.people > 0`,
    ...(kind ? [sql`${inOrder ? sql`r.kind` : sql`w.kind`} = ${kind}`] : []),
    ...(after ? [isNew ? sql`${id} < ${String(after[0])}::bigint` : below(score, id, after)] : []),
  ]
  const { rows } = await sql<Row & { seen: number }>`
    with seen as materialized (
      select ${id} as id, ${score} as place from ${table} where ${sql.join(conditions, sql` and `)}
      order by ${isNew ? sql`` : sql`${score} desc,`} ${id} desc limit ${look}
    )
    select w.*, seen.place, ${counted ? sql`r.people` : sql`w.people`} as counted_people, (select count(*) from seen)::int as seen
    from seen join work w on w.id = seen.id ${list.ranking}
    where w.people > 0 and ${fits ?? sql`true`}
    order by ${isNew ? sql`` : sql`seen.place desc,`} w.id desc limit ${wanted}`.execute(db)
  const isWhole = look !== looks || rows.length >= wanted || (rows[0] !== undefined && rows[0].seen < look)
  return isWhole ? rows : undefined
}

// All that the tag and the words mean, or all that the ranking holds, put in order.
async function gathered(db: Db, list: List, after: After, wanted: number): Promise<Row[]> {
  const { isNew, kind, counted, finds } = list
  const score = counted ? sql`r.score` : sql`w.score`
  const conditions = [
    sql`w.people > 0`,
    ...(finds ? [sql`w.id in (${finds})`] : []),
    ...(kind ? [sql`w.kind = ${kind}`] : []),
    ...(after ? [isNew ? sql`w.id < ${String(after[0])}::bigint` : below(score, sql`w.id`, after)] : []),
  ]
  const { rows } = await sql<Row>`
    select w.*, ${score} as place, ${counted ? sql`r.people` : sql`w.people`} as counted_people
    from work w ${list.ranking} where ${sql.join(conditions, sql` and `)}
    order by ${isNew ? sql`` : sql`${score} desc,`} w.id desc limit ${wanted}`.execute(db)
  return rows
}

function below(score: RawBuilder<unknown>, id: RawBuilder<unknown>, [place, last]: (string | number)[]): RawBuilder<boolean> {
  return sql`(${score}, ${id}) < (${String(place)}::float8, ${String(last)}::bigint)`
}
