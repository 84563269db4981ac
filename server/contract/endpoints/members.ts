import { z } from 'zod'
import { Cursor, endpoint, next, Nothing } from '../endpoint.ts'
import { EditMeInput, JoinInput, SignInInput } from '../inputs.ts'
import { Sought } from '../text.ts'
import { Id, Language, MemberView, ShelfCounts, ShelfPart, ShelvedWork, ThreadView, WorkView } from '../views.ts'
import { Empty, MemberAnswer, May } from './shared.ts'

export const join = endpoint({
  name: 'join',
  open: true,
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
  open: true,
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
  open: true,
  method: 'DELETE',
  path: '/api/session',
  form: '/sign-out',
  status: 204,
  says: 'Sign out',
  input: Empty,
  answer: Nothing,
})
export const editMe = endpoint({
  name: 'editMe',
  method: 'PATCH',
  path: '/api/members/me',
  form: '/settings',
  status: 200,
  says: 'Change how the member who asks is named',
  input: EditMeInput,
  answer: MemberAnswer,
})
export const setLanguage = endpoint({
  name: 'setLanguage',
  open: true,
  method: 'PUT',
  path: '/api/session/language',
  form: '/language',
  status: 204,
  says: 'In which language this member, or this browser, wants to read the pages',
  input: z.strictObject({ language: Language }),
  answer: Nothing,
})
export const suggestMembers = endpoint({
  name: 'suggestMembers',
  method: 'GET',
  path: '/api/members/suggest',
  status: 200,
  says: 'Members whose name begins with what was typed, those of a thread first; members',
  input: z.strictObject({ q: Sought.optional().default(''), thread: Id.optional() }),
  answer: z.object({ members: z.array(MemberView) }),
})
export const showMember = endpoint({
  name: 'showMember',
  method: 'GET',
  path: '/api/members/:name',
  status: 200,
  says: 'A member, with their threads and what they recommend',
  input: z.strictObject({ name: Sought }),
  answer: z.object({ member: MemberView, threads: z.array(ThreadView), recommended: z.array(WorkView) }),
})
export const showShelf = endpoint({
  name: 'showShelf',
  method: 'GET',
  path: '/api/members/:name/shelf',
  status: 200,
  says: "A part of a member's shelf; a private one is empty for everybody else",
  input: z.strictObject({ name: Sought, show: ShelfPart.optional(), cursor: Cursor }),
  answer: z.object({ works: z.array(ShelvedWork), counts: ShelfCounts, next }),
})
export const keepTyping = endpoint({
  name: 'keepTyping',
  method: 'PUT',
  path: '/api/members/me/typing',
  form: '/settings/typing',
  status: 200,
  says: 'Whether others see that the member who asks is writing',
  input: z.strictObject({ shown: z.boolean() }),
  answer: z.object({ shown: z.boolean() }),
})
export const keepShelf = endpoint({
  name: 'keepShelf',
  method: 'PUT',
  path: '/api/members/me/shelf',
  form: '/settings/shelf',
  status: 200,
  says: 'Who sees the shelf of the member who asks: everybody, or only they',
  input: z.strictObject({ private: z.boolean() }),
  answer: z.object({ private: z.boolean() }),
})
