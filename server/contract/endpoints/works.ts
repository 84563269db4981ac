import { z } from 'zod'
import { limits, line, Sought } from '../text.ts'
import { Cursor, endpoint, next, Nothing } from '../endpoint.ts'
import { ExperienceInput, NoticeInput, SecondWorkInput, WorkInput } from '../inputs.ts'
import { Id, Period, Question, RecommendedIn, WorkIdentifier, WorkKind, WorkView } from '../views.ts'
import { Changed, Empty } from './shared.ts'

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
export const listQuestions = endpoint({
  name: 'listQuestions',
  method: 'GET',
  path: '/api/members/me/questions',
  status: 200,
  says: 'Works that one wanted or started some weeks ago: how did it go? Saying an experience answers; each is asked once',
  input: Empty,
  answer: z.object({ questions: z.array(Question) }),
})
export const putOff = endpoint({
  name: 'putOff',
  method: 'DELETE',
  path: '/api/members/me/questions/:workId',
  form: '/works/:workId/not-now',
  status: 204,
  says: 'Not to be asked again how it went with a work',
  input: z.strictObject({ workId: Id }),
  answer: Nothing,
})
export const listWorks = endpoint({
  name: 'listWorks',
  method: 'GET',
  path: '/api/works',
  status: 200,
  says: 'The shelf: works by the people behind them',
  input: z.strictObject({
    kind: WorkKind.optional(),
    tag: Sought.optional(),
    time: Period.optional(),
    experience: z.enum(['finished', 'using']).optional().describe('only those who said so count'),
    q: Sought.optional(),
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
  answer: z.object({
    work: WorkView,
    identifiers: z.array(WorkIdentifier),
    aliases: z.array(z.string()).describe('what else it is called here'),
    beside: z.array(WorkView).describe('what is recommended in the same threads, the most often first'),
    recommendations: z.array(RecommendedIn),
    next,
  }),
})
export const suggestWorks = endpoint({
  name: 'suggestWorks',
  method: 'GET',
  path: '/api/works/suggest',
  status: 200,
  says: 'Works whose name is near what was typed',
  input: z.strictObject({ q: Sought }),
  answer: z.object({ works: z.array(WorkView) }),
})

export const mergeWork = endpoint({
  name: 'mergeWork',
  method: 'POST',
  path: '/api/works/:workId/merge',
  form: '/works/:workId/merge',
  status: 200,
  once: true,
  says: 'Moderators: make two works one; the answer is the one that stays',
  input: z.strictObject({ workId: Id, into: Id, reason: line(1, limits.reason) }),
  answer: z.object({ work: WorkView }),
})
export const unmergeWork = endpoint({
  name: 'unmergeWork',
  method: 'DELETE',
  path: '/api/works/:workId/merge',
  form: '/works/:workId/unmerge',
  status: 200,
  once: true,
  says: 'Moderators: undo the newest merge of this work; the answer is the work by itself',
  input: z.strictObject({ workId: Id }),
  answer: z.object({ work: WorkView }),
})

export const hideWork = endpoint({
  name: 'hideWork',
  method: 'PUT',
  path: '/api/works/:workId/hidden',
  form: '/works/:workId/hide',
  status: 200,
  once: true,
  says: 'Moderators: hide a work as spam, wherever it is shown',
  input: z.strictObject({ workId: Id, reason: line(1, limits.reason) }),
  answer: z.object({ work: WorkView }),
})
export const unhideWork = endpoint({
  name: 'unhideWork',
  method: 'DELETE',
  path: '/api/works/:workId/hidden',
  form: '/works/:workId/show',
  status: 200,
  once: true,
  says: 'Moderators: show a hidden work again',
  input: z.strictObject({ workId: Id }),
  answer: z.object({ work: WorkView }),
})

/** A work that a draft seems to recommend, and where. */
export const Candidate = z.object({
  start: z.int().describe('where its name begins in the text, in UTF-16 units'),
  end: z.int().describe('where it ends, exclusive'),
  score: z.number().describe('how likely it is meant, 0 to 1'),
  why: z.string().describe('why it was noticed, in words'),
  work: WorkView.nullable().describe('the work of the catalogue, or null'),
  suggestion: WorkInput.nullable().describe('a new work to be filled in, where the catalogue has none'),
  recommendationId: Id.nullable().describe('the recommendation in the post answered to that the draft seconds, or null'),
})
export type Candidate = z.infer<typeof Candidate>

export const noticeWorks = endpoint({
  name: 'noticeWorks',
  method: 'POST',
  path: '/api/works/notice',
  status: 200,
  says: 'The works that a draft seems to recommend, best first; stores nothing',
  input: NoticeInput,
  answer: z.object({ candidates: z.array(Candidate) }),
})
