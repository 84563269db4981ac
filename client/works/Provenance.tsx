import type { MemberView, RecommendedIn } from '../../server/contract/index.ts'
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
  const { author, createdAt, excerpt, experience, post, seconded, seconders = [], thread } = recommendation
  const { names } = useWords('posts')
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
          {seconders.length > 0 && (
            <span class="seconders">
              {seconders.map((member) => (
                <Face key={member.id} {...member} size="s" />
              ))}
              <span>{names(named(seconders, seconded))}</span>
            </span>
          )}
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

// As many names as there are people, each with a direction of its own; those that are not known are only counted.
function named(known: MemberView[], people: number): string[] {
  return Array.from({ length: Math.max(people, known.length) }, (_, place) =>
    known[place] ? `\u2068${known[place].displayName}\u2069` : '',
  )
}
