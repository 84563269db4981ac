import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { nameOf } from '../ui/Kept.tsx'
import type { Mine } from './reading.ts'

/**
 * Of what is a reader's own, that which some posts of a thread can show. Readers who have written and seconded none of them are all
 * alike there, and get the same text.
 */
export function readerOf(mine: Mine, posts: PostView[], thread: ThreadView): Mine {
  const isHere = thread.author.id === mine.memberId || posts.some((post) => post.author.id === mine.memberId)
  const recommendations = posts.flatMap((post) => post.recommendations)
  const experience = recommendations.flatMap(({ work: { id } }) =>
    mine.experience[id] ? [[id, mine.experience[id]] as const] : [],
  )
  return {
    ...mine,
    memberId: mine.memberId === null || isHere ? mine.memberId : somebody,
    posts: new Set(posts.map(({ id }) => id).filter((id) => mine.posts.has(id))),
    recommendations: new Set(recommendations.map(({ id }) => id).filter((id) => mine.recommendations.has(id))),
    experience: Object.fromEntries(experience),
  }
}

/** What a reader's own some posts can show, as facts of what is drawn of them. */
export interface ReaderFacts {
  /** Short for all of it. */
  name: number
  /** Whether nothing in these posts is the reader's own. */
  isAnybody: boolean
}

/** The same for all whose own of these posts is the same. */
export function readerFacts(mine: Mine, posts: PostView[], thread: ThreadView): ReaderFacts {
  const { memberId, posts: seconded, recommendations, experience, may } = readerOf(mine, posts, thread)
  const own = [...seconded, ...recommendations, ...Object.keys(experience)]
  return {
    name: nameOf([memberId, [...seconded], [...recommendations], experience, may]),
    isAnybody: (memberId === null || memberId === somebody) && own.length === 0,
  }
}

// No member has this id.
const somebody = '0'

/** Of a thread that which one post in it can show: no counters, and whether this post is the accepted answer. */
export function threadAround(post: PostView, thread: ThreadView): ThreadView {
  const acceptedPostId = thread.acceptedPostId === post.id ? post.id : null
  return { ...thread, version: 0, replyCount: 0, seconded: 0, lastActivityAt: thread.createdAt, acceptedPostId }
}

const facts = new WeakMap<ThreadView, Map<boolean, number>>()

/** Short for what a post can show of its thread. */
export function threadFacts(post: PostView, thread: ThreadView): number {
  const known = facts.get(thread) ?? new Map<boolean, number>()
  facts.set(thread, known)
  const isAccepted = thread.acceptedPostId === post.id
  const name = known.get(isAccepted) ?? nameOf(threadAround(post, thread))
  known.set(isAccepted, name)
  return name
}
