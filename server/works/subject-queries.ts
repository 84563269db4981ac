import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { type Subject, type SubjectFacts, subjectsOf } from './subject.ts'

/** A recommendation of a member's, and what its work is of. */
export interface Recommended {
  id: string
  postId: string
  subjects: Subject[]
}

// A book's number says nothing of who promotes it.
const facts = sql`work.url, work.creators, array(select scheme || ' ' || value from identifier
  where identifier.work_id = work.id and scheme in ('url', 'repo', 'purl') order by 1 limit 20) as identifiers`

/**
 * What a member has recommended last, the newest first, and whether anything of theirs is marked or capped by now. One statement, told
 * apart from those that somebody waits for.
 */
export async function recommendedLately(
  db: Db,
  memberId: string,
  limit: number,
): Promise<{ isKnown: boolean; latest: Recommended[] }> {
  const { rows } = await sql<SubjectFacts & { isKnown: boolean; id: string | null; postId: string }>`/* afterwards */
    select known.is_known, latest.* from (
      select exists (select from promotion where member_id = ${memberId})
        or exists (select from backing where member_id = ${memberId} and capped) as is_known
    ) known left join (
      select r.id, r.post_id, ${facts} from (
        select id, post_id, work_id from recommendation where author_id = ${memberId} and standing order by id desc limit ${limit}
      ) r join work on work.id = r.work_id
    ) latest on true order by latest.id desc`.execute(db)
  return {
    isKnown: rows[0]?.isKnown ?? false,
    latest: rows.flatMap(({ id, postId, ...row }) => (id === null ? [] : [{ id, postId, subjects: subjectsOf(row) }])),
  }
}

/**
 * The works that a member stands behind, or has stood behind and may again where a post comes back: by id from one on, what each is of,
 * and whether it is capped.
 */
export async function stoodBehind(
  db: Db,
  memberId: string,
  { after, limit }: { after: string; limit: number },
): Promise<{ workId: string; capped: boolean; subjects: Subject[] }[]> {
  const { rows } = await sql<SubjectFacts & { workId: string; capped: boolean }>`
    select b.work_id, b.capped, ${facts} from backing b join work on work.id = b.work_id
    where b.member_id = ${memberId} and b.work_id > ${after} order by b.work_id limit ${limit}`.execute(db)
  return rows.map(({ workId, capped, ...row }) => ({ workId, capped, subjects: subjectsOf(row) }))
}

// Who is beyond this is looked at by the next sweep.
const authorsAtMost = 200
const membersAtMost = 1_000

/** Who stands behind a work, or behind what it was merged with: the authors of its recommendations, and who counts for it. */
export async function behindWork(db: Db, workId: string): Promise<{ memberId: string; how: 'recommends' | 'seconds' }[]> {
  const own = sql`(select id from work where root_id = (select root_id from work where id = ${workId}))`
  const { rows } = await sql<{ memberId: string; how: 'recommends' | 'seconds' }>`/* afterwards */
    (select distinct author_id as member_id, 'recommends' as how from recommendation
      where standing and work_id in ${own} limit ${authorsAtMost})
    union all
    (select distinct member_id, 'seconds' from backing where sources > 0 and work_id in ${own} limit ${membersAtMost})`.execute(
    db,
  )
  return rows
}
