import { live } from './en/live.ts'
import { posts } from './en/posts.ts'
import { thread, threads } from './en/threads.ts'
import { times } from './en/times.ts'
import { works } from './en/works.ts'
import type { Words } from './en.ts'

/** The sections of the words that the browser draws with. */
export const words: Partial<Words> = { live, posts, thread, threads, times, works }
