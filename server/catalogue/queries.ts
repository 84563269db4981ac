import { sql } from 'kysely'
import type { Db, WorkRow } from '../../db/schema.ts'
import type { MemberView, WorkRef } from '../contract/index.ts'
import { type AuthorColumns, authorOf } from '../members/queries.ts'
import { workRef } from '../works/queries.ts'
import { memberJson } from './correction-queries.ts'

/** A work that was merged into another, while that stands: who did it, when and why. */
export interface Merged {
  workId: string
  title: string
  reason: string
  by: MemberView
  at: string
}

/** A work that was split off this one, or that this one was split off. */
export interface Split {
  work: WorkRef & { slug: string }
  isNew: boolean
  reason: string
  by: MemberView
  at: string
  undone: { by: MemberView; at: string } | null
}

// More than this of one work nobody reads.
const shown = 20

/** The merges by which a work stands for others, the newest first. */
export async function mergedInto(db: Db, workId: string): Promise<Merged[]> {
  const { rows } = await sql<AuthorColumns & { workId: string; title: string; reason: string; mergedAt: Date }>`
    select merge.work_id, work.title, merge.reason, merge.merged_at, member.id as member_id, member.name as member_name,
      member.display_name as member_display_name, member.avatar_url as member_avatar_url, member.joined_at as member_joined_at
    from work join merge on merge.work_id = work.id and merge.undone_at is null and merge.split_id is null join member on member.id = merge.merged_by
    where work.root_id = ${workId} order by merge.id desc limit ${shown}`.execute(db)
  return rows.map((row) => ({
    workId: row.workId,
    title: row.title,
    reason: row.reason,
    by: authorOf(row),
    at: row.mergedAt.toISOString(),
  }))
}

/** The splits of a work, and the one that it came from; the newest first. The other work is told as it is now. */
export async function splitsOf(db: Db, workId: string): Promise<Split[]> {
  const { rows } = await sql<
    WorkRow & {
      isNew: boolean
      reason: string
      splitAt: Date
      by: MemberView
      undoneBy: MemberView | null
      undoneAt: Date | null
    }
  >`
    select other.*, split.new_id <> ${workId}::bigint as is_new, split.reason, split.split_at, split.undone_at,
      ${memberJson('splitter')} as by, case when split.undone_at is not null then ${memberJson('undoer')} end as undone_by
    from split join work other on other.id = case when split.new_id = ${workId} then split.work_id else split.new_id end
    join work root on root.id = other.root_id and root.hidden_at is null
    join member splitter on splitter.id = split.split_by left join member undoer on undoer.id = split.undone_by
    where split.work_id = ${workId} or split.new_id = ${workId} order by split.id desc limit ${shown}`.execute(db)
  return rows.map((row) => ({
    work: { ...workRef(row), slug: row.slug },
    isNew: row.isNew,
    reason: row.reason,
    by: row.by,
    at: row.splitAt.toISOString(),
    undone: row.undoneBy && row.undoneAt ? { by: row.undoneBy, at: row.undoneAt.toISOString() } : null,
  }))
}
