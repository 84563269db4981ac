import { z } from 'zod'
import { Cursor, endpoint, next } from '../endpoint.ts'
import { ExperienceInput, SecondWorkInput } from '../inputs.ts'
import { Id, RecommendedIn, WorkKind, WorkView } from '../views.ts'
import { Changed } from './shared.ts'

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
