import type { ThreadView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import type { PostNews, ThreadNews } from './reading.ts'

/** Why a post is news to the reader, and the ways to the news before and after it. Stands above the post, which may be drawn anew. */
export function NewsMark({ news }: { news: PostNews }) {
  const words = useWords('reading')
  return (
    <p class="news" data-kind={news.kind}>
      <span class="fresh">{words.kinds[news.kind]}</span>
      {news.before && (
        <a href={news.before} aria-label={words.before} title={words.before}>
          <Icon name="up" />
        </a>
      )}
      {news.after && (
        <a href={news.after} aria-label={words.after} title={words.after}>
          <Icon name="down" />
        </a>
      )}
    </p>
  )
}

/** How much changed since the reader was here, the way to the first of it, and the act that says: all read. */
export function NewsHere({ thread, news }: { thread: ThreadView; news: ThreadNews }) {
  const { now } = usePlace()
  const words = useWords('reading')
  const since = news.at ? words.since(new Date(news.at), new Date(now)) : words.sinceChange(news.since)
  return (
    <span class="newness">
      <a class="jump" href={news.first}>
        {words.count(news.count, news.isMore)} <span>{since}</span>
        <Icon name="down" />
        <span class="vh">{words.toFirst}</span>
      </a>
      {news.at && (
        <Form to={calls.seeThread(thread.id)} back="replies-h">
          <input type="hidden" name="version" value={thread.version} />
          <button class="act" type="submit">
            <Icon name="check" />
            {words.allRead}
          </button>
        </Form>
      )}
    </span>
  )
}
