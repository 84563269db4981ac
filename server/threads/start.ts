import type { MemberRow } from '../../db/schema.ts'
import { changeSeveral } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { OnceKey, PostView, StartInput, ThreadView } from '../contract/index.ts'
import { memberView } from '../members/queries.ts'
import { must } from '../refusal.ts'
import { slugOf } from '../slug.ts'
import { showIn } from '../uploads/use.ts'
import { identify } from '../works/identify.ts'
import { insertPost, insertRecommendations } from './insert-post.ts'
import { viewOf } from './post-queries.ts'
import { threadView } from './queries.ts'
import { rendered } from './rendered.ts'
import { mayStart } from './rules.ts'

/** Starts a thread with its opener, which is version 1. */
export async function start(
  changes: Changes,
  member: MemberRow,
  input: StartInput,
  key?: OnceKey,
): Promise<{ thread: ThreadView; post: PostView }> {
  must(mayStart(member, changes.now()))
  const { html, uploadIds } = await rendered(changes.db, input.body, { mount: changes.mount() })
  const started = await changeSeveral(
    changes,
    async () => [],
    { member, key },
    async ({ tx, now, started }) => {
      const works = await identify(tx, input.recommends ?? [])
      const thread = await tx
        .insertInto('thread')
        .values({
          title: input.title,
          slug: slugOf(input.title),
          kind: input.kind ?? 'question',
          tags: input.tags ?? [],
          authorId: member.id,
          createdAt: now,
          lastActivityAt: now,
          postCount: 1,
          version: 1,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      const post = await insertPost(tx, {
        threadId: thread.id,
        number: 1,
        replyTo: undefined,
        authorId: member.id,
        body: input.body,
        html,
        version: 1,
        now,
      })
      if (uploadIds.length > 0) await showIn(tx, post.id, uploadIds, now)
      const recommendations = await insertRecommendations(tx, post, works)
      started(thread)
      const author = memberView(member)
      return { thread: threadView(thread, author), post: viewOf(post, author, { recommendations, seconds: null }) }
    },
  )
  if (input.recommends?.length) changes.stands(member.id, 'recommends')
  return started
}
