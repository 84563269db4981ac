import type { WorkView } from '../../server/contract/index.ts'
import { workPath } from '../links.ts'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import { Count } from './Count.tsx'
import { Cover } from './Cover.tsx'
import { ExperienceBar } from './ExperienceBar.tsx'
import { Makers } from './Makers.tsx'

interface ShelfRowProps {
  work: WorkView
  rank?: number
  /** Whether the reader is behind it too. */
  mine?: boolean
  level?: 2 | 3
}

/** One work on the shelf, with the reason why it stands there. */
export function ShelfRow({ work, rank, mine, level = 2 }: ShelfRowProps) {
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
        </p>
        <p class="because">{work.why}</p>
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
        <ExperienceBar counts={work.experience} />
      </div>
    </li>
  )
}
