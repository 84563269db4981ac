import { z } from 'zod'
import { Cursor, endpoint, next, Nothing } from './endpoint.ts'
import { EditInput, ExperienceInput, JoinInput, ReplyInput, SecondWorkInput, SignInInput, StartInput } from './inputs.ts'
import { Experience, Id, MemberView, PostView, RecommendedIn, ThreadView, WorkKind, WorkView } from './views.ts'

const flag = z.enum(['1', 'true', '0', 'false']).optional()
const Empty = z.strictObject({})
const OnePost = z.strictObject({ postId: Id })
const OneThread = z.strictObject({ threadId: Id })
const Changed = z.object({ post: PostView, version: z.int() })
const MemberAnswer = z.object({ member: MemberView })

/** What the asking member may do, and what is theirs; asked apart, since views are the same for everybody. */
export const May = z.object({ start: z.boolean(), reply: z.boolean(), moderate: z.boolean() })

// Members
export const join = endpoint({
  name: 'join',
  method: 'POST',
  path: '/api/members',
  form: '/join',
  status: 201,
  says: 'Become a member, and be signed in',
  input: JoinInput,
  answer: MemberAnswer,
})
export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/session',
  form: '/sign-in',
  status: 200,
  says: 'Sign in with name or e-mail address',
  input: SignInInput,
  answer: MemberAnswer,
})
export const whoAmI = endpoint({
  name: 'whoAmI',
  method: 'GET',
  path: '/api/session',
  status: 200,
  says: 'Who is signed in, and what they may do',
  input: Empty,
  answer: z.object({ member: MemberView.nullable(), may: May }),
})
export const signOut = endpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  form: '/sign-out',
  status: 204,
  says: 'Sign out',
  input: Empty,
  answer: Nothing,
})
export const showMember = endpoint({
  name: 'showMember',
  method: 'GET',
  path: '/api/members/:name',
  status: 200,
  says: 'A member, with their threads and what they recommend',
  input: z.strictObject({ name: z.string().max(30) }),
  answer: z.object({ member: MemberView, threads: z.array(ThreadView), recommended: z.array(WorkView) }),
})

// Threads
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
    tag: z.string().max(40).optional(),
    cursor: Cursor,
  }),
  answer: z.object({ threads: z.array(ThreadView), next }),
})
export const showThread = endpoint({
  name: 'showThread',
  method: 'GET',
  path: '/api/threads/:threadId',
  status: 200,
  says: 'A thread and its posts as a flat list, the opener first',
  input: OneThread.extend({ sort: z.enum(['top', 'new', 'old']).optional(), cursor: Cursor, text: flag }),
  answer: z.object({ thread: ThreadView, posts: z.array(PostView), next }),
})
export const threadChanges = endpoint({
  name: 'threadChanges',
  method: 'GET',
  path: '/api/threads/:threadId/changes',
  status: 200,
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

// Posts
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

// Works
export const secondWork = endpoint({
  name: 'secondWork',
  method: 'PUT',
  path: '/api/recommendations/:recommendationId/second',
  form: '/r/:recommendationId/second',
  status: 200,
  once: true,
  says: 'Second a recommendation, with what one did with the work',
  input: SecondWorkInput,
  answer: Changed,
})
export const withdrawWork = endpoint({
  name: 'withdrawWork',
  method: 'DELETE',
  path: '/api/recommendations/:recommendationId/second',
  form: '/r/:recommendationId/withdraw',
  status: 200,
  once: true,
  says: 'Withdraw the second of a recommendation; the experience stays',
  input: z.strictObject({ recommendationId: Id }),
  answer: Changed,
})
export const setExperience = endpoint({
  name: 'setExperience',
  method: 'PUT',
  path: '/api/works/:workId/experience',
  form: '/works/:workId/experience',
  status: 200,
  once: true,
  says: 'Say what one did with a work',
  input: ExperienceInput,
  answer: z.object({ work: WorkView }),
})
export const forgetExperience = endpoint({
  name: 'forgetExperience',
  method: 'DELETE',
  path: '/api/works/:workId/experience',
  form: '/works/:workId/forget',
  status: 200,
  once: true,
  says: 'Take back what one said of a work',
  input: z.strictObject({ workId: Id }),
  answer: z.object({ work: WorkView }),
})
export const listWorks = endpoint({
  name: 'listWorks',
  method: 'GET',
  path: '/api/works',
  status: 200,
  says: 'The shelf: works by the people behind them',
  input: z.strictObject({
    kind: WorkKind.optional(),
    tag: z.string().max(40).optional(),
    q: z.string().max(200).optional(),
    sort: z.enum(['top', 'new']).optional(),
    cursor: Cursor,
  }),
  answer: z.object({ works: z.array(WorkView), next }),
})
export const showWork = endpoint({
  name: 'showWork',
  method: 'GET',
  path: '/api/works/:workId',
  status: 200,
  says: 'A work and every place that recommends it',
  input: z.strictObject({ workId: Id, cursor: Cursor }),
  answer: z.object({ work: WorkView, recommendations: z.array(RecommendedIn), next }),
})
export const suggestWorks = endpoint({
  name: 'suggestWorks',
  method: 'GET',
  path: '/api/works/suggest',
  status: 200,
  says: 'Works whose name is near what was typed',
  input: z.strictObject({ q: z.string().max(200) }),
  answer: z.object({ works: z.array(WorkView) }),
})
