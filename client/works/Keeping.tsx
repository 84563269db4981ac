import type { MemberView, WorkView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { memberPath } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'

export interface MergedWork {
  workId: string
  title: string
  reason: string
  by: MemberView
  at: string
}

interface KeepingProps {
  work: WorkView
  merged: MergedWork[]
  isHidden: boolean
  mayModerate: boolean
}

/** What was merged into a work, by whom and why; for moderators the ways to merge, part, hide and show. */
export function Keeping({ work, merged, isHidden, mayModerate }: KeepingProps) {
  const { base } = usePlace()
  const words = useWords('keeping')
  if (merged.length === 0 && !mayModerate) return null
  return (
    <section class="sect" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {merged.map(({ workId, title, reason, by, at }) => (
        <div key={workId}>
          <p>
            <bdi>{words.merged(title)}</bdi> <bdi>{reason}</bdi>
          </p>
          <p class="small quiet said-in">
            <a href={base + memberPath(by)}>
              <bdi>{by.displayName}</bdi>
            </a>
            , <Time at={at} />
          </p>
          {mayModerate && (
            <Form to={calls.unmergeWork(workId)}>
              <button class="act" type="submit">
                {words.part}
                <span class="vh">: {title}</span>
              </button>
            </Form>
          )}
        </div>
      ))}
      {mayModerate && (
        <details>
          <summary>{words.keep}</summary>
          {!isHidden && (
            <Form to={calls.mergeWork(work.id)} class="form flush">
              <Field name="into" label={words.into} hint={words.intoHint} input={{ inputMode: 'numeric', required: true }} />
              <Reason id="merge-reason" />
              <Button>{words.merge}</Button>
            </Form>
          )}
          {isHidden ? (
            <Form to={calls.unhideWork(work.id)} class="form flush">
              <Button>{words.show}</Button>
            </Form>
          ) : (
            <Form to={calls.hideWork(work.id)} class="form flush">
              <Reason id="hide-reason" />
              <Button>{words.hide}</Button>
            </Form>
          )}
        </details>
      )}
    </section>
  )
}

function Reason({ id }: { id: string }) {
  const words = useWords('keeping')
  return (
    <div class="field">
      <label for={id}>{words.reason}</label>
      <input class="in" id={id} name="reason" dir="auto" required maxLength={500} />
    </div>
  )
}
