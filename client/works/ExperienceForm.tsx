import type { Experience, ExperienceCounts } from '../../server/contract/index.ts'
import type { Call } from '../calls.ts'
import { Form } from '../ui/Form.tsx'
import { useWords } from '../words/words.ts'
import { stages } from './experience.ts'

interface ExperienceFormProps {
  to: Call
  /** The id of the element to come back to. */
  back: string
  /** Makes the radios' ids unlike those of the same work further up. */
  id: string
  title: string
  counts: ExperienceCounts
  mine: Experience | undefined
}

/** How far a member got: a radio for each stage. A script posts at the choice; without one there is a button. */
export function ExperienceForm({ to, back, id, title, counts, mine }: ExperienceFormProps) {
  const words = useWords('works')
  return (
    <Form to={to} back={back} class="how-far" data-on-choice>
      <fieldset class="exp">
        <legend class="vh">{words.howFar(title)}</legend>
        {stages.map((stage) => (
          <label class="chip" key={stage}>
            <input type="radio" id={`${id}-${stage}`} name="experience" value={stage} checked={stage === mine} required />
            {words.experience[stage]} <b>{counts[stage]}</b>
          </label>
        ))}
      </fieldset>
      <button class="btn no-js" type="submit">
        {words.save}
        <span class="vh">{words.suffix(title)}</span>
      </button>
    </Form>
  )
}
