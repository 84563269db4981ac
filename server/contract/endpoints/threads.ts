import { z } from 'zod'
import { Cursor, endpoint, next, Nothing } from '../endpoint.ts'
import { ReplyInput, StartInput } from '../inputs.ts'
import { Sought } from '../text.ts'
import { Experience, Id, PostView, ThreadView } from '../views.ts'
import { flag, OneThread, Changed, May } from './shared.ts'

export const startThread = endpoint({
  name: 'startThread',
  method: 'POST',
  path: '/api/threads',
  form: '/new',
  status: 201,
  once: true,
  says: 'Start a question or a discussion',
  input: StartInput,
  answer: z.object({ thread: ThreadView, post: PostView }),
})
export const listThreads = endpoint({
  name: 'listThreads',
  method: 'GET',
  path: '/api/threads',
  status: 200,
  says: 'Threads, newest activity first unless sorted otherwise',
  input: z.strictObject({
    sort: z.enum(['active', 'new', 'top']).optional(),
    tag: Sought.optional(),
    cursor: Cursor,
  }),
  answer: z.object({ threads: z.array(ThreadView), next }),
})
export const showThread = endpoint({
  name: 'showThread',
  method: 'GET',
  path: '/api/threads/:threadId',
  status: 200,
  keptByVersion: true,
  says: 'A thread and its posts as a flat list, the opener first',
  input: OneThread.extend({ sort: z.enum(['top', 'new', 'old']).optional(), cursor: Cursor, text: flag }),
  answer: z.object({ thread: ThreadView, posts: z.array(PostView), next }),
})
export const threadChanges = endpoint({
  name: 'threadChanges',
  method: 'GET',
  path: '/api/threads/:threadId/changes',
  status: 200,
  keptByVersion: true,
  says: 'The state of all posts changed after a version, by version',
  input: OneThread.extend({ since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  answer: z.object({ version: z.int(), thread: ThreadView, posts: z.array(PostView), more: z.boolean() }),
})
export const mineInThread = endpoint({
  name: 'mineInThread',
  method: 'GET',
  path: '/api/threads/:threadId/mine',
  status: 200,
  says: 'What the asking member has seconded in a thread, and their experience with its works',
  input: OneThread,
  answer: z.object({
    posts: z.array(Id),
    recommendations: z.array(Id),
    experience: z.record(Id, Experience),
    may: May,
  }),
})
export const replyToThread = endpoint({
  name: 'replyToThread',
  method: 'POST',
  path: '/api/threads/:threadId/posts',
  form: '/t/:threadId/reply',
  status: 201,
  once: true,
  says: 'Reply to a thread, or to one of its posts',
  input: ReplyInput,
  answer: Changed,
})
export const acceptAnswer = endpoint({
  name: 'acceptAnswer',
  method: 'PUT',
  path: '/api/threads/:threadId/accepted',
  form: '/t/:threadId/accept',
  status: 200,
  once: true,
  says: "A question's author accepts an answer",
  input: OneThread.extend({ postId: Id }),
  answer: z.object({ thread: ThreadView, version: z.int() }),
})
export const unacceptAnswer = endpoint({
  name: 'unacceptAnswer',
  method: 'DELETE',
  path: '/api/threads/:threadId/accepted',
  form: '/t/:threadId/unaccept',
  status: 200,
  once: true,
  says: 'Take the accepted mark back',
  input: OneThread,
  answer: z.object({ thread: ThreadView, version: z.int() }),
})

export const seeThread = endpoint({
  name: 'seeThread',
  method: 'PUT',
  path: '/api/threads/:threadId/seen',
  form: '/t/:threadId/seen',
  status: 204,
  says: 'Say how far one has read; it never goes back',
  input: OneThread.extend({ version: z.int().min(0).max(2_147_483_647) }),
  answer: Nothing,
})
