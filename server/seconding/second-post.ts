import { sql } from 'kysely'
import type { MemberRow } from '../../db/schema.ts'
import { change } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, PostView } from '../contract/index.ts'
import { found, must } from '../refusal.ts'
import { postRowById, posts, postView } from '../threads/post-queries.ts'
import { maySecond } from '../threads/rules.ts'

/** Adds a member's weight to a post, or takes it back. Twice is once. Refuses one's own post. */
export async function secondPost(
  changes: Changes,
  member: MemberRow,
  postId: string,
  seconds: boolean,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  const before = found(await postRowById(changes.db, postId), 'post')
  return change(changes, before.threadId, { member, key }, async ({ tx, now, thread, next }) => {
    const row = found(await posts(tx).where('post.id', '=', postId).executeTakeFirst(), 'post')
    must(maySecond(member, row.authorId, now))
    found(row.removedAt ? undefined : row, 'post')
    const delta = seconds ? 1 : -1
    const moved = { seconded: row.seconded + delta, version: thread.version + 1 }
    const backed = seconds ? sql`, backed = ${moved.version}, backed_by = ${member.id}` : sql``
    const { rows } = await sql`
      with changed as (${seconds ? addition(postId, member.id, thread.id, now) : removal(postId, member.id)})
      update post set seconded = ${moved.seconded}, version = ${moved.version}${backed}
      where id = ${postId} and exists (select from changed)
      returning id`.execute(tx)
    if (rows.length === 0) return { post: postView(row), version: thread.version }
    thread.seconded += delta
    return { post: postView({ ...row, ...moved }), version: next() }
  })
}

function addition(postId: string, memberId: string, threadId: string, now: Date) {
  return sql`insert into post_seconding (post_id, member_id, thread_id, seconded_at)
    values (${postId}, ${memberId}, ${threadId}, ${now}) on conflict do nothing returning post_id`
}

function removal(postId: string, memberId: string) {
  return sql`delete from post_seconding where post_id = ${postId} and member_id = ${memberId} returning post_id`
}
