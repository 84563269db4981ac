import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { workPath } from '../links.ts'
import { Html } from '../ui/Html.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import { ByLine } from './ByLine.tsx'
import { PostActs } from './PostActs.tsx'
import type { Mine, Parent } from './reading.ts'
import { Tombstone } from './Tombstone.tsx'
import { WorkCard } from './WorkCard.tsx'

interface PostProps {
  post: PostView
  thread: ThreadView
  mine: Mine
  /** The post that it answers; the opener is not named. */
  parent?: Parent
}

/** A reply: a view in, markup out. The server draws it, and the browser draws the ones that arrive live. */
export function Post({ post, thread, mine, parent }: PostProps) {
  const { base } = usePlace()
  const words = useWords('posts')
  const facts = { id: `p${post.number}`, 'data-post': post.id, 'data-version': post.version, 'data-revision': post.revision }
  if (post.removed) {
    return (
      <article {...facts} aria-label={words.removedLabel}>
        <Tombstone post={post} mine={mine} />
      </article>
    )
  }
  return (
    <article {...facts} aria-labelledby={`p${post.number}-by`}>
      <ByLine post={post} thread={thread} parent={parent} />
      {post.hidden === null ? (
        <Html class="prose" html={post.html} />
      ) : (
        <details class="veiled">
          <summary>
            <Icon name="hide" />
            <span>
              {words.hidden} <bdi>{post.hidden}</bdi> <u>{words.show}</u>
            </span>
          </summary>
          <Html class="prose" html={post.html} />
        </details>
      )}
      {post.seconds && (
        <p class="seconds">
          <span class="sec">
            <Icon name="ditto" />
          </span>
          {words.seconds}
          <a href={base + workPath(post.seconds.work)}>
            <bdi>{post.seconds.work.title}</bdi>
          </a>
        </p>
      )}
      {post.recommendations.map((recommendation) => (
        <WorkCard key={recommendation.id} post={post} thread={thread} recommendation={recommendation} mine={mine} />
      ))}
      <PostActs post={post} thread={thread} mine={mine} />
    </article>
  )
}
