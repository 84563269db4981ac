import type { RecommendedIn, WorkIdentifier, WorkView } from '../../server/contract/index.ts'
import { memberPath, withQuery, workPath } from '../links.ts'
import type { Mine } from '../threads/reading.ts'
import { Face } from '../ui/Face.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import { Count } from '../works/Count.tsx'
import { Cover } from '../works/Cover.tsx'
import { ExperienceBar } from '../works/ExperienceBar.tsx'
import { Keeping, type WorkHistory } from '../works/Keeping.tsx'
import { type Own, OwnExperience } from '../works/OwnExperience.tsx'
import { type Behind, People } from '../works/People.tsx'
import { Provenance } from '../works/Provenance.tsx'
import { Ranking } from '../works/Ranking.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'
import { crumbs, workThing } from './structured.ts'

export interface WorkPageProps {
  frame: Frame
  work: WorkView
  recommendations: RecommendedIn[]
  /** Who stands behind it, the latest first. */
  people: Behind[]
  /** Who stopped and says why, the latest first. */
  stopped: Behind[]
  identifiers: WorkIdentifier[]
  /** What else it is called here. */
  aliases: string[]
  /** What is recommended in the same threads, and in how many of them. */
  beside: { work: WorkView; together: number }[]
  /** What was merged into it and corrected, what the reader suggested, and whether moderators have hidden it. */
  history: WorkHistory
  isHidden: boolean
  /** Path and query of the next page, below the mount path. */
  next: string | null
  mine: Pick<Mine, 'memberId' | 'recommendations'> & { said: Own | undefined }
}

/** A work: how many are behind it, how far they got, and every place that recommends it. */
export function WorkPage({
  frame,
  work,
  recommendations,
  people,
  stopped,
  history,
  isHidden,
  next,
  mine,
  ...about
}: WorkPageProps) {
  const words = useWords('work')
  const { kind, kinds } = useWords('works')
  const { because, title: shelfTitle } = useWords('shelf')
  const feeds = useWords('feeds')
  const { title, creators } = work
  const seconded = recommendations.some(({ id, author }) => mine.recommendations.has(id) || author.id === mine.memberId)
  return (
    <Page
      frame={frame}
      title={title}
      description={because(work.people, work.threads, work.experience)}
      canonical={workPath(work)}
      kind={work.kind === 'book' ? 'book' : 'article'}
      data={() => [
        workThing(frame, work, { recommendations, ...about }),
        crumbs(frame, [
          [shelfTitle, '/works'],
          [kinds[work.kind], withQuery('/works', { kind: work.kind })],
          [title, workPath(work)],
        ]),
      ]}
      feed={{ path: `/works/${work.id}`, title: feeds.work(title) }}
      section="works"
      layout="with-aside"
    >
      <main id="main" tabindex={-1}>
        <div class="hero">
          <Cover work={work} size="xl" />
          <div>
            <p class="crumbs">
              <span class="kind">{kind[work.kind]}</span>
              {work.year !== null && <span>{work.year}</span>}
            </p>
            <h1 dir="auto">{title}</h1>
            {creators.length > 0 && (
              <p class="lead" dir="auto">
                {creators.join(', ')}
              </p>
            )}
          </div>
        </div>
        <div class="standing">
          {work.people > 0 && (
            <p class="big">
              <Count seconded={work.people} mine={seconded} />
              <span>{words.standing(work.people, work.threads)}</span>
            </p>
          )}
          <ExperienceBar counts={work.experience} />
          <Yours frame={frame} work={work} mine={mine} />
        </div>
        <section class="sect" aria-labelledby="words">
          <h2 id="words">{words.words}</h2>
          {recommendations.length > 0 ? (
            <ol class="prov">
              {recommendations.map((recommendation) => (
                <Provenance
                  key={recommendation.id}
                  recommendation={recommendation}
                  mine={mine.recommendations.has(recommendation.id)}
                />
              ))}
            </ol>
          ) : (
            <p class="empty quiet">{words.noWords}</p>
          )}
          <Onward path={next} label={words.more} />
        </section>
        {people.length > 0 && (
          <section class="sect" aria-labelledby="who">
            <h2 id="who">{words.people}</h2>
            <People people={people} />
            {work.people > people.length && <p class="quiet small">{words.morePeople(work.people - people.length)}</p>}
          </section>
        )}
        {stopped.length > 0 && (
          <section class="sect" aria-labelledby="stopped">
            <h2 id="stopped">{words.stopped}</h2>
            <ul class="prov">
              {stopped.map(({ member, note, edition, at }) => (
                <li key={member.id}>
                  <blockquote dir="auto">{note}</blockquote>
                  <p class="small quiet said-in">
                    <a class="author" href={frame.base + memberPath(member)}>
                      <Face {...member} size="s" />
                      <bdi>{member.displayName}</bdi>
                    </a>
                    , <Time at={at} />
                    {edition && (
                      <>
                        <span class="dot" />
                        <bdi>{edition}</bdi>
                      </>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Keeping work={work} history={history} isHidden={isHidden} may={frame.may} />
      </main>
      <About frame={frame} work={work} {...about} />
    </Page>
  )
}

// What the reader did with it; for guests the way in.
function Yours({ frame, work, mine }: Pick<WorkPageProps, 'frame' | 'work' | 'mine'>) {
  const words = useWords('work')
  if (mine.memberId === null) {
    return frame.ownMembers ? (
      <p>
        <a class="btn" href={frame.base + withQuery('/sign-in', { next: workPath(work) })}>
          {words.signIn}
        </a>
      </p>
    ) : null
  }
  return <OwnExperience work={work} own={mine.said} />
}

// Where to find it, what else it is called, and what stands beside it in threads.
function About({
  work,
  identifiers,
  aliases,
  beside,
}: Pick<WorkPageProps, 'frame' | 'work' | 'identifiers' | 'aliases' | 'beside'>) {
  const words = useWords('work')
  const links = identifiers.filter(({ url }) => url !== null && url !== work.url)
  return (
    <aside aria-label={words.aside}>
      {beside.length > 0 && (
        <section class="side" aria-labelledby="beside">
          <h2 id="beside">{words.beside}</h2>
          <Ranking works={beside.map((each) => ({ work: each.work, seconded: each.work.people }))} />
        </section>
      )}
      {(work.url || links.length > 0) && (
        <section class="side" aria-labelledby="find-it">
          <h2 id="find-it">{words.findIt}</h2>
          <ul class="plain">
            {work.url && (
              <li>
                <a href={work.url} rel="ugc nofollow noopener">
                  {hostOf(work.url)}
                </a>
              </li>
            )}
            {links.map(({ url, label }) => (
              <li key={url}>
                <a href={url!} rel="ugc nofollow noopener">
                  {label}
                </a>
              </li>
            ))}
          </ul>
          <p class="small quiet">{words.noAffiliates}</p>
        </section>
      )}
      {aliases.length > 0 && (
        <section class="side" aria-labelledby="also">
          <h2 id="also">{words.alsoKnownAs}</h2>
          <ul class="plain">
            {aliases.map((alias) => (
              <li key={alias} dir="auto">
                {alias}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url
}
