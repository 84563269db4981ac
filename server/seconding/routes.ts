import type { Changes } from '../change/changes.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { forget, say } from './experience.ts'
import { putOff } from './put-off.ts'
import { openQuestions } from './question-queries.ts'
import { secondPost } from './second-post.ts'
import { secondWork, withdrawWork } from './second-work.ts'

// A few at a time: the rest can wait.
const questionsAtMost = 10
// The doors hand it to the threads, which lie below.
export { secondInReply } from './second-work.ts'

/** Seconding posts and works, withdrawing, and what members did with works. */
export function secondingRoutes(door: Door, changes: Changes): void {
  route(
    door,
    contract.secondPost,
    ({ input, viewer, key }) => secondPost(changes, member(viewer), input.postId, true, key),
    toPost,
  )
  route(
    door,
    contract.withdrawPost,
    ({ input, viewer, key }) => secondPost(changes, member(viewer), input.postId, false, key),
    toPost,
  )
  route(door, contract.secondWork, ({ input, viewer, key }) => secondWork(changes, member(viewer), input, key), toPost)
  route(
    door,
    contract.withdrawWork,
    ({ input, viewer, key }) => withdrawWork(changes, member(viewer), input.recommendationId, key),
    toPost,
  )
  route(door, contract.setExperience, ({ input, viewer, key }) => say(changes, member(viewer), input, key), toWork)
  route(door, contract.listQuestions, async ({ viewer }) => ({
    questions: await openQuestions(changes.db, member(viewer).id, { now: changes.now(), limit: questionsAtMost }),
  }))
  route(
    door,
    contract.putOff,
    ({ input, viewer }) => putOff(changes.db, member(viewer), input.workId, changes.now()),
    () => '/',
  )
  route(door, contract.forgetExperience, ({ input, viewer, key }) => forget(changes, member(viewer), input.workId, key), toWork)
}

function toPost({ post }: { post: contract.PostView }): string {
  return `/t/${post.threadId}/-${post.number > 1 ? `?at=${post.number}` : ''}#p${post.number}`
}

function toWork({ work }: { work: contract.WorkView }): string {
  return `/works/${work.id}/${encodeURIComponent(work.slug)}`
}
