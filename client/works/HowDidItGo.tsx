import type { Question } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { workPath } from '../links.ts'
import { Form } from '../ui/Form.tsx'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import { stages } from './experience.ts'

/** Asks once how it went with a work that a member wanted or started some weeks ago. */
export function HowDidItGo({ question, level = 2 }: { question: Question; level?: 2 | 3 }) {
  const { base } = usePlace()
  const words = useWords('question')
  const { experience, suffix } = useWords('works')
  const { work, said, saidAt } = question
  const Heading = `h${level}` as const
  return (
    <section class="question" id={`q${work.id}`} aria-labelledby={`q${work.id}-h`}>
      <Heading id={`q${work.id}-h`}>
        {words.before}
        <a href={base + workPath(work)}>
          <bdi>{work.title}</bdi>
        </a>
        {words.after}
      </Heading>
      <p class="small quiet">
        {words.said[said]}
        <Time at={saidAt} />
      </p>
      <div class="row-btns">
        <Form to={calls.setExperience(work.id)} back="main">
          <div class="exp">
            {stages.map((stage) => (
              <button key={stage} class="chip" type="submit" name="experience" value={stage}>
                {experience[stage]}
                <span class="vh">{suffix(work.title)}</span>
              </button>
            ))}
          </div>
        </Form>
        <Form to={calls.putOff(work.id)} back="main">
          <button class="act" type="submit">
            {words.notNow}
            <span class="vh">{suffix(work.title)}</span>
          </button>
        </Form>
      </div>
    </section>
  )
}
