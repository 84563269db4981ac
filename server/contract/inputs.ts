import { z } from 'zod'
import { limits, Line, line, Text, Url } from './text.ts'
import { Experience, Id, ThreadKind, WorkKind } from './views.ts'

export const Name = z
  .string()
  .min(limits.name.min, `At least ${limits.name.min} characters.`)
  .max(limits.name.max, `At most ${limits.name.max} characters.`)
  .regex(/^[a-z0-9_-]+$/, 'Only a to z, 0 to 9, - and _.')

export const Password = Text.pipe(
  z
    .string()
    .min(limits.password.min, `At least ${limits.password.min} characters.`)
    .max(limits.password.max, `At most ${limits.password.max} characters.`),
)

export const Title = line(limits.title.min, limits.title.max)

export const Body = Text.refine((text) => text.trim().length >= limits.body.min, 'Write something first.').refine(
  (text) => text.length <= limits.body.max,
  { message: `At most ${limits.body.max} characters.`, params: { tooLong: true } },
)

export const Tag = Line.transform((text) => text.toLowerCase().replace(/^#/, '').replaceAll(' ', '-')).pipe(
  z
    .string()
    .max(limits.tag, `At most ${limits.tag} characters.`)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}.+#_-]*$/u, 'Letters and digits, joined by - . + or #.'),
)

export const Tags = z
  .array(Tag)
  .transform((tags) => [...new Set(tags)])
  .pipe(z.array(z.string()).max(limits.tags, `At most ${limits.tags} tags.`))

const noYear = 'This is no year.'

/** A year in which a work came out; before the common era below zero. */
export const Year = z.int(noYear).min(-3000, noYear).max(2100, noYear)

const NewWork = z.strictObject({
  kind: WorkKind,
  title: line(1, limits.workTitle),
  creators: z.array(line(1, limits.creator)).max(limits.creators, `At most ${limits.creators} people.`).optional(),
  url: Url.optional(),
  isbn: line(10, 20).optional(),
  year: Year.optional().describe('when it came out'),
  aliases: z.array(line(1, limits.workTitle)).max(10, 'At most 10 other names.').optional(),
})

/** A work: one that is known by its id, or the facts to find or make it. */
export const WorkInput = z.union([z.strictObject({ workId: Id }), NewWork])

export const JoinInput = z.strictObject({
  name: Name,
  email: Line.pipe(z.email('This is no e-mail address.').max(254, 'At most 254 characters.')),
  password: Password,
  displayName: line(1, limits.displayName).optional(),
})

/** What a member changes of themselves. */
export const EditMeInput = z.strictObject({ displayName: line(1, limits.displayName) })

export const SignInInput = z.strictObject({
  login: Line.pipe(z.string().min(1, 'This is needed.').max(254, 'At most 254 characters.')),
  password: Text.pipe(
    z.string().min(1, 'This is needed.').max(limits.password.max, `At most ${limits.password.max} characters.`),
  ),
})

export const StartInput = z.strictObject({
  title: Title,
  body: Body,
  tags: Tags.optional(),
  kind: ThreadKind.optional(),
  recommends: z.array(WorkInput).max(limits.recommends, `At most ${limits.recommends} works.`).optional(),
})

export const ReplyInput = z.strictObject({
  threadId: Id,
  body: Body,
  replyTo: Id.optional(),
  seconds: Id.optional().describe('a recommendation of the thread: the reply says why its author seconds it, and seconds it'),
  recommends: z.array(WorkInput).max(limits.recommends, `At most ${limits.recommends} works.`).optional(),
})

export const EditInput = z
  .strictObject({
    postId: Id,
    body: Body.optional(),
    title: Title.optional(),
    tags: Tags.optional(),
    note: line(0, limits.editNote).optional(),
    recommends: z
      .array(WorkInput)
      .max(limits.recommends, `At most ${limits.recommends} works.`)
      .optional()
      .describe('works that the post recommends from now on too'),
    drop: z
      .array(Id)
      .max(limits.recommends, `At most ${limits.recommends} recommendations.`)
      .optional()
      .describe('recommendations of the post that are taken off; those that others second stay'),
  })
  .refine(
    ({ body, title, tags, recommends, drop }) =>
      body !== undefined || title !== undefined || tags !== undefined || recommends?.length || drop?.length,
    { message: 'Say what changes.', path: ['body'] },
  )

const said = {
  note: line(0, limits.note).optional().describe('why, in a line'),
  edition: line(0, limits.edition).optional().describe('of which version or edition'),
}

export const SecondWorkInput = z
  .strictObject({ recommendationId: Id, experience: Experience.optional(), ...said })
  .refine(({ experience, note }) => experience || note === undefined, { message: 'Say what you did with it.', path: ['note'] })
  .refine(({ experience, edition }) => experience || edition === undefined, {
    message: 'Say what you did with it.',
    path: ['edition'],
  })

export const ExperienceInput = z.strictObject({
  workId: Id,
  experience: Experience,
  ...said,
  private: z.boolean().optional(),
})

/** A draft, whole or not, and the post that it answers. It may be empty, and is never stored; what could not be stored is blotted out. */
export const NoticeInput = z.strictObject({
  text: z
    .string()
    .refine((text) => text.length <= limits.body.max, {
      message: `At most ${limits.body.max} characters.`,
      params: { tooLong: true },
    })
    .transform((text) => text.toWellFormed().replaceAll('\0', '\ufffd')),
  replyTo: Id.optional(),
})

export type NoticeInput = z.infer<typeof NoticeInput>
export type WorkInput = z.infer<typeof WorkInput>
export type NewWork = z.infer<typeof NewWork>
export type JoinInput = z.infer<typeof JoinInput>
export type EditMeInput = z.infer<typeof EditMeInput>
export type SignInInput = z.infer<typeof SignInInput>
export type StartInput = z.infer<typeof StartInput>
export type ReplyInput = z.infer<typeof ReplyInput>
export type EditInput = z.infer<typeof EditInput>
export type SecondWorkInput = z.infer<typeof SecondWorkInput>
export type ExperienceInput = z.infer<typeof ExperienceInput>
