import { z } from 'zod'
import { Cursor, endpoint, next, Nothing } from '../endpoint.ts'
import { Body, EditInput } from '../inputs.ts'
import { limits, line } from '../text.ts'
import { PreviewView, RevisionView } from '../views.ts'
import { OnePost, Changed } from './shared.ts'

export const editPost = endpoint({
  name: 'editPost',
  method: 'PATCH',
  path: '/api/posts/:postId',
  form: '/p/:postId/edit',
  status: 200,
  once: true,
  says: 'Edit a post; If-Match carries its revision',
  input: EditInput,
  answer: Changed,
})
export const previewText = endpoint({
  name: 'previewText',
  method: 'POST',
  path: '/api/preview',
  status: 200,
  says: 'A text as it would be shown; stores nothing',
  input: z.strictObject({ body: Body }),
  answer: PreviewView,
})
export const removePost = endpoint({
  name: 'removePost',
  method: 'DELETE',
  path: '/api/posts/:postId',
  form: '/p/:postId/remove',
  status: 204,
  once: true,
  says: 'Remove a post; its place stays',
  input: OnePost,
  answer: Nothing,
})
export const removeWithReason = endpoint({
  name: 'removeWithReason',
  method: 'PUT',
  path: '/api/posts/:postId/removed',
  form: '/p/:postId/removed',
  status: 200,
  once: true,
  says: 'Remove a post, and say why to all who find its place',
  input: OnePost.extend({ reason: line(1, limits.reason) }),
  answer: Changed,
})
export const restorePost = endpoint({
  name: 'restorePost',
  method: 'PUT',
  path: '/api/posts/:postId/restored',
  form: '/p/:postId/restore',
  status: 200,
  once: true,
  says: 'Bring back a post that one removed oneself',
  input: OnePost,
  answer: Changed,
})
export const secondPost = endpoint({
  name: 'secondPost',
  method: 'PUT',
  path: '/api/posts/:postId/second',
  form: '/p/:postId/second',
  status: 200,
  once: true,
  says: 'Second a post',
  input: OnePost,
  answer: Changed,
})
export const withdrawPost = endpoint({
  name: 'withdrawPost',
  method: 'DELETE',
  path: '/api/posts/:postId/second',
  form: '/p/:postId/withdraw',
  status: 200,
  once: true,
  says: 'Withdraw the second of a post',
  input: OnePost,
  answer: Changed,
})

export const listRevisions = endpoint({
  name: 'listRevisions',
  method: 'GET',
  path: '/api/posts/:postId/revisions',
  status: 200,
  says: 'The texts that a post has had, the newest first',
  input: OnePost.extend({ cursor: Cursor }),
  answer: z.object({ revisions: z.array(RevisionView), next }),
})
export const hidePost = endpoint({
  name: 'hidePost',
  method: 'PUT',
  path: '/api/posts/:postId/hidden',
  form: '/p/:postId/hide',
  status: 200,
  once: true,
  says: "A thread's author hides a reply behind a click, with a public reason",
  input: OnePost.extend({ reason: line(1, limits.reason) }),
  answer: Changed,
})
export const unhidePost = endpoint({
  name: 'unhidePost',
  method: 'DELETE',
  path: '/api/posts/:postId/hidden',
  form: '/p/:postId/unhide',
  status: 200,
  once: true,
  says: 'Show a hidden reply again',
  input: OnePost,
  answer: Changed,
})
