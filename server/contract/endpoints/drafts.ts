import { z } from 'zod'
import { endpoint, Nothing } from '../endpoint.ts'
import { limits, Text } from '../text.ts'
import { DraftView, Id } from '../views.ts'
import { Empty } from './shared.ts'

const Place = z.string().regex(/^(?:new|(?:thread|post)-[1-9]\d{0,17})$/, 'This is no place for a draft.')

const DraftFields = z
  .record(z.string().regex(/^[a-z]{1,40}(?:\[\w{1,40}\]){0,2}$/i, 'This is no name of a field.'), Text)
  .refine((fields) => Object.keys(fields).length <= limits.draft.fields, `At most ${limits.draft.fields} fields.`)
  .refine((fields) => Object.values(fields).reduce((sum, value) => sum + value.length, 0) <= limits.draft.characters, {
    message: `At most ${limits.draft.characters} characters.`,
    params: { tooLong: true },
  })

export const listDrafts = endpoint({
  name: 'listDrafts',
  method: 'GET',
  path: '/api/drafts',
  status: 200,
  says: 'What the asking member has begun to write, the newest first',
  input: Empty,
  answer: z.object({
    drafts: z.array(
      DraftView.omit({ fields: true }).extend({
        words: z.string().describe('how it begins'),
        replyTo: Id.nullable().describe('the post that it answers'),
      }),
    ),
  }),
})
export const readDraft = endpoint({
  name: 'readDraft',
  method: 'GET',
  path: '/api/drafts/:place',
  status: 200,
  says: 'What the asking member has begun to write at a place: new, thread-12 or post-34',
  input: z.strictObject({ place: Place }),
  answer: z.object({ draft: DraftView.nullable() }),
})
export const keepDraft = endpoint({
  name: 'keepDraft',
  method: 'PUT',
  path: '/api/drafts/:place',
  status: 200,
  says: 'Keep what one has begun to write; with If-Match, only on the version that one has seen ("0" is none)',
  input: z.strictObject({ place: Place, fields: DraftFields }),
  answer: z.object({ draft: DraftView.omit({ fields: true }) }),
})
export const dropDraft = endpoint({
  name: 'dropDraft',
  method: 'DELETE',
  path: '/api/drafts/:place',
  form: '/drafts/drop',
  status: 204,
  says: 'Let go of a draft; with If-Match, not of a newer version than that',
  input: z.strictObject({ place: Place }),
  answer: Nothing,
})
