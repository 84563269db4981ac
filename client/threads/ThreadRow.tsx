import type { ThreadView } from '../../server/contract/index.ts'
import { memberPath, tagPath, threadPath, workPath } from '../links.ts'
import { Face } from '../ui/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import { Count } from '../works/Count.tsx'
import type { RankedWork } from '../works/Ranking.tsx'

interface ThreadRowProps {
  thread: ThreadView
  /** The work most seconded in it. */
  best?: RankedWork
  level?: 2 | 3
  /** How many posts are news to the reader; undefined where they never read it. */
  news?: number
}

/** Counted up to this many. */
const newsAtMost = 99

/** A thread in a list: its title, a line of facts, how many replies and when the last came. */
export function ThreadRow({ thread, best, level = 2, news }: ThreadRowProps) {
  const { base } = usePlace()
  const words = useWords('threads')
  const { kind, locked } = useWords('thread')
  const { newIn } = useWords('reading')
  const replies = words.replies(thread.replyCount)
  const Heading = `h${level}` as const
  return (
    <li class={news === 0 ? 'row read' : 'row'} data-thread={thread.id} data-version={thread.version}>
      <Heading class="row-title" dir="auto">
        <a href={base + threadPath(thread)}>{thread.title}</a>
      </Heading>
      <p class="meta">
        {news ? (
          <a class="fresh" href={base + threadPath(thread)}>
            {newIn(news, newsAtMost)}
          </a>
        ) : null}
        <span class="kind">
          {thread.acceptedPostId && <Icon name="check" />}
          {thread.acceptedPostId ? words.answered : kind[thread.kind]}
        </span>
        {thread.locked && (
          <span class="kind">
            <Icon name="lock" />
            {locked}
          </span>
        )}
        <a class="author" href={base + memberPath(thread.author)}>
          <Face {...thread.author} size="s" />
          <bdi>{thread.author.displayName}</bdi>
        </a>
        {thread.tags.map((tag) => (
          <a key={tag} class="tag" href={base + tagPath(tag)}>
            <bdi>{tag}</bdi>
          </a>
        ))}
        {!best && <Count seconded={thread.seconded} />}
      </p>
      {best && (
        <a class="rec" href={base + workPath(best.work)}>
          <Count seconded={best.seconded} />
          {best.seconded === 0 && <Icon name={best.work.kind} />}
          <span>
            <bdi>{best.work.title}</bdi>
          </span>
        </a>
      )}
      <p class="num">
        <b>{replies.number}</b> {replies.word}
      </p>
      <p class="last">
        <Time at={thread.lastActivityAt} />
      </p>
    </li>
  )
}
