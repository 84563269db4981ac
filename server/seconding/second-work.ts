import { type RawBuilder, sql } from 'kysely'
import type { Db, MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Change, Changes, WideChange } from '../change/changes.ts'
import type { OnceKey, PostView, SecondWorkInput, WorkRef } from '../contract/index.ts'
import { found, must, Refusal } from '../refusal.ts'
import { postById } from '../threads/post-queries.ts'
import { maySecond } from '../threads/rules.ts'
import { workById, workRef } from '../works/queries.ts'
import { lockWorks, moveExperience, tally } from '../works/tally.ts'
import { setExperienceIn } from './experience.ts'
import { experienceWith, recommendationById, threadsAttached } from './queries.ts'

/**
 * Adds a member's weight to a recommendation, with what they did with the work where they say so. Twice is once. Refuses one's own.
 * The experience is of the work, so it shows wherever the member has seconded it: all those threads change together.
 */
export async function secondWork(
  changes: Changes,
  member: MemberRow,
  input: SecondWorkInput,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  const threadIds = async () => {
    const before = await recommendationById(changes.db, input.recommendationId)
    // What was done under this key before is answered all the same.
    if (!before) return []
    const elsewhere = input.experience ? await threadsAttached(changes.db, member.id, before.workId) : []
    return [...new Set([before.threadId, ...elsewhere])]
  }
  const seconded = await changeSeveral(changes, threadIds, { member, key }, async (change) => {
    const recommendation = found(await recommendationById(change.tx, input.recommendationId), 'recommendation')
    must(maySecond(member, recommendation.authorId, change.now))
    await lockWorks(change.tx, [recommendation.workId])
    await attach(change, member, recommendation)
    const { experience, note, edition } = input
    if (experience) await setExperienceIn(change, member, recommendation.workId, { experience, note, edition })
    return answer(change, recommendation)
  })
  changes.stands(member.id, 'seconds')
  return seconded
}

/** The same within a reply that says why: in its thread's change, with the works locked that the reply recommends. */
export async function secondInReply(
  { tx, now, thread, next }: Change,
  member: MemberRow,
  recommendationId: string,
  workIds: string[],
): Promise<WorkRef> {
  const recommendation = await recommendationById(tx, recommendationId)
  if (recommendation?.threadId !== thread.id) {
    const message = 'The recommendation that this seconds is not here, or was removed.'
    throw new Refusal('invalid', message, [{ path: 'seconds', message }])
  }
  must(maySecond(member, recommendation.authorId, now))
  await lockWorks(tx, [...workIds, recommendation.workId])
  await attach({ tx, now, thread: () => thread, next, started: () => undefined }, member, recommendation)
  return workRef(found(await workById(tx, recommendation.workId), 'work'))
}

/** Takes a member's weight off a recommendation. What they did with the work stays said. */
export async function withdrawWork(
  changes: Changes,
  member: MemberRow,
  recommendationId: string,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  return changeSeveral(
    changes,
    async () => {
      const before = await recommendationById(changes.db, recommendationId)
      return before ? [before.threadId] : []
    },
    { member, key },
    async (change) => {
      const recommendation = found(await recommendationById(change.tx, recommendationId), 'recommendation')
      must(maySecond(member, recommendation.authorId, change.now))
      const withdrawn = sql`
        update recommendation_seconding set standing = false
        where recommendation_id = ${recommendationId} and member_id = ${member.id} and standing returning true as made`
      if ((await weighed(change, member, recommendation, -1, withdrawn)).length > 0)
        await tally(change.tx, change.now, [{ workId: recommendation.workId, memberId: member.id, delta: -1 }])
      return answer(change, recommendation)
    },
  )
}

type Recommendation = NonNullable<Awaited<ReturnType<typeof recommendationById>>>

async function attach(change: WideChange, member: MemberRow, recommendation: Recommendation): Promise<void> {
  const { tx, now } = change
  const attached = sql`
    insert into recommendation_seconding as kept (recommendation_id, member_id, thread_id, work_id, seconded_at)
    values (${recommendation.id}, ${member.id}, ${recommendation.threadId}, ${recommendation.workId}, ${now})
    on conflict (recommendation_id, member_id) do update set standing = true, seconded_at = excluded.seconded_at where not kept.standing
    returning xmax = 0 as made`
  const [row] = await weighed(change, member, recommendation, 1, attached)
  if (!row) return
  // Who comes new brings along what they have said of the work before.
  if (row.made)
    await moveExperience(
      tx,
      'recommendation',
      [recommendation.id],
      undefined,
      await experienceWith(tx, member.id, recommendation.workId),
    )
  await tally(tx, now, [{ workId: recommendation.workId, memberId: member.id, delta: 1 }])
}

// Attaches or detaches the member, and where that changes anything counts it and restamps the post and the replies that said why: three
// writes, one statement.
async function weighed(
  { tx, thread, next }: WideChange,
  member: MemberRow,
  { id, threadId, postId }: Recommendation,
  delta: 1 | -1,
  moved: RawBuilder<unknown>,
): Promise<{ made: boolean }[]> {
  const version = thread(threadId).version + 1
  // To who reads on, the post is newly seconded, not the replies.
  const onPost = (column: string, value: unknown) =>
    sql`, ${sql.ref(column)} = case when id = ${postId} then ${value} else ${sql.ref(column)} end`
  const backed =
    delta > 0 ? sql`${onPost('backed', sql`${version}::int`)}${onPost('backed_by', sql`${member.id}::bigint`)}` : sql``
  const { rows } = await sql<{ made: boolean }>`
    with moved as (${moved}),
    counted as (update recommendation set seconded = seconded + ${delta}::int where id = ${id} and exists (select from moved)),
    stamped as (update post set version = ${version}::int${backed}
      where (id = ${postId} or (seconds_id = ${id} and author_id = ${member.id})) and exists (select from moved))
    select made from moved`.execute(tx)
  if (rows.length > 0) {
    thread(threadId).seconded += delta
    next(threadId)
  }
  return rows
}

async function answer({ tx, thread }: { tx: Db; thread: WideChange['thread'] }, { postId, threadId }: Recommendation) {
  return { post: (await postById(tx, postId))!, version: thread(threadId).version }
}
