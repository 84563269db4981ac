import type { MemberRow } from '../../db/schema.ts'
import { change } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, PostView } from '../contract/index.ts'
import { found, must } from '../refusal.ts'
import { postById, postRowById } from '../threads/post-queries.ts'
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
    const post = found(await postRowById(tx, postId), 'post')
    must(maySecond(member, post.authorId, now))
    found(post.removedAt ? undefined : post, 'post')
    const changed = seconds
      ? await tx
          .insertInto('postSeconding')
          .values({ postId, memberId: member.id, threadId: thread.id, secondedAt: now })
          .onConflict((conflict) => conflict.doNothing())
          .returning('postId')
          .execute()
      : await tx
          .deleteFrom('postSeconding')
          .where('postId', '=', postId)
          .where('memberId', '=', member.id)
          .returning('postId')
          .execute()
    if (changed.length > 0) {
      const delta = seconds ? 1 : -1
      thread.seconded += delta
      await tx
        .updateTable('post')
        .set({ seconded: post.seconded + delta, version: next() })
        .where('id', '=', postId)
        .execute()
    }
    return { post: (await postById(tx, postId))!, version: thread.version }
  })
}
