import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { postPath, tagPath, threadPath, withQuery } from '../links.ts'
import { Composer, type ComposerProps } from '../threads/Composer.tsx'
import { JoinSection } from '../threads/JoinSection.tsx'
import { readerFacts } from '../threads/reader.ts'
import { NewsHere } from '../threads/News.tsx'
import type { Mine, PostNode, ThreadNews } from '../threads/reading.ts'
import { depthBelow, fewAtOnce } from '../threads/sight.ts'
import { StatusBar } from '../threads/StatusBar.tsx'
import { JumpTo } from '../threads/JumpTo.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Order } from '../ui/Order.tsx'
import { useWords } from '../words/words.ts'
import { Ranking, type RankedWork } from '../works/Ranking.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'
import { plain } from './plain.ts'
import { crumbs, threadThing } from './structured.ts'
import { KeptOpener, markOf, postsIn, Replies } from './ThreadPosts.tsx'

export interface ThreadPageProps {
  frame: Frame
  thread: ThreadView
  opener: PostView
  /** The replies, nested; without the opener. */
  tree: PostNode[]
  mine: Mine
  /** What is recommended in this thread, the most seconded first. */
  works: RankedWork[]
  sort: 'top' | 'new' | 'old'
  /** Path and query of the next page, below the mount path. */
  next: string | null
  composer: Omit<ComposerProps, 'thread'>
  /** Of the database; another one means that the page must be loaded anew. */
  epoch: string
  /** The accepted answer, where it stands on another page. */
  answer?: PostView
  /** Where the script opens its socket; null where nothing is live. */
  live: string | null
  /** What changed since the reader was here. */
  news?: ThreadNews
}

// With so many replies they may fill more than one page.
const onePage = 100

const sorts = ['top', 'new', 'old'] as const

/** A thread: the opener, the replies, the composer, and what is recommended in it. */
export function ThreadPage(props: ThreadPageProps) {
  const { frame, thread, opener, tree, mine, works, sort, next, composer, epoch, live, news } = props
  const words = useWords('threadPage')
  const feeds = useWords('feeds')
  const here = threadPath(thread)
  const posts = [opener, ...postsIn(tree)]
  const isLong = posts.length > fewAtOnce + 1
  const depth = depthBelow(opener)
  const isAnswer = (post: PostView) => post.id === thread.acceptedPostId && post.number > 1
  const answer = posts.find(isAnswer) ?? props.answer
  const elsewhere = answer && answer === props.answer ? frame.base + postPath(thread, answer) : undefined
  const look = isLong ? 'stick far' : 'stick'
  const seconded = new Set(works.filter(({ work }) => isMine(work.id, posts, mine)).map(({ work }) => work.id))
  return (
    <Page
      frame={frame}
      title={thread.title}
      description={plain(opener.html, 200) || undefined}
      canonical={here}
      kind="article"
      data={() => [
        threadThing(frame, thread, opener, tree),
        crumbs(frame, [[words.threads, '/'], ...tagStep(thread), [thread.title, here]]),
      ]}
      feed={{ path: `/t/${thread.id}`, title: feeds.replies(thread.title) }}
      isLong={isLong}
      section="threads"
      layout="with-aside"
    >
      <main
        id="main"
        tabindex={-1}
        data-thread={thread.id}
        data-version={thread.version}
        data-epoch={epoch}
        data-socket={live ?? undefined}
        data-viewer={frame.viewer?.id}
        data-viewer-name={frame.viewer?.displayName}
        data-own-members={frame.ownMembers}
        data-sort={sort}
        data-reading={frame.viewer && news?.count ? news.since : undefined}
        data-elsewhere={frame.viewer && news?.count ? news.elsewhere.join(' ') : undefined}
      >
        {markOf(news, 1)}
        <KeptOpener post={opener} thread={thread} mine={mine} answer={answer} answerPath={elsewhere} />
        <section aria-labelledby="replies-h">
          <StatusBar thread={thread} works={works.length}>
            {news && news.count > 0 && <NewsHere thread={thread} news={news} />}
          </StatusBar>
          {tree.length > 0 && (
            <Order
              label={words.order}
              links={sorts.map((each) => ({
                label: words.sorts[each],
                // Guests have no order of their own to come back from.
                path: withQuery(here, { sort: each === 'top' && !frame.viewer ? null : each }),
                current: each === sort,
              }))}
            />
          )}
          <ol class="replies root" id="replies" data-branch-of={opener.id}>
            <Kept
              by={tree}
              facts={[readerFacts(mine, posts, thread), news && [...news.posts], depth]}
              draw={() => <Replies nodes={tree} {...{ depth, thread, mine, news }} />}
            />
          </ol>
          {/* Here from the start: put in later, it would have the whole section styled anew. */}
          <div id="typing" />
          <Onward path={next} label={words.more} />
          {thread.replyCount > onePage && <JumpTo path={here} />}
        </section>
        <Ending frame={frame} thread={thread} mine={mine} composer={composer} news={news} />
      </main>
      {works.length > 0 && (
        <Kept by={works} facts={[[...seconded], look]} draw={() => <Recommended {...{ frame, works, look }} mine={seconded} />} />
      )}
    </Page>
  )
}

// Guests see what membership is; members the composer, or why there is none.
function Ending({
  frame,
  thread,
  mine,
  composer,
  news,
}: Pick<ThreadPageProps, 'frame' | 'thread' | 'mine' | 'composer' | 'news'>) {
  const words = useWords('threadPage')
  const { replyTo } = useWords('thread')
  const reading = useWords('reading')
  if (thread.locked && !mine.may.moderate) {
    return (
      <p class="closed" id="composer">
        <Icon name="lock" />
        {words.closed}
      </p>
    )
  }
  if (!frame.viewer) return <JoinSection />
  if (!mine.may.reply) {
    return (
      <p class="closed" id="composer">
        <Icon name="warn" />
        {words.mayNot}
      </p>
    )
  }
  return (
    <>
      <Composer thread={thread} {...composer} />
      <div class="replybar">
        <a class="in" href="#composer">
          {replyTo(thread.author.displayName)}
        </a>
        {news?.first && (
          <a class="btn no-js" href={news.first}>
            {reading.count(news.count, news.isMore)}
            <Icon name="down" />
          </a>
        )}
      </div>
    </>
  )
}

function Recommended({ frame, works, mine, look }: { frame: Frame; works: RankedWork[]; mine: Set<string>; look: string }) {
  const words = useWords('threadPage')
  const { wholeShelf } = useWords('shelf')
  return (
    <aside class={look} aria-label={words.aside}>
      <section class="side" aria-labelledby="recommended">
        <h2 id="recommended">{words.recommended}</h2>
        <Ranking works={works} mine={mine} />
        <a class="more" href={`${frame.base}/works`}>
          {wholeShelf}
          <Icon name="on" flip />
        </a>
      </section>
    </aside>
  )
}

function tagStep({ tags }: ThreadView): [string, string][] {
  return tags[0] === undefined ? [] : [[`#${tags[0]}`, tagPath(tags[0])]]
}

function isMine(workId: string, posts: PostView[], mine: Mine): boolean {
  return posts.some((post) => post.recommendations.some(({ id, work }) => work.id === workId && mine.recommendations.has(id)))
}
