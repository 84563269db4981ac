import type { MemberView, Question, ShelfCounts, ShelfPart, ShelvedWork } from '../../server/contract/index.ts'
import { memberPath, memberShelfPath, withQuery } from '../links.ts'
import { Face } from '../ui/Face.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useWords } from '../words/words.ts'
import { HowDidItGo } from '../works/HowDidItGo.tsx'
import { TakeAlong } from '../works/TakeAlong.tsx'
import { ShelfRow } from '../works/ShelfRow.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'
import { crumbs, shelfThing } from './structured.ts'

export interface MemberShelfPageProps {
  frame: Frame
  member: MemberView
  show: ShelfPart
  works: ShelvedWork[]
  counts: ShelfCounts
  /** Path and query of the next page, below the mount path. */
  next: string | null
  /** Of one's own shelf: whether others see nothing of it, and what one is asked. */
  own: { isPrivate: boolean; questions: Question[] } | null
}

const parts: ShelfPart[] = ['recommended', 'seconded', 'reading', 'finished', 'using', 'stopped']

/** A member's shelf: what they recommended and seconded, and how far they got with what. */
export function MemberShelfPage({ frame, member, show, works, counts, next, own }: MemberShelfPageProps) {
  const words = useWords('memberShelf')
  const shelf = useWords('shelf')
  const here = memberShelfPath(member)
  const pathOf = (part: ShelfPart) => withQuery(here, { show: part })
  return (
    <Page
      frame={frame}
      title={own ? words.yours : words.title(member.displayName)}
      canonical={pathOf(show)}
      data={() => [
        shelfThing(frame, words.title(member.displayName), works),
        crumbs(frame, [
          [member.displayName, memberPath(member)],
          [words.title(member.displayName), here],
        ]),
      ]}
    >
      <main id="main" class="narrow" tabindex={-1}>
        <div class="who">
          <Face {...member} size="l" />
          <div>
            <h1 dir="auto">{own ? words.yours : words.title(member.displayName)}</h1>
            <p class="quiet">
              <a href={frame.base + memberPath(member)}>
                <bdi>{words.toMember(member.displayName)}</bdi>
              </a>
            </p>
          </div>
        </div>
        {own && (
          <p class="small quiet lead-in">
            {own.isPrivate ? words.onlyYou : words.everybody} <a href={`${frame.base}/settings#settings-shelf`}>{words.change}</a>
          </p>
        )}
        {own?.questions.map((question) => (
          <HowDidItGo key={question.work.id} question={question} />
        ))}
        <Tabs
          label={words.parts}
          links={parts.map((part) => ({
            label: words.part[part],
            count: shelf.works(counts[part]),
            path: pathOf(part),
            current: part === show,
          }))}
        />
        {works.length > 0 ? (
          <ol class="shelf">
            {works.map((work) => (
              <ShelfRow key={work.id} work={work} said={work.said} at={work.at} />
            ))}
          </ol>
        ) : (
          <p class="empty quiet">{words.none}</p>
        )}
        <Onward path={next} label={words.more} />
        {works.length > 0 && <TakeAlong path={`/export/members/${member.name}`} query={withQuery('', { show })} />}
      </main>
    </Page>
  )
}
