import type { MemberView, ThreadView, WorkView } from '../../server/contract/index.ts'
import { memberPath, memberShelfPath } from '../links.ts'
import { ThreadRow } from '../threads/ThreadRow.tsx'
import { Face } from '../ui/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import { ShelfRow } from '../works/ShelfRow.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'
import { profileThing } from './structured.ts'

export interface MemberPageProps {
  frame: Frame
  member: MemberView
  threads: ThreadView[]
  recommended: WorkView[]
}

/** A member: what they started, and what they stand behind. */
export function MemberPage({ frame, member, threads, recommended }: MemberPageProps) {
  const words = useWords('members')
  const feeds = useWords('feeds')
  return (
    <Page
      frame={frame}
      title={member.displayName}
      canonical={memberPath(member)}
      kind="profile"
      data={() => [profileThing(frame, member)]}
      feed={{ path: `/members/${encodeURIComponent(member.name)}`, title: feeds.member(member.displayName) }}
    >
      <main id="main" class="narrow" tabindex={-1}>
        <div class="who">
          <Face {...member} size="l" />
          <div>
            <h1 dir="auto">{member.displayName}</h1>
            <p class="quiet">
              @{member.name}
              <span class="dot" />
              {words.joined}
              <Time at={member.joinedAt} />
            </p>
          </div>
        </div>
        <section class="sect" aria-labelledby="their-threads">
          <h2 id="their-threads">{words.threads}</h2>
          {threads.length > 0 ? (
            <ol class="rows inner">
              {threads.map((thread) => (
                <ThreadRow key={thread.id} thread={thread} level={3} />
              ))}
            </ol>
          ) : (
            <p class="empty quiet">{words.noThreads}</p>
          )}
        </section>
        <section class="sect" aria-labelledby="their-works">
          <h2 id="their-works">{words.recommended}</h2>
          {recommended.length > 0 ? (
            <ol class="shelf">
              {recommended.map((work) => (
                <ShelfRow key={work.id} work={work} level={3} />
              ))}
            </ol>
          ) : (
            <p class="empty quiet">{words.noRecommended}</p>
          )}
          <a class="more" href={frame.base + memberShelfPath(member)}>
            {words.shelf}
            <Icon name="on" flip />
          </a>
        </section>
      </main>
    </Page>
  )
}
