import { z } from 'zod'
import { Cursor, endpoint, next } from '../endpoint.ts'
import { Year } from '../inputs.ts'
import { limits, line, Url } from '../text.ts'
import { Id, MemberView, Time, WorkKind, WorkRef, WorkView } from '../views.ts'
import { Empty } from './shared.ts'

/** What is otherwise with a work; what is not said stays. */
const facts = {
  kind: WorkKind.optional(),
  title: line(1, limits.workTitle).optional(),
  creators: z.array(line(1, limits.creator)).max(limits.creators, `At most ${limits.creators} people.`).optional(),
  year: Year.nullable().optional().describe('when it came out; null: nobody knows'),
  url: Url.nullable().optional().describe('its own address; null: it has none'),
  isbn: line(10, 20).optional().describe('an ISBN that it has besides'),
  doi: line(7, limits.doi).optional().describe('a DOI that it has besides'),
  drop: z
    .array(line(3, limits.url))
    .max(limits.drops, `At most ${limits.drops} identifiers.`)
    .optional()
    .describe('identifiers that are not its own, each as "scheme value"'),
}

const CorrectionInput = z
  .strictObject({ workId: Id, ...facts, reason: line(1, limits.reason) })
  .refine(({ workId: _workId, reason: _reason, ...said }) => Object.values(said).some((value) => value !== undefined), {
    message: 'Say what changes.',
    path: ['title'],
  })
export type CorrectionInput = z.infer<typeof CorrectionInput>

const Amendment = z.object({
  kind: WorkKind.optional(),
  title: z.string().optional(),
  creators: z.array(z.string()).optional(),
  year: z.int().nullable().optional(),
  url: z.string().nullable().optional(),
  isbn: z.string().optional(),
  doi: z.string().optional(),
  drop: z.array(z.string()).optional(),
})

/** A change of a work that somebody suggested, and what became of it. */
export const CorrectionView = z.object({
  id: Id,
  work: WorkRef.extend({ slug: z.string() }).describe('as it is now'),
  changes: Amendment.describe('what is said to be otherwise'),
  stood: Amendment.describe('what stood there before'),
  reason: z.string(),
  by: MemberView,
  at: Time,
  decided: z
    .object({ accepted: z.boolean(), by: MemberView, at: Time, reason: z.string().nullable() })
    .nullable()
    .describe('what moderators made of it; null while it waits'),
})
export type CorrectionView = z.infer<typeof CorrectionView>

const Decided = z.object({ correction: CorrectionView })
const OneCorrection = z.strictObject({ correctionId: Id })

export const suggestCorrection = endpoint({
  name: 'suggestCorrection',
  method: 'POST',
  path: '/api/works/:workId/corrections',
  form: '/works/:workId/corrections',
  status: 201,
  once: true,
  says: 'Suggest what is otherwise with a work; a moderator accepts or declines it',
  input: CorrectionInput,
  answer: Decided,
})
export const correctWork = endpoint({
  name: 'correctWork',
  method: 'PATCH',
  path: '/api/works/:workId',
  form: '/works/:workId/correct',
  status: 200,
  once: true,
  says: 'Moderators: correct a work at once; an old title stays as another name of it',
  input: CorrectionInput,
  answer: z.object({ work: WorkView }),
})
export const acceptCorrection = endpoint({
  name: 'acceptCorrection',
  method: 'PUT',
  path: '/api/corrections/:correctionId/accepted',
  form: '/corrections/:correctionId/accept',
  status: 200,
  once: true,
  says: 'Moderators: accept a correction; the work changes wherever it is shown',
  input: OneCorrection,
  answer: Decided.extend({ work: WorkView }),
})
export const declineCorrection = endpoint({
  name: 'declineCorrection',
  method: 'PUT',
  path: '/api/corrections/:correctionId/declined',
  form: '/corrections/:correctionId/decline',
  status: 200,
  once: true,
  says: 'Moderators: decline a correction, with a reason that whoever suggested it reads',
  input: OneCorrection.extend({ reason: line(1, limits.reason) }),
  answer: Decided,
})
export const listCorrections = endpoint({
  name: 'listCorrections',
  method: 'GET',
  path: '/api/corrections',
  status: 200,
  says: 'Moderators: the corrections that wait, the oldest first',
  input: z.strictObject({ cursor: Cursor }),
  answer: z.object({ corrections: z.array(CorrectionView), next }),
})
export const listMyCorrections = endpoint({
  name: 'listMyCorrections',
  method: 'GET',
  path: '/api/members/me/corrections',
  status: 200,
  says: 'The newest corrections that one has suggested, and what became of them',
  input: Empty,
  answer: z.object({ corrections: z.array(CorrectionView) }),
})
