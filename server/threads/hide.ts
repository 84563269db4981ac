import type { MemberRow } from '../../db/schema.ts'
import { change } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, PostView } from '../contract/index.ts'
import { found, must } from '../refusal.ts'
import { postById, postRowById } from './post-queries.ts'
import { mayHide } from './rules.ts'

/** Hides a reply behind a click, with a reason that all can read; an undefined reason shows it again. */
export async function hide(
  changes: Changes,
  member: MemberRow,
  postId: string,
  reason: string | undefined,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  const before = found(await postRowById(changes.db, postId), 'post')
  return change(changes, before.threadId, { member, key }, async ({ tx, now, thread, next }) => {
    const post = found(await postRowById(tx, postId), 'post')
    must(mayHide(member, thread, post, now))
    found(post.removedAt ? undefined : post, 'post')
    if (post.hiddenReason !== (reason ?? null)) {
      await tx
        .updateTable('post')
        .set({ hiddenAt: reason === undefined ? null : now, hiddenReason: reason ?? null, version: next() })
        .where('id', '=', postId)
        .execute()
    }
    return { post: (await postById(tx, postId))!, version: thread.version }
  })
}
