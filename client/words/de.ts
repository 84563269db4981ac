import { compose } from './de/compose.ts'
import { corrections } from './de/corrections.ts'
import { drafts } from './de/drafts.ts'
import { guide } from './de/guide.ts'
import { feeds } from './de/feeds.ts'
import { history } from './de/history.ts'
import { keys } from './de/keys.ts'
import { keeping } from './de/keeping.ts'
import { live } from './de/live.ts'
import { failures, forms, members, memberShelf, search } from './de/members.ts'
import { pictures } from './de/pictures.ts'
import { posts } from './de/posts.ts'
import { promotion } from './de/promotion.ts'
import { reading } from './de/reading.ts'
import { settings } from './de/settings.ts'
import { question, shelf, work } from './de/shelf.ts'
import { shell } from './de/shell.ts'
import { templates } from './de/templates.ts'
import { thread, threadPage, threads, writing } from './de/threads.ts'
import { times } from './de/times.ts'
import { works } from './de/works.ts'
import type { Words } from './en.ts'

/** Every word that a person reads, in German. */
export const de: Words = {
  compose,
  corrections,
  drafts,
  failures,
  feeds,
  forms,
  keys,
  guide,
  history,
  keeping,
  live,
  members,
  memberShelf,
  pictures,
  posts,
  promotion,
  question,
  reading,
  search,
  settings,
  shelf,
  shell,
  templates,
  thread,
  threadPage,
  threads,
  times,
  work,
  works,
  writing,
}
