import { type RawBuilder, sql } from 'kysely'
import type { Amendment } from '../../db/catalogue-tables.ts'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { CorrectionView, MemberView } from '../contract/index.ts'
import { type Page, pageOf, readCursor } from '../cursor.ts'
import { workRef } from '../works/queries.ts'

const pageSize = 25
/** Of a member's own, and of one work, nobody reads more. */
const newest = 50

/** A correction's own row. */
export function correctionRow(db: Db, id: string) {
  return db.selectFrom('correction').selectAll().where('id', '=', id).executeTakeFirst()
}

/** How many corrections of a member wait. */
export async function openCorrectionsOf(db: Db, memberId: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('correction')
    .select((eb) => eb.fn.countAll<string>().as('waiting'))
    .where('suggestedBy', '=', memberId)
    .where('decidedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(waiting)
}

/** A correction as it travels. */
export async function correctionById(db: Db, id: string): Promise<CorrectionView | undefined> {
  return (await corrections(db, sql`correction.id = ${id}`, sql`correction.id`, 1)).map(correctionView)[0]
}

/** The corrections that wait for a moderator, the oldest first; those of hidden works wait until these are shown again. */
export async function openCorrections(db: Db, cursor?: string, size = pageSize): Promise<Page<CorrectionView>> {
  const [after = '0'] = readCursor(cursor, ['id']) ?? []
  const isWaiting = sql`correction.decided_at is null and root.hidden_at is null and correction.id > ${String(after)}::bigint`
  return pageOf(await corrections(db, isWaiting, sql`correction.id`, size + 1), size, correctionView, (row) => [row.correctionId])
}

/** What a member has suggested, the newest first; of one work, where one is asked for. */
export async function correctionsBy(db: Db, memberId: string, workId?: string): Promise<CorrectionView[]> {
  const ofWork = workId === undefined ? sql`true` : sql`correction.work_id = ${workId}`
  const mine = sql`correction.suggested_by = ${memberId} and root.hidden_at is null and ${ofWork}`
  return (await corrections(db, mine, sql`correction.id desc`, newest)).map(correctionView)
}

/** The corrections of a work that were accepted, the newest first. */
export async function acceptedOf(db: Db, workId: string, limit: number): Promise<CorrectionView[]> {
  const isAccepted = sql`correction.work_id = ${workId} and correction.accepted`
  return (await corrections(db, isAccepted, sql`correction.id desc`, limit)).map(correctionView)
}

interface Row extends WorkRow {
  correctionId: string
  changes: Amendment
  stood: Amendment
  reason: string
  suggestedAt: Date
  accepted: boolean | null
  decidedAt: Date | null
  decision: string | null
  by: MemberView
  decidedBy: MemberView | null
}

/** A member as they travel, out of a table of that name in a statement. */
export const memberJson = (
  name: string,
) => sql`json_build_object('id', ${sql.ref(`${name}.id`)}::text, 'name', ${sql.ref(`${name}.name`)},
  'displayName', ${sql.ref(`${name}.display_name`)}, 'avatarUrl', ${sql.ref(`${name}.avatar_url`)},
  'joinedAt', to_char(${sql.ref(`${name}.joined_at`)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`

async function corrections(db: Db, which: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select root.*, correction.id as correction_id, correction.changes, correction.stood, correction.reason, correction.suggested_at,
      correction.accepted, correction.decided_at, correction.decision, ${memberJson('suggester')} as by,
      case when correction.decided_at is not null then ${memberJson('decider')} end as decided_by
    from correction join work own on own.id = correction.work_id join work root on root.id = own.root_id
    join member suggester on suggester.id = correction.suggested_by left join member decider on decider.id = correction.decided_by
    where ${which} order by ${order} limit ${limit}`.execute(db)
  return rows
}

function correctionView(row: Row): CorrectionView {
  const { correctionId, changes, stood, reason, by, accepted, decidedBy, decidedAt, decision, suggestedAt } = row
  return {
    id: correctionId,
    work: { ...workRef(row), slug: row.slug },
    changes,
    stood,
    reason,
    by,
    at: suggestedAt.toISOString(),
    decided:
      decidedAt && decidedBy
        ? { accepted: accepted === true, by: decidedBy, at: decidedAt.toISOString(), reason: decision }
        : null,
  }
}
