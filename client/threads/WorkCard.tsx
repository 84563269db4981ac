import type { PostView, RecommendationView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { workPath } from '../links.ts'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import { Count } from '../works/Count.tsx'
import { Cover } from '../works/Cover.tsx'
import { mostly } from '../works/experience.ts'
import { ExperienceForm } from '../works/ExperienceForm.tsx'
import { Makers } from '../works/Makers.tsx'
import type { Mine } from './reading.ts'
import { SecondWork } from './SecondWork.tsx'

interface WorkCardProps {
  post: PostView
  recommendation: RecommendationView
  mine: Mine
}

/** A title somebody stands behind, with what the reader can add to it. */
export function WorkCard({ post, recommendation, mine }: WorkCardProps) {
  const { base } = usePlace()
  const words = useWords('works')
  const { id, work, seconded, experience } = recommendation
  const own = post.author.id === mine.memberId
  const most = mostly(experience)
  return (
    <div class="work" role="group" aria-labelledby={`r${id}`} data-recommendation={id} data-work={work.id}>
      <Cover work={work} />
      <div>
        <p class="work-title" id={`r${id}`}>
          <a href={base + workPath(work)}>
            <bdi>{work.title}</bdi>
          </a>
        </p>
        <p class="work-by">
          <Makers work={work} />
        </p>
        {(seconded > 0 || most) && (
          <p class="work-say">
            <Count seconded={seconded} mine={mine.recommendations.has(id)} />
            {most && <span>{words.mostly[most.stage](most.people)}</span>}
          </p>
        )}
      </div>
      <div class="work-acts">
        {!own && <SecondWork recommendation={recommendation} post={post} mine={mine} />}
        {mine.memberId !== null && (
          <ExperienceForm
            // Choosing how far one got with what somebody else recommends also seconds it.
            to={own ? calls.setExperience(work.id) : calls.secondWork(id)}
            back={`p${post.number}`}
            id={`r${id}`}
            title={work.title}
            counts={experience}
            mine={mine.experience[work.id]}
          />
        )}
      </div>
    </div>
  )
}
