import type { Db, MemberRow, PostRow, ThreadRow } from '../../db/schema.ts'
import { change } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, PostView } from '../contract/index.ts'
import { found, must } from '../refusal.ts'
import { type Backing, type Placing, tally } from '../works/tally.ts'
import { postById, postRowById } from './post-queries.ts'
import { mayRemove, mayRestore } from './rules.ts'

/**
 * Removes a post: its place in the tree stays, its text is shown to nobody, and what it recommends counts no more. A reason is for all
 * to read.
 */
export async function remove(
  changes: Changes,
  member: MemberRow,
  postId: string,
  reason: string | undefined,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  const before = found(await postRowById(changes.db, postId), 'post')
  const changed = await change(
    changes,
    before.threadId,
    { member, key },
    async ({ tx, now, thread, next }) => {
      const post = found(await postRowById(tx, postId), 'post')
      must(mayRemove(member, post, now))
      if (!post.removedAt) {
        const version = next()
        await tx
          .updateTable('post')
          .set({ removedAt: now, removedBy: member.id, removedReason: reason ?? null, version, reworded: version })
          .where('id', '=', postId)
          .execute()
        count(thread, post, -1)
        if (thread.acceptedPostId === postId) await mark(tx, thread, null, postId)
        await standing(tx, now, postId, false, next())
      }
      return { post: (await postById(tx, postId))!, version: thread.version }
    },
    { alone: true },
  )
  changes.stands(before.authorId, 'recommends')
  return changed
}

/** Brings a removed post back, as it was. */
export async function restore(
  changes: Changes,
  member: MemberRow,
  postId: string,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  const before = found(await postRowById(changes.db, postId), 'post')
  const changed = await change(
    changes,
    before.threadId,
    { member, key },
    async ({ tx, now, thread, next }) => {
      const post = found(await postRowById(tx, postId), 'post')
      if (post.removedAt) {
        must(mayRestore(member, post, now))
        const version = next()
        await tx
          .updateTable('post')
          .set({ removedAt: null, removedBy: null, removedReason: null, version, reworded: version })
          .where('id', '=', postId)
          .execute()
        count(thread, post, 1)
        if (thread.setAsidePostId === postId && !thread.acceptedPostId) await mark(tx, thread, postId, null)
        await standing(tx, now, postId, true, next())
      }
      return { post: (await postById(tx, postId))!, version: thread.version }
    },
    { alone: true },
  )
  changes.stands(before.authorId, 'recommends')
  return changed
}

// The opener, which names the accepted answer, looks different then too.
async function mark(tx: Db, thread: ThreadRow, accepted: string | null, setAside: string | null): Promise<void> {
  thread.acceptedPostId = accepted
  thread.setAsidePostId = setAside
  await tx
    .updateTable('post')
    .set({ version: thread.version })
    .where('threadId', '=', thread.id)
    .where('number', '=', 1)
    .execute()
}

function count(thread: ThreadRow, post: PostRow, delta: 1 | -1): void {
  if (post.number > 1) thread.replyCount += delta
}

// Takes a post's recommendations, and the seconds on them, out of every count, or back in.
async function standing(tx: Db, now: Date, postId: string, stands: boolean, version: number): Promise<void> {
  const recommendations = await tx
    .updateTable('recommendation')
    .set({ standing: stands })
    .where('postId', '=', postId)
    .returning(['id', 'workId', 'authorId', 'threadId'])
    .execute()
  if (recommendations.length === 0) return
  const ids = recommendations.map((one) => one.id)
  // The replies that second one of them say so no more, or again.
  await tx.updateTable('post').set({ version }).where('secondsId', 'in', ids).execute()
  const seconders = await tx
    .selectFrom('recommendationSeconding')
    .select(['recommendationId', 'memberId', 'workId'])
    .where('recommendationId', 'in', ids)
    .where('standing', '=', true)
    .execute()
  const delta = stands ? 1 : -1
  const backings: Backing[] = [
    ...recommendations.map((one) => ({ workId: one.workId, memberId: one.authorId, delta }) as const),
    ...seconders.map((one) => ({ workId: one.workId, memberId: one.memberId, delta }) as const),
  ]
  const placings: Placing[] = recommendations.map((one) => ({ workId: one.workId, threadId: one.threadId, delta }))
  await tally(tx, now, backings, placings)
}
