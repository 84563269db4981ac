import { sql } from 'kysely'
import type { Db, MemberRow } from '../../db/schema.ts'
import type { MemberView } from '../contract/index.ts'
import { memberView } from '../members/queries.ts'

/** As many as a person reads while typing. */
const most = 8
/** Who wrote before the newest thousand posts of a thread is found by name like everybody else. */
const newestPosts = 1_000

/**
 * Members to be named: those who wrote in the thread, the newest first, then all others, by how their names begin with `typed`. Without
 * a word only those of the thread. At most 8, and not who asks.
 */
export async function suggestedMembers(
  db: Db,
  viewerId: string,
  { typed, threadId = '0' }: { typed: string; threadId?: string | undefined },
): Promise<MemberView[]> {
  const begin = `${typed
    .toLowerCase()
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`
  const matches = sql`(member.name like ${begin} or lower(member.display_name) like ${begin})`
  const { rows } = await sql<MemberRow & { wrote: number | null }>`
    with wrote as (
      select post.author_id, max(post.number) as number from post join thread on thread.id = post.thread_id
      where post.thread_id = ${threadId} and post.number > thread.post_count - ${newestPosts}::int and post.removed_at is null
        and thread.removed_at is null
      group by post.author_id
    ),
    here as (
      select member.*, wrote.number as wrote from wrote join member on member.id = wrote.author_id
      where member.removed_at is null and (${matches} or lower(member.display_name) like ${`% ${begin}`}) and member.id <> ${viewerId}
      order by wrote.number desc limit ${most}
    ),
    others as (
      (select member.* from member where name like ${begin} and removed_at is null and ${typed !== ''} order by name limit ${2 * most})
      union
      (select member.* from member where lower(display_name) like ${begin} and removed_at is null and ${typed !== ''}
        order by lower(display_name) limit ${2 * most})
    )
    select * from here
    union all
    (select others.*, null from others where id <> ${viewerId} and id not in (select id from here) order by name limit ${most})`.execute(
    db,
  )
  return rows.slice(0, most).map(memberView)
}
