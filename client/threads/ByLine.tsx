import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { memberPath } from '../links.ts'
import { Face } from '../ui/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import type { Parent } from './reading.ts'

/** Who wrote a post, in which part, when, and whom it answers. The time is the permalink. */
export function ByLine({ post, thread, parent }: { post: PostView; thread: ThreadView; parent?: Parent }) {
  const { base } = usePlace()
  const words = useWords('posts')
  const { author, number } = post
  const name = (
    <a class="name" href={base + memberPath(author)}>
      <bdi>{author.displayName}</bdi>
    </a>
  )
  return (
    <header class="by">
      <Face {...author} />
      <div>
        {number === 1 ? name : <h3 id={`p${number}-by`}>{name}</h3>}
        {author.id === thread.author.id && (
          <span class="badge">{thread.kind === 'question' ? words.askedThis : words.startedThis}</span>
        )}
        {thread.acceptedPostId === post.id && (
          <span class="badge full">
            <Icon name="check" />
            {words.accepted}
          </span>
        )}
      </div>
      <div>
        <a class="when" href={`#p${number}`}>
          <Time at={post.createdAt} />
        </a>
        {post.editedAt && (
          <a class="when" href={`${base}/p/${post.id}/history`}>
            {words.edited}
            {'\u00a0'}
            <Time at={post.editedAt} />
          </a>
        )}
        {parent && (
          <a class="to" href={parent.path ? base + parent.path : `#p${parent.number}`}>
            <Icon name="reply" flip />
            <span class="vh">{words.inReplyTo}</span>
            <bdi>{parent.author}</bdi>
          </a>
        )}
      </div>
    </header>
  )
}
