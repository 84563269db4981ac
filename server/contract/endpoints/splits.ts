import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { limits, line } from '../text.ts'
import { Id, WorkKind, WorkView } from '../views.ts'

const { recommendations, names } = limits.split
const tooMany = `At most ${names} names.`

const SplitInput = z.strictObject({
  workId: Id,
  kind: WorkKind,
  title: line(1, limits.workTitle),
  creators: z.array(line(1, limits.creator)).max(limits.creators, `At most ${limits.creators} people.`).optional(),
  recommendations: z
    .array(Id)
    .min(1, 'Choose at least one recommendation.')
    .max(recommendations, `At most ${recommendations} recommendations.`)
    .describe('those that mean the other work; their seconds go along'),
  identifiers: z.array(line(3, limits.url)).max(names, tooMany).optional().describe('each as "scheme value"'),
  aliases: z.array(line(1, limits.workTitle)).max(names, tooMany).optional(),
  reason: line(1, limits.reason),
})
export type SplitInput = z.infer<typeof SplitInput>

export const splitWork = endpoint({
  name: 'splitWork',
  method: 'POST',
  path: '/api/works/:workId/split',
  form: '/works/:workId/split',
  status: 201,
  once: true,
  says: 'Moderators: split a work that two were thrown into; the answer is the new one, and the one that it came from',
  input: SplitInput,
  answer: z.object({ work: WorkView, from: WorkView }),
})
export const unsplitWork = endpoint({
  name: 'unsplitWork',
  method: 'DELETE',
  path: '/api/works/:workId/split',
  form: '/works/:workId/unsplit',
  status: 200,
  once: true,
  says: 'Moderators: put a work that was split off back; the answer is the one that it came from',
  input: z.strictObject({ workId: Id }),
  answer: z.object({ work: WorkView }),
})
