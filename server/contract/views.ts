import { z } from 'zod'

/** Ids travel as strings, so that no client ever rounds one. */
export const Id = z.string().regex(/^[1-9]\d{0,17}$/, 'This is no id.')
export const Time = z.iso.datetime().describe('ISO 8601 in UTC')

/** The languages that pages are written in. */
export const Language = z.enum(['en', 'de'])
export type Language = z.infer<typeof Language>

export const Experience = z.enum(['want', 'started', 'finished', 'using', 'stopped'])
export const WorkKind = z.enum(['book', 'tool', 'course', 'talk', 'article', 'podcast', 'other'])
export const ThreadKind = z.enum(['question', 'discussion'])

/** When: this month, this year, ever, or a month or year of the calendar (UTC). */
export const Period = z
  .string()
  .regex(/^(month|year|ever|\d{4}|\d{4}-(0[1-9]|1[0-2]))$/, 'One of: month, year, ever, a month such as 2026-11, a year.')

/** What others see of a member. Never the e-mail address. */
export const MemberView = z.object({
  id: Id,
  name: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  joinedAt: Time,
})

/** How many members are at each stage with a work. */
export const ExperienceCounts = z.object({
  want: z.int(),
  started: z.int(),
  finished: z.int(),
  using: z.int(),
  stopped: z.int(),
})

/** A work as it stands inside a recommendation. */
export const WorkRef = z.object({
  id: Id,
  kind: WorkKind,
  title: z.string(),
  creators: z.array(z.string()),
  url: z.string().nullable(),
})

export const RecommendationView = z.object({
  id: Id,
  work: WorkRef,
  seconded: z.int(),
  seconders: z.array(MemberView).describe('the newest five of those who second it'),
  experience: ExperienceCounts,
})

/** The one shape of a post, the same for every reader: answer, live message, page and screen. */
export const PostView = z.object({
  id: Id,
  threadId: Id,
  number: z.int().describe('order of creation in the thread, from 1, without gaps'),
  replyTo: Id.nullable(),
  author: MemberView,
  html: z.string().describe('sanitised when it was written; empty once removed'),
  text: z.string().optional().describe('the Markdown, only where asked with ?text=1'),
  createdAt: Time,
  editedAt: Time.nullable(),
  removed: z.boolean(),
  removedBy: z.enum(['author', 'moderator']).nullable(),
  removedReason: z.string().nullable().describe('what whoever removed it said to all'),
  hidden: z.string().nullable().describe("why the thread's author hid it behind a click, or null"),
  seconded: z.int(),
  recommendations: z.array(RecommendationView),
  seconds: z
    .object({ recommendationId: Id, work: WorkRef })
    .nullable()
    .describe('the recommendation that it says why of, while its author seconds it'),
  version: z.int().describe("the thread's version at this post's newest change"),
  revision: z.int().describe('edits of the text, from 1; goes into If-Match'),
})

/** A text as it would be shown. */
export const PreviewView = z.object({
  html: z.string().describe('pictures that nobody has described have the class "bare"'),
  undescribed: z.int().describe('how many pictures nobody has described'),
})

/** One text that a post has had. */
export const RevisionView = z.object({
  revision: z.int(),
  text: z.string(),
  title: z.string().nullable().describe('of the thread, where the post is its opener'),
  tags: z.array(z.string()).nullable(),
  author: MemberView,
  writtenAt: Time,
  note: z.string().nullable().describe('why it was changed, where that was said'),
})

export const ThreadView = z.object({
  id: Id,
  title: z.string(),
  slug: z.string(),
  kind: ThreadKind,
  tags: z.array(z.string()),
  author: MemberView,
  createdAt: Time,
  lastActivityAt: Time,
  replyCount: z.int(),
  seconded: z.int().describe('seconds on all its posts and recommendations'),
  version: z.int().describe("the number of the thread's newest visible change"),
  locked: z.boolean(),
  acceptedPostId: Id.nullable(),
})

