import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { MemberView } from '../contract/index.ts'
import { type AuthorColumns, authorOf } from '../members/queries.ts'

/** A work that was merged into another, while that stands: who did it, when and why. */
export interface Merged {
  workId: string
  title: string
  reason: string
  by: MemberView
  at: string
}

// More than this of one work nobody reads.
const shown = 20

/** The merges by which a work stands for others, the newest first. */
export async function mergedInto(db: Db, workId: string): Promise<Merged[]> {
  const { rows } = await sql<AuthorColumns & { workId: string; title: string; reason: string; mergedAt: Date }>`
    select merge.work_id, work.title, merge.reason, merge.merged_at, member.id as member_id, member.name as member_name,
      member.display_name as member_display_name, member.avatar_url as member_avatar_url, member.joined_at as member_joined_at
    from work join merge on merge.work_id = work.id and merge.undone_at is null join member on member.id = merge.merged_by
    where work.root_id = ${workId} order by merge.id desc limit ${shown}`.execute(db)
  return rows.map((row) => ({
    workId: row.workId,
    title: row.title,
    reason: row.reason,
    by: authorOf(row),
    at: row.mergedAt.toISOString(),
  }))
}
