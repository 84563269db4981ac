import { z } from 'zod'
import { Cursor, endpoint, next } from '../endpoint.ts'
import { Sought } from '../text.ts'
import { MemberView, Time } from '../views.ts'

/** Something that was found; `path` is below the mount path. */
export const SearchResult = z.object({
  kind: z.enum(['thread', 'post', 'work']),
  path: z.string(),
  title: z.string(),
  excerpt: z.string().describe('the words around what was found, as plain text'),
  author: MemberView.optional(),
  at: Time.optional(),
})
export type SearchResult = z.infer<typeof SearchResult>

export const searchAll = endpoint({
  name: 'searchAll',
  method: 'GET',
  path: '/api/search',
  status: 200,
  says: 'Posts, threads and works that hold some words',
  input: z.strictObject({ q: Sought.optional().default(''), cursor: Cursor }),
  answer: z.object({ results: z.array(SearchResult), next }),
})
