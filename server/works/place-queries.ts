import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { ExperienceCounts, MemberView, RecommendedIn } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { type AuthorColumns, authorOf } from '../members/queries.ts'
import { experienceOf } from './queries.ts'

const pageSize = 25
/** A few faces beside a sentence; the number says how many there are. */
const secondersShown = 4

/** The places that recommend a work, most seconded first, with some of the people who second each. */
export async function recommendedIn(db: Db, workId: string, cursor?: string, size = pageSize): Promise<Page<RecommendedIn>> {
  const after = readCursor(cursor, ['int', 'id'])
  const [seconded, id] = [Number(after?.[0]), String(after?.[1])]
  const { rows } = await sql<Row>`
    select ${columns} from work own cross join lateral (
      select r.* from recommendation r join thread on thread.id = r.thread_id
      where r.work_id = own.id and r.standing and thread.removed_at is null
        and ${after ? sql`r.seconded <= ${seconded} and (r.seconded < ${seconded} or r.id > ${id}::bigint)` : sql`true`}
      order by r.seconded desc, r.id limit ${size + 1}
    ) r ${joins}
    where own.root_id = (select root_id from work where id = ${workId})
    order by r.seconded desc, r.id limit ${size + 1}`.execute(db)
  const page = pageOf(rows, size, place, (row) => [row.seconded, row.id])
  const seconders = await secondersOf(
    db,
    page.items.filter((each) => each.seconded > 0).map((each) => each.id),
  )
  return { ...page, items: page.items.map((each) => ({ ...each, seconders: seconders.get(each.id) ?? [] })) }
}

/** The newest recommendations of a work, without those that are hidden in their threads behind a click. */
export async function latestPlaces(db: Db, workId: string, limit: number): Promise<RecommendedIn[]> {
  const { rows } = await sql<Row>`
    select ${columns} from work own cross join lateral (
      select r.* from recommendation r where r.work_id = own.id and r.standing order by r.id desc limit ${limit}
    ) r ${joins}
    where own.root_id = (select root_id from work where id = ${workId}) and thread.removed_at is null and post.hidden_at is null
    order by r.id desc limit ${limit}`.execute(db)
  return rows.map(place)
}

/** Of each of some works the place that most second, rather one whose sentence names it: who recommends it, how, and in which thread. */
export async function bestPlaces(db: Db, workIds: string[]): Promise<Map<string, RecommendedIn>> {
  if (workIds.length === 0) return new Map()
  // The best of a work's own places is looked for first, and who stands behind it only then: so few rows are joined.
  const { rows } = await sql<Row & { rootId: string }>`
    select distinct on (own.root_id) own.root_id, ${columns} from work own cross join lateral (
      select r.* from (
        select r.*, strpos(lower(r.excerpt), lower(own.title)) > 0 as is_named from (
          select * from recommendation r where r.work_id = own.id and r.standing and r.excerpt <> '' order by r.seconded desc, r.id limit 20
        ) r order by is_named desc, r.seconded desc, r.id
      ) r join post on post.id = r.post_id join thread on thread.id = r.thread_id
      where thread.removed_at is null and post.hidden_at is null order by r.is_named desc, r.seconded desc, r.id limit 1
    ) r ${joins}
    where own.root_id = any(${workIds}::bigint[])
    order by own.root_id, r.is_named desc, r.seconded desc, r.id`.execute(db)
  return new Map(rows.map((row) => [row.rootId, place(row)]))
}

interface Row extends AuthorColumns, ExperienceCounts {
  id: string
  seconded: number
  excerpt: string
  createdAt: Date
  isHidden: boolean
  postId: string
  number: number
  threadId: string
  title: string
  slug: string
}

const memberColumns = sql`member.id as member_id, member.name as member_name, member.display_name as member_display_name,
  member.avatar_url as member_avatar_url, member.joined_at as member_joined_at`
const columns = sql`${memberColumns}, r.id, r.seconded, r.excerpt, r.created_at, r.want, r.started, r.finished, r."using", r.stopped,
  post.hidden_at is not null as is_hidden, post.id as post_id, post.number, thread.id as thread_id, thread.title, thread.slug`
const joins: RawBuilder<unknown> = sql`join post on post.id = r.post_id join thread on thread.id = r.thread_id
  join member on member.id = r.author_id`

function place(row: Row): RecommendedIn {
  return {
    id: row.id,
    seconded: row.seconded,
    experience: experienceOf(row),
    // What is hidden in its thread behind a click is quoted nowhere.
    excerpt: row.isHidden ? '' : row.excerpt,
    createdAt: row.createdAt.toISOString(),
    author: authorOf(row),
    post: { id: row.postId, number: row.number },
    thread: { id: row.threadId, title: row.title, slug: row.slug },
  }
}

async function secondersOf(db: Db, recommendationIds: string[]): Promise<Map<string, MemberView[]>> {
  if (recommendationIds.length === 0) return new Map()
  const { rows } = await sql<AuthorColumns & { recommendationId: string }>`
    select s.recommendation_id, ${memberColumns} from unnest(${recommendationIds}::bigint[]) as each (id) cross join lateral (
      select recommendation_id, member_id from recommendation_seconding
      where recommendation_id = each.id and standing order by seconded_at desc, member_id desc limit ${secondersShown}
    ) s join member on member.id = s.member_id`.execute(db)
  const found = new Map<string, MemberView[]>()
  for (const row of rows) found.set(row.recommendationId, [...(found.get(row.recommendationId) ?? []), authorOf(row)])
  return found
}
