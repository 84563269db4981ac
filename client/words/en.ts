import { compose } from './en/compose.ts'
import { corrections } from './en/corrections.ts'
import { drafts } from './en/drafts.ts'
import { guide } from './en/guide.ts'
import { feeds } from './en/feeds.ts'
import { history } from './en/history.ts'
import { keys } from './en/keys.ts'
import { keeping } from './en/keeping.ts'
import { live } from './en/live.ts'
import { failures, forms, members, memberShelf, search } from './en/members.ts'
import { pictures } from './en/pictures.ts'
import { posts } from './en/posts.ts'
import { promotion } from './en/promotion.ts'
import { reading } from './en/reading.ts'
import { settings } from './en/settings.ts'
import { question, shelf, work } from './en/shelf.ts'
import { shell } from './en/shell.ts'
import { templates } from './en/templates.ts'
import { thread, threadPage, threads, writing } from './en/threads.ts'
import { times } from './en/times.ts'
import { works } from './en/works.ts'

/** Every word that a person reads, in English. Another language is one more object of this shape; see de.ts. */
export const en = {
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

export type Words = typeof en
