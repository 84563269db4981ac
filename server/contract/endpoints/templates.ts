import { z } from 'zod'
import { endpoint, Nothing } from '../endpoint.ts'
import { limits, line, Text } from '../text.ts'
import { Id } from '../views.ts'
import { Empty } from './shared.ts'

const Name = line(1, limits.template.name)
const Template = z.object({ name: z.string(), body: z.string() })
const tooLong = { message: `At most ${limits.template.body} characters.`, params: { tooLong: true } }
const Body = Text.refine((text) => text.length <= limits.template.body, tooLong)

export const listTemplates = endpoint({
  name: 'listTemplates',
  method: 'GET',
  path: '/api/templates',
  status: 200,
  says: 'The texts that the asking member keeps to begin posts with, by name',
  input: Empty,
  answer: z.object({ templates: z.array(Template) }),
})
export const keepTemplate = endpoint({
  name: 'keepTemplate',
  method: 'PUT',
  path: '/api/templates/:name',
  form: '/templates',
  status: 200,
  says: 'Keep a text to begin posts with, under a name; in place of the one that has it',
  input: z.strictObject({ name: Name, body: Body.refine((text) => text.trim() !== '', 'Write something first.') }),
  answer: z.object({ template: Template }),
})
export const dropTemplate = endpoint({
  name: 'dropTemplate',
  method: 'DELETE',
  path: '/api/templates/:name',
  form: '/templates/drop',
  status: 204,
  says: 'Let go of a text that one keeps',
  input: z.strictObject({ name: Name }),
  answer: Nothing,
})
export const setThreadTemplate = endpoint({
  name: 'setThreadTemplate',
  method: 'PUT',
  path: '/api/threads/:threadId/template',
  form: '/t/:threadId/template',
  status: 200,
  says: "What a thread's author asks replies to begin with; an empty text asks nothing",
  input: z.strictObject({ threadId: Id, body: Body }),
  answer: z.object({ template: z.string().nullable() }),
})
export const readThreadTemplate = endpoint({
  name: 'readThreadTemplate',
  method: 'GET',
  path: '/api/threads/:threadId/template',
  status: 200,
  says: 'What the author of a thread asks replies to begin with, or null',
  input: z.strictObject({ threadId: Id }),
  answer: z.object({ template: z.string().nullable() }),
})
