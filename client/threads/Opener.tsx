import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { tagPath } from '../links.ts'
import { Html } from '../ui/Html.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import { Answered } from './Answered.tsx'
import { ByLine } from './ByLine.tsx'
import { PostActs } from './PostActs.tsx'
import type { Mine } from './reading.ts'
import { Tombstone } from './Tombstone.tsx'
import { WorkCard } from './WorkCard.tsx'

export interface OpenerProps {
  post: PostView
  thread: ThreadView
  mine: Mine
  /** The accepted answer, where that is known. */
  answer?: PostView
  /** Where it stands, if not on this page. */
  answerPath?: string
}

/** Post number 1, with the thread's title above it. */
export function Opener({ post, thread, mine, answer, answerPath }: OpenerProps) {
  const { base } = usePlace()
  const words = useWords('thread')
  return (
    <article
      class="opener"
      id="p1"
      aria-labelledby="title"
      data-post={post.id}
      data-version={post.version}
      data-revision={post.revision}
    >
      <p class="crumbs">
        <span class="kind">{words.kind[thread.kind]}</span>
        {thread.tags.map((tag) => (
          <a key={tag} class="tag" href={base + tagPath(tag)}>
            <bdi>{tag}</bdi>
          </a>
        ))}
        {thread.locked && (
          <span class="badge">
            <Icon name="lock" />
            {words.locked}
          </span>
        )}
      </p>
      <h1 id="title" dir="auto">
        {thread.title}
      </h1>
      {post.removed ? (
        <Tombstone post={post} mine={mine} />
      ) : (
        <>
          <ByLine post={post} thread={thread} />
          <Html class="prose" html={post.html} />
          {post.recommendations.map((recommendation) => (
            <WorkCard key={recommendation.id} post={post} thread={thread} recommendation={recommendation} mine={mine} />
          ))}
          <PostActs post={post} thread={thread} mine={mine} />
        </>
      )}
      {answer && (
        <Answered
          path={answerPath ?? `#p${answer.number}`}
          author={answer.author.displayName}
          asker={thread.author.displayName}
        />
      )}
    </article>
  )
}
