import type { Question, ThreadView } from '../../server/contract/index.ts'
import { tagPath, withQuery } from '../links.ts'
import { ThreadRow } from '../threads/ThreadRow.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useWords } from '../words/words.ts'
import { HowDidItGo } from '../works/HowDidItGo.tsx'
import { Ranking, type RankedWork } from '../works/Ranking.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'
import { siteThing } from './structured.ts'

export interface FrontPageProps {
  frame: Frame
  threads: ThreadView[]
  sort: 'active' | 'new' | 'top'
  /** Path and query of the next page, below the mount path. */
  next: string | null
  /** Only threads with this tag: the page of /tags/:tag. */
  tag?: string
  /** The tags in use, the busiest first. */
  tags: { tag: string; threads: number }[]
  /** By thread id, how many posts are news to the viewer, in those that they have read before. */
  news?: Map<string, number>
  /** By thread id, the work most seconded there. */
  best?: Map<string, RankedWork>
  /** The most seconded works, best first: of a month such as 2026-11, or of all times. */
  works: RankedWork[]
  period: string | null
  isThisMonth: boolean
  /** What a member is asked once: how it went with a work. */
  question?: Question
}

const sorts = ['active', 'new', 'top'] as const

/** The list of threads: all of them, or those with one tag. */
export function FrontPage({ frame, threads, sort, next, tag, tags, best, news, question, ...shelf }: FrontPageProps) {
  const words = useWords('threads')
  const feeds = useWords('feeds')
  const { name } = useWords('shell')
  const { base } = frame
  const here = tag === undefined ? '/' : tagPath(tag)
  const pathOf = (each: (typeof sorts)[number]) => withQuery(here, { sort: each === 'active' ? null : each })
  return (
    <Page
      frame={frame}
      title={tag ? words.tagged(tag) : words.title}
      canonical={here}
      data={() => [siteThing(frame, name)]}
      feed={tag ? { path: here, title: feeds.tag(tag) } : { path: '/threads', title: feeds.threads }}
      section="threads"
      layout={tags.length ? 'with-both' : 'with-aside'}
    >
      {tags.length > 0 && <Kept by={tags} facts={tag} draw={() => <Tags frame={frame} tags={tags} tag={tag} />} />}
      <main id="main" tabindex={-1}>
        <div class="head">
          {tag ? (
            <h1 class="tag-title">
              <bdi>{words.tagged(tag)}</bdi>
            </h1>
          ) : (
            <h1 class="vh">{words.title}</h1>
          )}
          <Tabs
            label={words.order}
            links={sorts.map((each) => ({ label: words.sorts[each], path: pathOf(each), current: each === sort }))}
          />
        </div>
        {question && <HowDidItGo question={question} />}
        {threads.length ? (
          <ol class="rows">
            <Kept by={threads} facts={news && [...news]} draw={() => <Rows threads={threads} best={best} news={news} />} />
          </ol>
        ) : (
          <div class="empty">
            <p>{tag ? words.noneTagged(tag) : words.none}</p>
            {frame.may.start && (
              <a class="btn ink" href={`${base}/new`}>
                {words.startOne}
              </a>
            )}
          </div>
        )}
        <Onward path={next} label={words.older} />
      </main>
      {shelf.works.length > 0 && (
        <Kept
          by={shelf.works}
          facts={[tag, shelf.period, shelf.isThisMonth]}
          draw={() => <Shelf frame={frame} tag={tag} {...shelf} />}
        />
      )}
    </Page>
  )
}

function Rows({ threads, best, news }: Pick<FrontPageProps, 'threads' | 'best' | 'news'>) {
  return (
    <>
      {threads.map((thread) => {
        const row = { thread, best: best?.get(thread.id), news: news?.get(thread.id) }
        return <Kept key={thread.id} by={thread} facts={[row.best, row.news]} draw={() => <ThreadRow {...row} />} />
      })}
    </>
  )
}

function Tags({ frame, tags, tag }: Pick<FrontPageProps, 'frame' | 'tags' | 'tag'>) {
  const words = useWords('threads')
  const { base } = frame
  return (
    <nav class="tags-nav side" aria-label={words.tags}>
      <h2>{words.tags}</h2>
      <ul class="taglist">
        {tags.map((each) => (
          <li key={each.tag}>
            <a class="tag" href={base + tagPath(each.tag)} aria-current={each.tag === tag ? 'page' : undefined}>
              <bdi>{each.tag}</bdi>
            </a>
            <span class="n">
              {each.threads}
              <span class="vh">{words.withTag(each.threads)}</span>
            </span>
          </li>
        ))}
      </ul>
      {tag && (
        <a class="more" href={`${base}/`}>
          {words.allThreads}
        </a>
      )}
    </nav>
  )
}

function Shelf({
  frame,
  tag,
  works,
  period,
  isThisMonth,
}: Pick<FrontPageProps, 'frame' | 'tag' | 'works' | 'period' | 'isThisMonth'>) {
  const words = useWords('threads')
  const { nameOf } = useWords('shelf')
  const ofMonth = isThisMonth ? words.mostThisMonth : period && words.mostIn(nameOf(period))
  return (
    <aside aria-label={words.shelf}>
      <section class="side" aria-labelledby="most">
        <h2 id="most">{tag ? <bdi>{words.mostTagged(tag)}</bdi> : (ofMonth ?? words.mostSeconded)}</h2>
        <Ranking works={works} />
        <a class="more" href={frame.base + withQuery('/works', { tag, time: isThisMonth ? 'month' : period })}>
          {words.wholeShelf}
          <Icon name="on" flip />
        </a>
      </section>
    </aside>
  )
}
