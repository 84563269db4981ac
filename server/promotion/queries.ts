import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PromotionShown, PromotionView } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { type AuthorColumns, authorOf, memberView, membersById } from '../members/queries.ts'

const pageSize = 20
/** So many of the recommendations are linked; the numbers say how many there are. */
const placesShown = 5

/** Marks of one kind, the newest first, each with the latest places that it was found by. */
export async function promotions(db: Db, show: PromotionShown, cursor?: string): Promise<Page<PromotionView>> {
  const [before] = readCursor(cursor, ['id']) ?? []
  const rows = await marks(db)
    .where(sql<string>`coalesce(promotion.decided, 'open')`, '=', show)
    .$if(before !== undefined, (query) => query.where('promotion.id', '<', String(before)))
    .orderBy('promotion.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const { items, next } = pageOf(
    rows,
    pageSize,
    (row) => row,
    (row) => [row.id],
  )
  return { items: await views(db, items), next }
}

/** Who of some members is marked, in one statement, told apart from those that somebody waits for. */
export async function markedAmong(db: Db, memberIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`/* afterwards */
    select distinct member_id from promotion where decided is distinct from 'fine' and member_id = any(${memberIds}::bigint[])`.execute(
    db,
  )
  return rows.map(({ memberId }) => memberId)
}

/** One mark, by id. */
export async function promotionById(db: Db, id: string): Promise<PromotionView | undefined> {
  return (await views(db, await marks(db).where('promotion.id', '=', id).execute()))[0]
}

function marks(db: Db) {
  return db
    .selectFrom('promotion')
    .innerJoin('member', 'member.id', 'promotion.memberId')
    .selectAll('promotion')
    .select(['member.name as memberName', 'member.displayName as memberDisplayName'])
    .select(['member.avatarUrl as memberAvatarUrl', 'member.joinedAt as memberJoinedAt'])
    .where('member.removedAt', 'is', null)
}

type Mark = Awaited<ReturnType<ReturnType<typeof marks>['execute']>>[number] & AuthorColumns

async function views(db: Db, rows: Mark[]): Promise<PromotionView[]> {
  if (rows.length === 0) return []
  const deciders = await membersById(
    db,
    rows.flatMap((row) => row.decidedBy ?? []),
  )
  const places = await placesOf(
    db,
    rows.flatMap((row) => row.evidence.slice(0, placesShown)),
  )
  return rows.map((row) => {
    const decider = deciders.get(row.decidedBy ?? '')
    return {
      id: row.id,
      member: authorOf(row),
      kind: row.subject.startsWith('site ') ? 'site' : 'creator',
      name: row.name,
      counted: row.counted,
      outOf: row.outOf,
      places: row.evidence.slice(0, placesShown).flatMap((id) => places.get(id) ?? []),
      foundAt: row.foundAt.toISOString(),
      decided: row.decided,
      decidedBy: decider ? memberView(decider) : null,
      decidedAt: row.decidedAt?.toISOString() ?? null,
    }
  })
}

async function placesOf(db: Db, ids: string[]): Promise<Map<string, PromotionView['places'][number]>> {
  const rows = await db
    .selectFrom('recommendation')
    .innerJoin('post', 'post.id', 'recommendation.postId')
    .innerJoin('thread', 'thread.id', 'recommendation.threadId')
    .innerJoin('work', 'work.id', 'recommendation.workId')
    .select(['recommendation.id', 'recommendation.postId', 'work.id as workId', 'work.title as workTitle'])
    .select(['post.number', 'thread.id as threadId', 'thread.title', 'thread.slug', 'recommendation.createdAt'])
    .where('recommendation.id', '=', sql<string>`any(${ids}::bigint[])`)
    .where('recommendation.standing', '=', true)
    .where('thread.removedAt', 'is', null)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        postId: row.postId,
        number: row.number,
        thread: { id: row.threadId, title: row.title, slug: row.slug },
        work: { id: row.workId, title: row.workTitle },
        at: row.createdAt.toISOString(),
      },
    ]),
  )
}
