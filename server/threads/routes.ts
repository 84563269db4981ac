import type { Db } from '../../db/schema.ts'
import type { Changes } from '../change/changes.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { may } from '../members/rules.ts'
import { found } from '../refusal.ts'
import { accept } from './accept.ts'
import { changesSince } from './change-queries.ts'
import { edit } from './edit.ts'
import { hide } from './hide.ts'
import { suggestedMembers } from './people-queries.ts'
import { postsIn } from './post-queries.ts'
import { listThreads, mineIn, templateOf, threadById } from './queries.ts'
import { previewing } from './preview.ts'
import { remove, restore } from './remove.ts'
import { reply, type SecondInReply } from './reply.ts'
import { revisionsOf } from './revision-queries.ts'
import { see } from './see.ts'
import { start } from './start.ts'
import { setTemplate } from './template.ts'

/** Threads and their posts. */
export function threadRoutes(door: Door, db: Db, changes: Changes, second: SecondInReply): void {
  route(
    door,
    contract.startThread,
    async ({ input, viewer, key, req, res }) => {
      const started = await start(changes, member(viewer), input, key)
      res.location(`${req.baseUrl}/api/threads/${started.thread.id}`)
      return started
    },
    ({ thread }) => `/t/${thread.id}/${encodeURIComponent(thread.slug)}`,
  )
  route(door, contract.listThreads, async ({ input }) => {
    const { items, next } = await listThreads(db, input)
    return { threads: items, next }
  })
  route(door, contract.showThread, async ({ input }) => {
    const thread = found(await threadById(db, input.threadId), 'thread')
    const text = input.text === '1' || input.text === 'true'
    const { items, next } = await postsIn(db, thread.id, { sort: input.sort ?? 'top', cursor: input.cursor, text })
    return { thread, posts: items, next }
  })
  route(door, contract.threadChanges, async ({ input }) => found(await changesSince(db, input.threadId, input.since), 'thread'))
  route(door, contract.mineInThread, async ({ input, viewer }) => {
    const thread = found(await threadById(db, input.threadId), 'thread')
    const { seen: _seen, hasDraft: _hasDraft, template: _template, ...mine } = await mineIn(db, thread.id, member(viewer).id)
    return { ...mine, may: may(viewer) }
  })
  route(
    door,
    contract.replyToThread,
    ({ input, viewer, key }) => reply(changes, member(viewer), input, second, key),
    ({ post }) => toPost(post),
  )
  route(door, contract.readThreadTemplate, async ({ input }) => ({
    template: await templateOf(db, found(await threadById(db, input.threadId), 'thread').id),
  }))
  route(
    door,
    contract.setThreadTemplate,
    async ({ input, viewer }) => ({ template: await setTemplate(db, member(viewer), input, changes.now()) }),
    (_, { input }) => `/t/${input.threadId}`,
  )
  route(door, contract.suggestMembers, async ({ input, viewer }) => ({
    members: await suggestedMembers(db, member(viewer).id, { typed: input.q, threadId: input.thread }),
  }))
  route(door, contract.previewText, ({ input, viewer }) => previewing(changes)(member(viewer), input.body))
  route(
    door,
    contract.acceptAnswer,
    ({ input, viewer, key }) => accept(changes, member(viewer), input.threadId, input.postId, key),
    toThread,
  )
  route(
    door,
    contract.unacceptAnswer,
    ({ input, viewer, key }) => accept(changes, member(viewer), input.threadId, undefined, key),
    toThread,
  )
  route(
    door,
    contract.seeThread,
    ({ input, viewer }) => see(db, member(viewer), input.threadId, input.version),
    (_, { input }) => `/t/${input.threadId}`,
  )
  postRoutes(door, db, changes)
}

function postRoutes(door: Door, db: Db, changes: Changes): void {
  route(door, contract.listRevisions, async ({ input }) => {
    const { items, next } = found(await revisionsOf(db, input.postId, input.cursor), 'post')
    return { revisions: items, next }
  })
  route(
    door,
    contract.hidePost,
    ({ input, viewer, key }) => hide(changes, member(viewer), input.postId, input.reason, key),
    ({ post }) => toPost(post),
  )
  route(
    door,
    contract.unhidePost,
    ({ input, viewer, key }) => hide(changes, member(viewer), input.postId, undefined, key),
    ({ post }) => toPost(post),
  )
  route(
    door,
    contract.editPost,
    ({ input, viewer, revision, key }) => edit(changes, member(viewer), input, revision, key),
    ({ post }) => toPost(post),
  )
  route(
    door,
    contract.removePost,
    async ({ input, viewer, key }) => void (await remove(changes, member(viewer), input.postId, undefined, key)),
    (_, { input }) => `/p/${input.postId}`,
  )
  route(
    door,
    contract.removeWithReason,
    ({ input, viewer, key }) => remove(changes, member(viewer), input.postId, input.reason, key),
    ({ post }) => toPost(post),
  )
  route(
    door,
    contract.restorePost,
    ({ input, viewer, key }) => restore(changes, member(viewer), input.postId, key),
    ({ post }) => toPost(post),
  )
}

// The page knows the readable end of a thread's address and adds it.
function toPost(post: contract.PostView): string {
  return `/t/${post.threadId}/-${post.number > 1 ? `?at=${post.number}` : ''}#p${post.number}`
}

function toThread({ thread }: { thread: contract.ThreadView }): string {
  return `/t/${thread.id}/${encodeURIComponent(thread.slug)}`
}
