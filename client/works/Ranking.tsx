import type { WorkRef } from '../../server/contract/index.ts'
import { workPath } from '../links.ts'
import { usePlace } from '../ui/place.ts'
import { Count } from './Count.tsx'
import { Makers } from './Makers.tsx'

export interface RankedWork {
  work: WorkRef & { slug?: string }
  seconded: number
}

/** Works in a side column, best first. */
export function Ranking({ works, mine }: { works: RankedWork[]; mine?: Set<string> }) {
  const { base } = usePlace()
  return (
    <ol class="rank">
      {works.map(({ work, seconded }, at) => (
        <li key={work.id}>
          <span class="no">{at + 1}</span>
          <a class="t" href={base + workPath(work)}>
            <bdi>{work.title}</bdi>
          </a>
          <Count seconded={seconded} mine={mine?.has(work.id)} />
          <span class="work-by">
            <Makers work={work} />
          </span>
        </li>
      ))}
    </ol>
  )
}
