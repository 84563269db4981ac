import { z } from 'zod'

/** Limits of what a member writes, each with its reason. */
export const limits = {
  /** A title of one or two characters says nothing; past 200 it is no title. */
  title: { min: 3, max: 200 },
  /** Longer than any answer seen in the wild; more is a document and wants a link. */
  body: { min: 1, max: 30_000 },
  /** A thread with more tags is about everything. */
  tags: 5,
  tag: 30,
  name: { min: 3, max: 30 },
  displayName: 60,
  /** argon2 hashes any length; the bound keeps a request from being a weapon. */
  password: { min: 8, max: 200 },
  /** More than this in one reply is a list, not a recommendation. */
  recommends: 10,
  workTitle: 300,
  creator: 120,
  creators: 20,
  url: 2_000,
  doi: 300,
  /** A work of more identifiers than this is none of ours. */
  drops: 20,
  /** What a moderator splits off at once; the lists of a page are shorter. */
  split: { recommendations: 500, names: 100 },
  note: 500,
  /** Which version or edition of a work: a number and a word. */
  edition: 40,
  /** Twice the longest post, since it may be over its limit while it is written; and more fields than a form with ten works has. */
  /** A name for a text, and a text to begin with: longer, it is the post itself. */
  template: { name: 60, body: 5_000 },
  draft: { characters: 60_000, fields: 40 },
  /** A picture as a phone makes it, in bytes; it is made smaller here. */
  file: 10 * 1024 * 1024,
  /** What a picture shows, in a sentence or two. */
  alt: 300,
  reason: 500,
  /** Why a text was changed: a line in its history. */
  editNote: 200,
} as const

// NUL cannot be stored by Postgres; half a surrogate pair cannot be encoded as UTF-8.
const storable = (text: string) => !text.includes('\0') && text.isWellFormed()

/** Text that can be stored and sent: no NUL, no half characters. */
export const Text = z.string().refine(storable, 'This holds characters that cannot be stored.')

/** Words to look for, or a name that may be there. */
export const Sought = Text.max(200, 'At most 200 characters.')

/** One line: white space folded, control and direction characters gone, in composed form (NFC). */
export const Line = Text.transform((text) =>
  text
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim(),
)

/** A line of `min` to `max` characters, counted after folding. */
export const line = (min: number, max: number) =>
  Line.pipe(
    z
      .string()
      .min(min, min === 1 ? 'This is needed.' : `At least ${min} characters.`)
      .max(max, `At most ${max} characters.`),
  )

/** An address on the web; other schemes are refused. */
export const Url = Line.pipe(
  z
    .string()
    .max(limits.url, `At most ${limits.url} characters.`)
    .refine((text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined
      return (url?.protocol === 'https:' || url?.protocol === 'http:') && !url.username && !url.password
    }, 'This is no web address.'),
)
