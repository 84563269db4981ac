import type { PostView, ThreadView } from '../../server/contract/index.ts'
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

// No member has this id.
const somebody = '0'

/** Of a thread that which one post in it can show: no counters, and whether this post is the accepted answer. */
export function threadAround(post: PostView, thread: ThreadView): ThreadView {
  const acceptedPostId = thread.acceptedPostId === post.id ? post.id : null
  return { ...thread, version: 0, replyCount: 0, seconded: 0, lastActivityAt: thread.createdAt, acceptedPostId }
}
