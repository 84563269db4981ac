import type { RecommendedIn, ShelvedWork, WorkView } from '../../server/contract/index.ts'
import { memberPath, postPath, workPath } from '../links.ts'
import { Face } from '../ui/Face.tsx'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import { Count } from './Count.tsx'
import { Cover } from './Cover.tsx'
import { ExperienceBar } from './ExperienceBar.tsx'
import { Makers } from './Makers.tsx'

interface ShelfRowProps {
  work: WorkView
  /** Where it is recommended in the sentence that is shown; without one, the reason is told in numbers. */
  place?: RecommendedIn
  /** What counted for its place, where that is not all the people behind it. */
  counted?: string
  /** On a member's shelf: what they did with it, and when it came there. */
  said?: ShelvedWork['said']
  at?: string
  rank?: number
  /** Whether the reader is behind it too. */
  mine?: boolean
  level?: 2 | 3
}

/** One work on the shelf, with the reason why it stands there. */
export function ShelfRow({ work, place, counted, said, at, rank, mine, level = 2 }: ShelfRowProps) {
  const { base } = usePlace()
  const words = useWords('shelf')
  const Heading = `h${level}` as const
  return (
    <li>
      {rank !== undefined && <span class="no">{rank}</span>}
      <Cover work={work} size="l" />
      <div>
        <Heading class="shelf-title">
          <a href={base + workPath(work)}>
            <bdi>{work.title}</bdi>
          </a>
        </Heading>
        <p class="work-by">
          <Makers work={work} />
          {place && (
            <>
              <span class="dot" />
              {words.threads(work.threads)}
            </>
          )}
        </p>
        {at && <Said said={said ?? null} at={at} />}
        {place ? <Place place={place} /> : <p class="because">{words.because(work.people, work.threads, work.experience)}</p>}
      </div>
      <div class="tally">
        <p class="big">
          <Count seconded={work.people} mine={mine} />
          {work.people > 0 && (
            <span class="small quiet" aria-hidden="true">
              {words.secondedIt}
            </span>
          )}
        </p>
        {counted && <p class="small">{counted}</p>}
        <ExperienceBar counts={work.experience} />
      </div>
    </li>
  )
}

function Said({ said, at }: { said: ShelvedWork['said']; at: string }) {
  const { experience } = useWords('works')
  const { private: onlyYou } = useWords('memberShelf')
  return (
    <p class="said">
      {said && (
        <>
          <b>{experience[said.experience]}</b>
          <span class="dot" />
        </>
      )}
      <Time at={at} />
      {said?.private && (
        <>
          <span class="dot" />
          {onlyYou}
        </>
      )}
      {said?.note && <q dir="auto">{said.note}</q>}
    </p>
  )
}

function Place({ place }: { place: RecommendedIn }) {
  const { base } = usePlace()
  const words = useWords('shelf')
  const { author, createdAt, excerpt, post, thread } = place
  return (
    <>
      <p class="because" dir="auto">
        {excerpt}
      </p>
      <p class="small quiet said-in">
        <a class="author" href={base + memberPath(author)}>
          <Face {...author} size="s" />
          <bdi>{author.displayName}</bdi>
        </a>
        {words.in}
        <a href={base + postPath(thread, post)}>
          <bdi>{thread.title}</bdi>
        </a>
        , <Time at={createdAt} />
      </p>
    </>
  )
}
