import { posts } from './en/posts.ts'
import { reading } from './en/reading.ts'
import { times } from './en/times.ts'
import type { Words } from './en.ts'

/** The sections of the words that a reader's tools draw with. */
export const words = { posts, reading, times } satisfies Partial<Words>
