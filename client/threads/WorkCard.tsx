import type { PostView, RecommendationView, ThreadView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { replyPath, workPath } from '../links.ts'
import { Face } from '../ui/Face.tsx'
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
  thread: ThreadView
  recommendation: RecommendationView
  mine: Mine
}

/** A title somebody stands behind, with what the reader can add to it. */
export function WorkCard({ post, thread, recommendation, mine }: WorkCardProps) {
  const { base } = usePlace()
  const words = useWords('works')
  const posts = useWords('posts')
  const { id, work, seconded, seconders, experience } = recommendation
  const own = post.author.id === mine.memberId
  const isMine = mine.recommendations.has(id)
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
            <Count seconded={seconded} mine={isMine} />
            {seconders.length > 0 && (
              <span class="faces" role="img" aria-label={posts.names(seconders.map((one) => one.displayName))}>
                {seconders.map((one) => (
                  <Face key={one.id} {...one} />
                ))}
              </span>
            )}
            {most && <span>{words.mostly[most.stage](most.people)}</span>}
          </p>
        )}
      </div>
      <div class="work-acts">
        {!own && <SecondWork recommendation={recommendation} post={post} mine={mine} />}
        {isMine && mine.may.reply && !thread.locked && (
          <a class="act" href={base + replyPath(thread, post, id)} data-reply-to={post.id} data-seconds={id}>
            {words.sayWhy}
            <span class="vh">{words.suffix(work.title)}</span>
          </a>
        )}
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
