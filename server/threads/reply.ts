import type { MemberRow } from '../../db/schema.ts'
import { change } from '../change/change.ts'
import type { Change, Changes } from '../change/changes.ts'
import type { OnceKey, PostView, ReplyInput, WorkRef } from '../contract/index.ts'
import { memberView } from '../members/queries.ts'
import { mayWrite } from '../members/rules.ts'
import { must } from '../refusal.ts'
import { showIn } from '../uploads/use.ts'
import { identify } from '../works/identify.ts'
import { insertPost, insertRecommendations } from './insert-post.ts'
import { viewOf } from './post-queries.ts'
import { rendered } from './rendered.ts'
import { mayReply } from './rules.ts'

/**
 * Stands behind a recommendation in a reply's own change; the works that the reply recommends are locked along. Handed in by the doors,
 * since seconding lies above threads.
 */
export type SecondInReply = (change: Change, member: MemberRow, recommendationId: string, workIds: string[]) => Promise<WorkRef>

/** Adds a reply, with what it recommends and what it seconds. Refuses in a locked thread, to a suspended member, and under a parent that isn't there. */
export async function reply(
  changes: Changes,
  member: MemberRow,
  input: ReplyInput,
  second: SecondInReply,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  must(mayWrite(member, changes.now()))
  const { html, uploadIds } = await rendered(changes.db, input.body, { mount: changes.mount() })
  const recommends = input.recommends ?? []
  const replied = await change(
    changes,
    input.threadId,
    { member, key },
    async (change) => {
      const { tx, now, thread, next } = change
      const version = thread.version + 1
      must(mayReply(member, thread, now))
      const works = await identify(tx, recommends, { threadId: thread.id, version })
      const seconded =
        input.seconds &&
        (await second(
          change,
          member,
          input.seconds,
          works.map((work) => work.id),
        ))
      const post = await insertPost(tx, {
        threadId: thread.id,
        number: thread.postCount + 1,
        replyTo: input.replyTo,
        seconds: input.seconds,
        authorId: member.id,
        body: input.body,
        html,
        version,
        now,
      })
      thread.postCount += 1
      thread.replyCount += 1
      thread.lastActivityAt = now
      if (uploadIds.length > 0) await showIn(tx, post.id, uploadIds, now)
      const recommendations = await insertRecommendations(tx, post, works)
      const seconds = seconded ? { recommendationId: input.seconds!, work: seconded } : null
      return { post: viewOf(post, memberView(member), { recommendations, seconds }), version: next() }
    },
    { alone: recommends.length > 0 || uploadIds.length > 0 || input.seconds !== undefined },
  )
  if (recommends.length > 0) changes.stands(member.id, 'recommends')
  else if (input.seconds) changes.stands(member.id, 'seconds')
  return replied
}