/** A work on the shelf. */
export const WorkView = WorkRef.extend({
  slug: z.string(),
  year: z.int().nullable().describe('when it came out, where somebody said it'),
  people: z.int().describe('distinct members who recommended or seconded it'),
  threads: z.int().describe('distinct threads it was recommended in'),
  experience: ExperienceCounts,
  counted: z.int().optional().describe('in a list by time or experience: how many people counted for its place'),
  why: z.string().describe('why it stands where it stands, in words'),
})

/** The parts of a member's shelf; reading is what they want or have started. */
export const ShelfPart = z.enum(['recommended', 'seconded', 'reading', 'finished', 'using', 'stopped'])

/** How many works stand in each part. */
export const ShelfCounts = z.object({
  recommended: z.int(),
  seconded: z.int(),
  reading: z.int(),
  finished: z.int(),
  using: z.int(),
  stopped: z.int(),
})

/** A work on a member's shelf. */
export const ShelvedWork = WorkView.extend({
  at: Time.describe('when it came to this part of the shelf'),
  said: z
    .object({ experience: Experience, note: z.string(), private: z.boolean() })
    .nullable()
    .describe('what the member did with it, as far as who asks may know'),
})

/** A work that a member wanted or started some weeks ago: how did it go? */
export const Question = z.object({
  work: WorkRef.extend({ slug: z.string() }),
  said: z.enum(['want', 'started']),
  saidAt: Time,
})

/** A recommendation seen from its work: where, by whom, in which sentence. */
export const RecommendedIn = z.object({
  id: Id,
  seconded: z.int(),
  experience: ExperienceCounts,
  excerpt: z.string().describe('the sentence that recommends, as plain text'),
  createdAt: Time,
  author: MemberView,
  seconders: z.array(MemberView).optional().describe('some of those who second it'),
  post: z.object({ id: Id, number: z.int() }),
  thread: z.object({ id: Id, title: z.string(), slug: z.string() }),
})

/** A number or name that a register gives a work. */
export const WorkIdentifier = z.object({
  scheme: z.string().describe('isbn, doi, arxiv, purl, repo or video'),
  value: z.string(),
  label: z.string().describe('how it is written for people'),
  url: z.string().nullable().describe("the register's address of it"),
})

/** A picture that a member sent. In a post it stands as `![alt](url)`. */
export const UploadView = z.object({
  id: z.string(),
  url: z.string().describe('where the picture is, to be put into Markdown as it is'),
  width: z.int(),
  height: z.int(),
  alt: z.string().describe('what it shows, in words; empty where nobody said'),
})

export type UploadView = z.infer<typeof UploadView>
/** What a member has begun to write in a form, by the names of its fields. */
export const DraftView = z.object({
  place: z.string(),
  fields: z.record(z.string(), z.string()),
  version: z.int().describe('goes into If-Match; never given twice'),
  savedAt: Time,
})

export type Id = z.infer<typeof Id>
export type Experience = z.infer<typeof Experience>
export type WorkKind = z.infer<typeof WorkKind>
export type ThreadKind = z.infer<typeof ThreadKind>
export type MemberView = z.infer<typeof MemberView>
export type ExperienceCounts = z.infer<typeof ExperienceCounts>
export type WorkRef = z.infer<typeof WorkRef>
export type RecommendationView = z.infer<typeof RecommendationView>
export type PostView = z.infer<typeof PostView>
export type PreviewView = z.infer<typeof PreviewView>
export type RevisionView = z.infer<typeof RevisionView>
export type ThreadView = z.infer<typeof ThreadView>
export type WorkView = z.infer<typeof WorkView>
export type ShelfPart = z.infer<typeof ShelfPart>
export type ShelfCounts = z.infer<typeof ShelfCounts>
export type ShelvedWork = z.infer<typeof ShelvedWork>
export type Question = z.infer<typeof Question>
export type WorkIdentifier = z.infer<typeof WorkIdentifier>
export type RecommendedIn = z.infer<typeof RecommendedIn>
export type DraftView = z.infer<typeof DraftView>
