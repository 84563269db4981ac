import { live } from './en/live.ts'
import { posts } from './en/posts.ts'
import { thread } from './en/threads.ts'
import { times } from './en/times.ts'
import { works } from './en/works.ts'
import type { Words } from './en.ts'

/** The sections of the words that the browser draws with. The build makes a script for each language out of these imports. */
export const words: Partial<Words> = { live, posts, thread, times, works }
