import type { CorrectionView } from '../../server/contract/index.ts'
import { keepingCalls } from '../calls.ts'
import { workPath } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Problems } from '../ui/Problems.tsx'
import type { Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { Suggestion } from '../works/Suggestion.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface CorrectionsPageProps {
  frame: Frame
  /** Those that wait, for moderators alone. */
  waiting: CorrectionView[]
  /** Path and query of the next page of them, below the mount path. */
  next: string | null
  yours: CorrectionView[]
  form?: Refused
}

/** The corrections that wait, for moderators to decide; and what became of one's own. */
export function CorrectionsPage({ frame, waiting, next, yours, form }: CorrectionsPageProps) {
  const words = useWords('corrections')
  return (
    <Page frame={frame} title={words.queue} section="works">
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.queue}</h1>
        <Problems form={form} labels={{}} />
        {frame.may.moderate && (
          <section class="sect" aria-labelledby="waiting">
            <h2 id="waiting">{words.waiting}</h2>
            {waiting.length === 0 && <p class="quiet">{words.noneWaiting}</p>}
            <ol class="steps">
              {waiting.map((correction) => (
                <li key={correction.id} id={`c${correction.id}`}>
                  <Of frame={frame} correction={correction} />
                  <Deciding correction={correction} />
                </li>
              ))}
            </ol>
            <Onward path={next} label={words.more} />
          </section>
        )}
        <section class="sect" aria-labelledby="yours">
          <h2 id="yours">{words.yours}</h2>
          {yours.length === 0 && <p class="quiet">{words.noneYours}</p>}
          <ol class="steps">
            {yours.map((correction) => (
              <li key={correction.id}>
                <Of frame={frame} correction={correction} />
              </li>
            ))}
          </ol>
        </section>
      </main>
    </Page>
  )
}

function Of({ frame, correction }: { frame: Frame; correction: CorrectionView }) {
  const { work } = correction
  return (
    <>
      <h3>
        <a href={frame.base + workPath(work)}>
          <bdi>{work.title}</bdi>
        </a>
      </h3>
      <Suggestion correction={correction} />
    </>
  )
}

function Deciding({ correction: { id, work } }: { correction: CorrectionView }) {
  const words = useWords('corrections')
  const suffix = <span class="vh">{words.suffix(work.title)}</span>
  return (
    <>
      <Form to={keepingCalls.acceptCorrection(id)}>
        <Button>
          {words.accept}
          {suffix}
        </Button>
      </Form>
      <details>
        <summary class="act">
          {words.decline}
          {suffix}
        </summary>
        <Form to={keepingCalls.declineCorrection(id)} class="form flush">
          <div class="field">
            <label for={`why-${id}`}>{words.why}</label>
            <input class="in" id={`why-${id}`} name="reason" dir="auto" required maxLength={500} autocomplete="off" />
          </div>
          <Button>
            {words.decline}
            {suffix}
          </Button>
        </Form>
      </details>
    </>
  )
}
