import type { Experience, WorkView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'
import { stages } from './experience.ts'

/** What a reader did with a work, in a line, and whether only they see it. */
export interface Own {
  experience: Experience
  note: string
  edition: string
  private: boolean
}

/** The form in which a reader says how far they got with a work, why, and to whom; and the way to take it back. */
export function OwnExperience({ work, own }: { work: WorkView; own: Own | undefined }) {
  const words = useWords('work')
  const works = useWords('works')
  return (
    <section class="own" id="own" aria-labelledby="own-h">
      <h2 id="own-h">{words.yours}</h2>
      <Form to={calls.setExperience(work.id)} back="own" class="form flush">
        <fieldset class="exp">
          <legend class="vh">{works.howFar(work.title)}</legend>
          {stages.map((stage) => (
            <label class="chip" key={stage}>
              <input type="radio" name="experience" value={stage} checked={stage === own?.experience} required />
              {works.experience[stage]} <b>{work.experience[stage]}</b>
            </label>
          ))}
        </fieldset>
        <details open={Boolean(own?.note || own?.edition || own?.private)}>
          <summary class="act">
            <Icon name="unfold" />
            {words.inWords}
          </summary>
          <div class="field">
            <label for="own-note">{words.note}</label>
            <input
              class="in"
              id="own-note"
              name="note"
              dir="auto"
              maxLength={500}
              value={own?.note}
              aria-describedby="own-note-h"
            />
            <p class="hint" id="own-note-h">
              {words.noteHint}
            </p>
          </div>
          <div class="field">
            <label for="own-edition">{words.edition}</label>
            <input class="in" id="own-edition" name="edition" dir="auto" maxLength={40} value={own?.edition} />
          </div>
          <input type="hidden" name="private" value="false" />
          <label class="check">
            <input type="checkbox" name="private" checked={own?.private ?? false} />
            {words.onlyMe}
          </label>
        </details>
        <div class="form-acts">
          <Button>{works.save}</Button>
          {own && (
            <button class="act" type="submit" form="forget">
              {words.forget}
              <span class="vh">{works.suffix(work.title)}</span>
            </button>
          )}
        </div>
      </Form>
      {own && (
        <Form to={calls.forgetExperience(work.id)} back="own" id="forget">
          {null}
        </Form>
      )}
    </section>
  )
}
