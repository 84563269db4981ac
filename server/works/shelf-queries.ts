import { type RawBuilder, sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import { WorkKind, type WorkView } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { workView } from './queries.ts'
import { type Counted, periodBefore, periodOf, whyItStands } from './rules.ts'
import { inRanking, type List, listOf, type ShelfFilter } from './shelf-filter-queries.ts'
import { heldOf } from './shelf-held-queries.ts'
import { type Bounds, type Row, usualBounds, type Wanted } from './shelf-order-queries.ts'
import { rowsOf } from './shelf-rows-queries.ts'
import { suggested } from './suggest-queries.ts'

export interface ShelfAsked extends ShelfFilter {
  sort?: 'top' | 'new' | undefined
  cursor?: string | undefined
  size?: number
  now?: Date
}

const pageSize = 25

/**
 * The shelf: works with somebody behind them, by the score of those (see `rank.ts`) or by age. In a month or a year only who came to
 * stand behind them then counts; with an experience, only who said it (then).
 */
export async function shelf(db: Db, asked: ShelfAsked, bounds = usualBounds): Promise<Page<WorkView>> {
  const wanted = wantedOf(asked, bounds)
  return pageIn(wanted, (await heldOf(db, wanted))?.rows ?? (await rowsOf(db, wanted)))
}

/** The shelf, with how many works of each kind stand in the list; null where words or a tag find too many to count. */
export async function countedShelf(
  db: Db,
  asked: ShelfAsked,
): Promise<{ page: Page<WorkView>; counts: Map<WorkKind, number> | null }> {
  const wanted = wantedOf(asked, usualBounds)
  const held = await heldOf(db, wanted)
  if (held) return { page: pageIn(wanted, held.rows), counts: held.counts }
  const [rows, counts] = await Promise.all([rowsOf(db, wanted), wanted.list.fits ? null : countsOf(db, wanted.list)])
  return { page: pageIn(wanted, rows), counts }
}

function wantedOf(asked: ShelfAsked, bounds: Bounds): Wanted {
  const list = listOf(asked)
  const after = readCursor(asked.cursor, list.isNew ? ['id'] : ['number', 'id'])
  return { list, after, wanted: (asked.size ?? pageSize) + 1, bounds }
}

function pageIn({ list, wanted }: Wanted, rows: Row[]): Page<WorkView> {
  return pageOf(
    rows,
    wanted - 1,
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

async function countsOf(db: Db, { counted }: List): Promise<Map<WorkKind, number>> {
  const most = countedAtMost + 1
  const { rows } = await sql<{ kind: WorkKind; works: number }>`
    select each.kind, ${
      counted
        ? inRankingOf(counted, most)
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
