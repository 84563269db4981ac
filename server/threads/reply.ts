import type { MemberRow } from '../../db/schema.ts'
import { change } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, PostView, ReplyInput } from '../contract/index.ts'
import { memberView } from '../members/queries.ts'
import { mayWrite } from '../members/rules.ts'
import { must } from '../refusal.ts'
import { showIn } from '../uploads/use.ts'
import { identify } from '../works/identify.ts'
import { insertPost, insertRecommendations } from './insert-post.ts'
import { viewOf } from './post-queries.ts'
import { rendered } from './rendered.ts'
import { mayReply } from './rules.ts'

/** Adds a reply, with what it recommends. Refuses in a locked thread, to a suspended member, and under a parent that isn't there. */
export async function reply(
  changes: Changes,
  member: MemberRow,
  input: ReplyInput,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  must(mayWrite(member, changes.now()))
  const { html, uploadIds } = await rendered(changes.db, input.body)
  const recommends = input.recommends ?? []
  return change(
    changes,
    input.threadId,
    { member, key },
    async ({ tx, now, thread, next }) => {
      must(mayReply(member, thread, now))
      const works = await identify(tx, recommends, { threadId: thread.id, version: thread.version + 1 })
      const post = await insertPost(tx, {
        threadId: thread.id,
        number: thread.postCount + 1,
        replyTo: input.replyTo,
        authorId: member.id,
        body: input.body,
        html,
        version: thread.version + 1,
        now,
      })
      thread.postCount += 1
      thread.replyCount += 1
      thread.lastActivityAt = now
      if (uploadIds.length > 0) await showIn(tx, post.id, uploadIds, now)
      const recommendations = await insertRecommendations(tx, post, works)
      return { post: viewOf(post, memberView(member), recommendations), version: next() }
    },
    { alone: recommends.length > 0 || uploadIds.length > 0 },
  )
}
