import { type RawBuilder, sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { WorkKind, WorkView } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { fold } from './keys.ts'
import { workView } from './queries.ts'
import { type Counted, periodOf, whyItStands } from './rules.ts'
import { suggested } from './suggest.ts'

/** Which works of the shelf: of a kind, in threads with a tag, by those who came in a period, by those who finished or use them, by words. */
export interface ShelfFilter {
  kind?: WorkKind | undefined
  tag?: string | undefined
  time?: string | undefined
  experience?: 'finished' | 'using' | undefined
  q?: string | undefined
}

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

function countedView(row: WorkRow, counted: Counted): WorkView {
  const view = workView(row)
  return { ...view, counted: counted.people, why: whyItStands(view.people, view.threads, view.experience, counted) }
}

/** As many as are counted one by one; above it stands "1000+". */
export const countedAtMost = 1_000

/** How many works of each kind stand in a list, each counted up to 1,000 and one more; null where words or a tag find too many to count. */
export async function shelfCounts(db: Db, asked: ShelfFilter & { now?: Date }): Promise<Map<WorkKind, number> | null> {
  const list = listOf({ ...asked, kind: undefined })
  const most = countedAtMost + 1
  if (list.finds) {
    const { rows } = await sql<{ kind: WorkKind; works: number; seen: number }>`
      with gathered as materialized (${list.finds} limit ${most})
      select w.kind, count(*)::int as works, (select count(*) from gathered)::int as seen
      from gathered join work w on w.id = gathered.id ${list.ranking} where w.people > 0 group by w.kind`.execute(db)
    return rows[0] && rows[0].seen >= most ? null : new Map(rows.map((row) => [row.kind, row.works]))
  }
  const { rows } = await sql<{ kind: WorkKind; works: number }>`
    select each.kind, (select count(*) from (
      select 1 from ${list.counted ? sql`ranking r join work w on w.id = r.work_id` : sql`work w`}
      where ${list.counted ? sql`${inRanking(list.counted)} and r.kind = each.kind` : sql`w.kind = each.kind`} and w.people > 0 limit ${most}
    ) as first_ones)::int as works
    from unnest(${kinds}::text[]) as each (kind)`.execute(db)
  return new Map(rows.map((row) => [row.kind, row.works]))
}

/** For words that nothing on the shelf holds: a few works with names that are near. */
export async function worksNear(db: Db, q: string): Promise<WorkView[]> {
  return (await suggested(db, q)).slice(0, 3)
}

const kinds: WorkKind[] = ['book', 'tool', 'course', 'talk', 'article', 'podcast', 'other']

interface List {
  isNew: boolean
  kind: WorkKind | undefined
  /** Where other than all the people behind a work count. */
  counted: Omit<Counted, 'people'> | undefined
  /** Joins a work `w` with its place in the ranking, where another than that of all times is meant. */
  ranking: RawBuilder<unknown>
  /** Whether a work `w` is one that the tag and the words mean, and all works that they mean; none where neither is given. */
  fits: RawBuilder<boolean> | undefined
  finds: RawBuilder<unknown> | undefined
}

type Row = WorkRow & { place: number; countedPeople: number }
type After = (string | number)[] | undefined

/** Enough for a page where one work in twenty fits, and a few milliseconds where none does. */
const looksAtMost = 600
/** A ranking may hold a few works that nobody recommends any more. */
const spare = 40

function listOf(asked: ShelfAsked): List {
  const words = asked.q ? fold(asked.q).split(' ').filter(Boolean).slice(0, 8) : []
  const conditions = [...(asked.tag ? [tagged(asked.tag.toLowerCase())] : []), ...(asked.q ? [named(words)] : [])]
  const period = periodOf(asked.time, asked.now ?? new Date())
  const by: Counted['by'] = asked.experience ?? 'backed'
  const counted = period || asked.experience ? { by, period } : undefined
  return {
    isNew: asked.sort === 'new',
    kind: asked.kind,
    counted,
    ranking: counted ? sql`join ranking r on r.work_id = w.id and ${inRanking(counted)}` : sql``,
    fits:
      conditions.length > 0
        ? sql`${sql.join(
            conditions.map(({ fits }) => fits),
            sql` and `,
          )}`
        : undefined,
    finds:
      conditions.length > 0
        ? sql`select distinct id from (${sql.join(
            conditions.map(({ finds }) => finds),
            sql` intersect `,
          )}) as each`
        : undefined,
  }
}

function inRanking({ by, period }: Omit<Counted, 'people'>): RawBuilder<boolean> {
  return sql`r.counted = ${by} and r.period = ${period ?? 'ever'} and r.people > 0`
}

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
  const isWhole = rows.length >= wanted || (rows[0] !== undefined && rows[0].seen < look)
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

interface Condition {
  fits: RawBuilder<boolean>
  finds: RawBuilder<unknown>
}

// Asked for a value, not for existence: so that Postgres looks work by work, and never joins with all there is.
function tagged(tag: string): Condition {
  const threads = sql`join work_thread wt on wt.work_id = own.id and wt.sources > 0 join thread on thread.id = wt.thread_id
    and thread.removed_at is null and thread.tags @> array[${tag}]::text[]`
  return {
    fits: sql`(select true from work own ${threads} where own.root_id = w.id limit 1)`,
    finds: sql`select own.root_id as id from work own ${threads}`,
  }
}

// All the words in the title and the makers of a work or of one merged into it, or in one of its other names. Short words begin one there.
function named(words: string[]): Condition {
  if (words.length === 0) return { fits: sql`false`, finds: sql`select id from work where false` }
  const inside = (text: RawBuilder<unknown>) =>
    sql`${sql.join(
      words.map((word) =>
        word.length < 3 ? sql`' ' || ${text} like ${`% ${escaped(word)}%`}` : sql`${text} like ${`%${escaped(word)}%`}`,
      ),
      sql` and `,
    )}`
  const either = sql`${sql.join(
    words.map((word) =>
      word.length < 3
        ? sql`n.words && array(select word from work_word where word collate "C" >= ${word} and word collate "C" < ${word} || chr(1114111) limit 500)`
        : sql`(n.title_key like ${`%${escaped(word)}%`} or n.creator_key like ${`%${escaped(word)}%`})`,
    ),
    sql` and `,
  )}`
  return {
    fits: sql`(select true from work own where own.root_id = w.id and (${inside(sql`(own.title_key || ' ' || own.creator_key)`)}
      or (select true from alias a where a.work_id = own.id and ${inside(sql`a.alias_key`)} limit 1)) limit 1)`,
    finds: sql`select own.root_id as id from work own join (
      select n.work_id from work_name n where ${either} union select a.work_id from alias a where ${inside(sql`a.alias_key`)}
    ) found on found.work_id = own.id`,
  }
}

function escaped(word: string): string {
  return word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}
