import type { MemberRow } from '../../db/schema.ts'
import { change } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, ThreadView } from '../contract/index.ts'
import { found, must, Refusal } from '../refusal.ts'
import { postRowById } from './post-queries.ts'
import { threadById, threadView } from './queries.ts'
import { mayAccept } from './rules.ts'

/** Marks a reply as the answer to a question, in place of another; undefined takes the mark back. */
export async function accept(
  changes: Changes,
  member: MemberRow,
  threadId: string,
  postId: string | undefined,
  key?: OnceKey,
): Promise<{ thread: ThreadView; version: number }> {
  const { author } = found(await threadById(changes.db, threadId), 'thread')
  return change(changes, threadId, { member, key }, async ({ tx, now, thread, next }) => {
    must(mayAccept(member, thread, now))
    if (postId !== undefined) {
      const post = await postRowById(tx, postId)
      if (!post || post.threadId !== threadId || post.removedAt || post.number === 1) {
        throw new Refusal('invalid', 'Only a reply of this thread can be accepted.', [
          { path: 'postId', message: 'This is no reply of this thread.' },
        ])
      }
    }
    if (thread.acceptedPostId !== (postId ?? null)) {
      // The marked post, the one that was, and the opener that names it look different now.
      const marked = [thread.acceptedPostId, postId].filter((id) => id != null)
      thread.acceptedPostId = postId ?? null
      thread.setAsidePostId = null
      await tx
        .updateTable('post')
        .set({ version: next() })
        .where('threadId', '=', threadId)
        .where((eb) => eb.or([eb('number', '=', 1), ...marked.map((id) => eb('id', '=', id))]))
        .execute()
    }
    return { thread: threadView(thread, author), version: thread.version }
  })
}
