import type { RecommendedIn, WorkKind, WorkView } from '../../server/contract/index.ts'
import { withQuery } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Order } from '../ui/Order.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useWords } from '../words/words.ts'
import { ShelfRow } from '../works/ShelfRow.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface WorksPageProps {
  frame: Frame
  works: WorkView[]
  /** The sentence that recommends each of them best, by the work's id. */
  places?: Map<string, RecommendedIn>
  /** Only works of this kind. */
  kind: WorkKind | null
  /** What was looked for, '' where nothing was. */
  q: string
  sort: 'top' | 'new'
  /** Path and query of the next page, below the mount path. */
  next: string | null
  /** The rank of the first work shown, from 1; none where the order is no ranking. */
  from?: number
  /** Ids of the works that the viewer is behind. */
  mine?: Set<string>
}

const kinds: WorkKind[] = ['book', 'tool', 'course', 'talk', 'article', 'podcast', 'other']
const sorts = ['top', 'new'] as const

/** The shelf: what members recommended to each other, by the people behind it. */
export function WorksPage({ frame, works, places, kind, q, sort, next, from, mine }: WorksPageProps) {
  const words = useWords('shelf')
  const { kinds: names } = useWords('works')
  const pathOf = (changed: { kind?: WorkKind | null; sort?: 'top' | 'new' }) => {
    const { kind: ofKind, sort: by } = { kind, sort, ...changed }
    return withQuery('/works', { kind: ofKind, q, sort: by === 'top' ? null : by })
  }
  return (
    <Page frame={frame} title={words.title} canonical={withQuery('/works', { kind })} section="works" layout="with-aside">
      <main id="main" tabindex={-1}>
        <h1>{words.title}</h1>
        <p class="lead-in">{words.leadIn}</p>
        <form class="find-in" role="search" aria-label={words.find} action={`${frame.base}/works`}>
          {kind && <input type="hidden" name="kind" value={kind} />}
          <label class="vh" for="shelf-q">
            {words.find}
          </label>
          <span class="find-box">
            <Icon name="search" />
            <input class="in" id="shelf-q" name="q" type="search" dir="auto" placeholder={words.find} value={q} maxLength={200} />
          </span>
          <Button>{words.findAct}</Button>
        </form>
        <Tabs
          label={words.kinds}
          links={[
            { label: words.all, path: pathOf({ kind: null }), current: kind === null },
            ...kinds.map((each) => ({ label: names[each], path: pathOf({ kind: each }), current: kind === each })),
          ]}
        />
        {works.length > 0 && (
          <Order
            label={words.order}
            links={sorts.map((each) => ({ label: words.sorts[each], path: pathOf({ sort: each }), current: each === sort }))}
          />
        )}
        {works.length > 0 ? (
          <ol class={from === undefined ? 'shelf' : 'shelf ranked'} start={from}>
            {works.map((work, at) => (
              <ShelfRow
                key={work.id}
                work={work}
                place={places?.get(work.id)}
                rank={from === undefined ? undefined : from + at}
                mine={mine?.has(work.id)}
              />
            ))}
          </ol>
        ) : (
          <div class="empty">
            <p dir="auto">{q ? words.noneFound(q) : words.none}</p>
          </div>
        )}
        <Onward path={next} label={words.more} />
      </main>
      <aside aria-label={words.about}>
        <section class="side" aria-labelledby="how-order">
          <h2 id="how-order">{words.howOrder}</h2>
          <p class="small quiet">{words.howOrderText}</p>
        </section>
      </aside>
    </Page>
  )
}
