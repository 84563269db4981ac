import type { RecommendedIn } from '../../server/contract/index.ts'
import { memberPath, postPath } from '../links.ts'
import { Face } from '../ui/Face.tsx'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import { Count } from './Count.tsx'
import { mostly } from './experience.ts'

/** One place that recommends a work: who, in which sentence, in which thread. */
export function Provenance({ recommendation, mine }: { recommendation: RecommendedIn; mine: boolean }) {
  const { base } = usePlace()
  const words = useWords('work')
  const works = useWords('works')
  const { author, createdAt, excerpt, experience, post, seconded, thread } = recommendation
  const link = base + postPath(thread, post)
  const most = mostly(experience)
  return (
    <li>
      <div class="by">
        <Face {...author} />
        <div>
          <a class="name" href={base + memberPath(author)}>
            <bdi>{author.displayName}</bdi>
          </a>
        </div>
        <div>
          <a class="when" href={link}>
            <Time at={createdAt} />
          </a>
        </div>
      </div>
      {excerpt && (
        <blockquote dir="auto">
          <mark>{excerpt}</mark>
        </blockquote>
      )}
      {(seconded > 0 || most) && (
        <p class="work-say">
          <Count seconded={seconded} mine={mine} />
          {most && <span>{works.mostly[most.stage](most.people)}</span>}
        </p>
      )}
      <p class="small quiet from">
        {words.in}
        <a href={link}>
          <bdi>{thread.title}</bdi>
        </a>
      </p>
    </li>
  )
}
