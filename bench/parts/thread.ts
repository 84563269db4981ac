import { village } from '../../server/demo/village/index.ts'
import type { PostView, RecommendationView, ThreadView } from '../../server/contract/index.ts'
import { openRandom } from '../../tests/live/random.ts'
import { ask, type BenchMember } from './ask.ts'

// Few enough branches for one page, and none deeper than what a page shows.
const branches = 30
const deepest = 4
const works = 8

/** A thread of so many replies that all stand on one page: written by some members, with works and seconds in it. */
export async function writeThread(
  url: string,
  members: BenchMember[],
  replies: number,
): Promise<{ thread: ThreadView; workId: string }> {
  const random = openRandom(replies)
  const texts = village.threads.flatMap((thread) => thread.replies.map((reply) => reply.body))
  const who = () => random.pick(members)!
  const { thread } = (
    await ask<{ thread: ThreadView; post: PostView }>(
      url,
      'POST',
      '/api/threads',
      { title: `What would you read first, of ${replies} answers?`, body: village.threads[0]!.body, tags: ['learning', 'books'] },
      members[0]!.cookie,
    )
  ).body
  const posts: { id: string; depth: number; author: BenchMember }[] = []
  const recommended: { view: RecommendationView; author: BenchMember }[] = []
  for (let place = 0; place < replies; place++) {
    const author = who()
    const parent = place < branches ? undefined : random.pick(posts.filter((post) => post.depth < deepest))
    const { post } = (
      await ask<{ post: PostView }>(
        url,
        'POST',
        `/api/threads/${thread.id}/posts`,
        {
          body: texts[place % texts.length],
          ...(parent ? { replyTo: parent.id } : {}),
          ...(place < works ? { recommends: [{ kind: 'book', title: `The ${place + 1}. book of ${replies}` }] } : {}),
        },
        author.cookie,
      )
    ).body
    posts.push({ id: post.id, depth: parent ? parent.depth + 1 : 1, author })
    recommended.push(...post.recommendations.map((view) => ({ view, author })))
  }
  for (const post of posts)
    for (const member of members.filter((each) => each !== post.author && random.chance(0.3)))
      await ask(url, 'PUT', `/api/posts/${post.id}/second`, {}, member.cookie)
  for (const { view, author } of recommended)
    for (const member of members.filter((each) => each !== author && random.chance(0.6)))
      await ask(url, 'PUT', `/api/recommendations/${view.id}/second`, { experience: 'finished' }, member.cookie)
  return { thread, workId: recommended[0]!.view.work.id }
}
