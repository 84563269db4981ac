import type { Db, PostRow, ThreadRow, WorkRow } from '../../db/schema.ts'
import { type EditInput, limits } from '../contract/index.ts'
import { Refusal } from '../refusal.ts'
import { identify } from '../works/identify.ts'
import { lockWorks, tally } from '../works/tally.ts'
import { insertRecommendations } from './insert-post.ts'
import { mayDrop } from './rules.ts'

/** What an edit does to the recommendations of a post. */
export interface Amendment {
  works: WorkRow[]
  dropped: Standing[]
  /** The place of the first that is added. */
  from: number
}

type Standing = Awaited<ReturnType<typeof standingIn>>[number]

/**
 * What an edit that names works, or recommendations to drop, changes of a post. What the post recommends already is not added again.
 * Finds or makes the works, and locks all that will be counted anew. Refuses more than a post may recommend, and to drop what others
 * second or what is not the post's own.
 */
export async function amendmentOf(
  tx: Db,
  thread: ThreadRow,
  post: PostRow,
  { recommends = [], drop = [] }: Pick<EditInput, 'recommends' | 'drop'>,
): Promise<Amendment> {
  const named = await identify(tx, recommends, { threadId: thread.id, version: thread.version + 1 })
  const standing = await standingIn(tx, post.id)
  const dropped = [...new Set(drop)].map((id, place) => {
    const one = standing.find((each) => each.id === id)
    const verdict = one ? mayDrop(one) : 'This post does not recommend that.'
    if (!one || verdict) throw invalid(`drop.${place}`, verdict!)
    return one
  })
  const kept = standing.filter((one) => !dropped.includes(one))
  const works = named.filter((work) => !kept.some((one) => one.rootId === work.rootId))
  if (kept.length + works.length > limits.recommends) throw invalid('recommends', `At most ${limits.recommends} works.`)
  await lockWorks(tx, [...dropped.map((one) => one.workId), ...works.map((work) => work.id)])
  return { works, dropped, from: Math.max(-1, ...standing.map((one) => one.position)) + 1 }
}

/** Takes recommendations off a post and adds others, as of `now`; its author counts behind the works accordingly. */
export async function amendRecommendations(tx: Db, now: Date, post: PostRow, { works, dropped, from }: Amendment): Promise<void> {
  if (dropped.length > 0) {
    const ids = dropped.map((one) => one.id)
    // Seconds on them that were withdrawn, and replies that said why: nothing of that was shown any more.
    await tx.deleteFrom('recommendationSeconding').where('recommendationId', 'in', ids).execute()
    await tx.updateTable('post').set({ secondsId: null }).where('secondsId', 'in', ids).execute()
    await tx.deleteFrom('recommendation').where('id', 'in', ids).execute()
    await tally(
      tx,
      now,
      dropped.map(({ workId }) => ({ workId, memberId: post.authorId, delta: -1 })),
      dropped.map(({ workId }) => ({ workId, threadId: post.threadId, delta: -1 })),
    )
  }
  await insertRecommendations(tx, post, works, { now, from })
}

function standingIn(tx: Db, postId: string) {
  return tx
    .selectFrom('recommendation')
    .innerJoin('work', 'work.id', 'recommendation.workId')
    .select(['recommendation.id', 'recommendation.workId', 'recommendation.position', 'recommendation.seconded', 'work.rootId'])
    .where('recommendation.postId', '=', postId)
    .execute()
}

function invalid(path: string, message: string): Refusal {
  return new Refusal('invalid', message, [{ path, message }])
}
