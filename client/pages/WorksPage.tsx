import type { RecommendedIn, WorkKind, WorkView } from '../../server/contract/index.ts'
import { workPath } from '../links.ts'
import { Onward } from '../ui/Onward.tsx'
import { Order } from '../ui/Order.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useWords } from '../words/words.ts'
import { kinds } from '../works/kinds.ts'
import { type ShelfFilter, shelfPath } from '../works/shelf.ts'
import { ShelfForm } from '../works/ShelfForm.tsx'
import { TakeAlong } from '../works/TakeAlong.tsx'
import { ShelfRow } from '../works/ShelfRow.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'
import { crumbs, shelfThing } from './structured.ts'

export interface WorksPageProps {
  frame: Frame
  works: WorkView[]
  /** The sentence that recommends each of them best, by the work's id. */
  places?: Map<string, RecommendedIn>
  filter: ShelfFilter
  /** The month or year that the filter means, such as 2026-11, and the one before it. */
  period: string | null
  before: string | null
  /** How many works of each kind there are under the other filters; null where they are too many to count. */
  counts: Map<WorkKind, number> | null
  /** The tags in use, the busiest first. */
  tags: string[]
  /** Where nothing was found: works whose names are near. */
  near: WorkView[]
  /** Path and query of the next page, below the mount path. */
  next: string | null
  /** The rank of the first work shown, from 1; none where the order is no ranking. */
  from?: number
  /** Ids of the works that the viewer is behind. */
  mine?: Set<string>
}

const times = ['month', 'year', 'ever'] as const

/** The shelf: what members recommended to each other, by the people behind it. */
export function WorksPage({ frame, works, places, filter, period, counts, tags, next, from, mine, ...empty }: WorksPageProps) {
  const words = useWords('shelf')
  const feeds = useWords('feeds')
  const { kinds: names } = useWords('works')
  const pathOf = (changed: Partial<ShelfFilter>) => shelfPath({ ...filter, ...changed })
  const countOf = (kind: WorkKind) => (counts ? words.works(counts.get(kind) ?? 0) : undefined)
  const all = counts && [...counts.values()].reduce((sum, works) => sum + works, 0)
  const title = [filter.kind ? names[filter.kind] : words.title, filter.tag && `#${filter.tag}`, period && words.nameOf(period)]
  const isNamed = period !== null && filter.time !== 'month' && filter.time !== 'year'
  return (
    <Page
      frame={frame}
      title={title.filter(Boolean).join(', ')}
      data={() => [shelfThing(frame, words.title, works, from), crumbs(frame, [[words.title, '/works']])]}
      feed={{ path: shelfPath({ ...filter, sort: 'top' }), title: feeds.works }}
      canonical={shelfPath({ ...filter, q: '', sort: 'top' })}
      section="works"
      layout="with-aside"
    >
      <main id="main" tabindex={-1}>
        <h1>{words.title}</h1>
        <p class="lead-in">{words.leadIn}</p>
        <ShelfForm filter={filter} tags={tags} />
        <Tabs
          label={words.kinds}
          links={[
            {
              label: words.all,
              count: all === null ? undefined : words.works(all),
              path: pathOf({ kind: null }),
              current: filter.kind === null,
            },
            ...kinds.map((kind) => ({
              label: names[kind],
              count: countOf(kind),
              path: pathOf({ kind }),
              current: filter.kind === kind,
            })),
          ]}
        />
        <Order
          label={words.when}
          links={[
            ...times.map((time) => ({
              label: words.whens[time],
              path: pathOf({ time: time === 'ever' ? null : time }),
              current: (filter.time ?? 'ever') === time,
            })),
            ...(isNamed ? [{ label: words.nameOf(period), path: pathOf({}), current: true }] : []),
          ]}
        />
        {works.length > 0 ? (
          <ol class={from === undefined ? 'shelf' : 'shelf ranked'} start={from}>
            {works.map((work, at) => (
              <ShelfRow
                key={work.id}
                work={work}
                place={places?.get(work.id)}
                counted={
                  work.counted === undefined ? undefined : words.counted[filter.experience ?? 'backed'](work.counted, period)
                }
                rank={from === undefined ? undefined : from + at}
                mine={mine?.has(work.id)}
              />
            ))}
          </ol>
        ) : (
          <Nothing frame={frame} filter={filter} period={period} {...empty} />
        )}
        <Onward path={next} label={words.more} />
        {works.length > 0 && <TakeAlong path="/export/works" query={shelfPath(filter).slice('/works'.length)} />}
      </main>
      <aside aria-label={words.about}>
        <section class="side" aria-labelledby="how-order">
          <h2 id="how-order">{words.howOrder}</h2>
          <p class="small quiet">{words.howOrderText}</p>
        </section>
        {tags.length > 0 && (
          <section class="side" aria-labelledby="by-tag">
            <h2 id="by-tag">{words.byTag}</h2>
            <ul class="taglist">
              {tags.map((tag) => (
                <li key={tag}>
                  <a class="tag" href={frame.base + pathOf({ tag })} aria-current={tag === filter.tag ? 'true' : undefined}>
                    <bdi>{tag}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
    </Page>
  )
}

// Why there is nothing, and where there is something.
function Nothing({
  frame,
  filter,
  period,
  before,
  near,
}: Pick<WorksPageProps, 'frame' | 'filter' | 'period' | 'before' | 'near'>) {
  const words = useWords('shelf')
  const { kind, tag, experience, q } = filter
  const isNarrow = Boolean(kind ?? tag ?? experience)
  const why =
    q && !isNarrow && !period ? words.noneFound(q) : isNarrow || q ? words.noneSuch : period ? words.noneIn(period) : words.none
  return (
    <div class="empty">
      <p dir="auto">{why}</p>
      {near.length > 0 && (
        <>
          <p>{words.near}</p>
          <ul>
            {near.map((work) => (
              <li key={work.id}>
                <a href={frame.base + workPath(work)}>
                  <bdi>{work.title}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {before && <a href={frame.base + shelfPath({ ...filter, time: before })}>{words.nameOf(before)}</a>}
      {(isNarrow || q || period) && <a href={`${frame.base}/works`}>{words.wholeShelf}</a>}
    </div>
  )
}
