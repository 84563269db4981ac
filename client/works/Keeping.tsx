import type { CorrectionView, MemberView, WorkRef, WorkView } from '../../server/contract/index.ts'
import { calls, keepingCalls } from '../calls.ts'
import { memberPath, workPath } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import { Amended } from './Amended.tsx'
import { Suggestion } from './Suggestion.tsx'

export interface MergedWork {
  workId: string
  title: string
  reason: string
  by: MemberView
  at: string
}

export interface SplitWork {
  work: WorkRef & { slug: string }
  /** Whether the other work is the one that was split off. */
  isNew: boolean
  reason: string
  by: MemberView
  at: string
  undone: { by: MemberView; at: string } | null
}

export interface WorkHistory {
  merged: MergedWork[]
  /** Corrections that were accepted. */
  corrected: CorrectionView[]
  splits: SplitWork[]
  /** The reader's own that were not. */
  suggested: CorrectionView[]
}

interface KeepingProps {
  work: WorkView
  history: WorkHistory
  isHidden: boolean
  may: { reply: boolean; moderate: boolean }
}

/** What was merged into a work and corrected, by whom and why; the way to suggest more; for moderators the ways to merge, part, hide and show. */
export function Keeping({ work, history, isHidden, may }: KeepingProps) {
  const { base } = usePlace()
  const words = useWords('keeping')
  const { link, correct, yours } = useWords('corrections')
  const { merged, corrected, splits, suggested } = history
  if (merged.length + corrected.length + splits.length === 0 && !may.reply) return null
  const steps = [
    ...merged.map((one) => ({ at: one.at, step: <Merging merged={one} mayPart={may.moderate} /> })),
    ...corrected.map((one) => ({ at: one.decided?.at ?? one.at, step: <Correcting correction={one} /> })),
    ...splits.map((one) => ({ at: one.at, step: <Splitting split={one} work={work} mayUndo={may.moderate} /> })),
  ]
  return (
    <section class="sect" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {steps.length > 0 && (
        <ol class="steps">
          {steps
            .sort((a, b) => (a.at < b.at ? 1 : -1))
            .map(({ at, step }) => (
              <li key={at}>{step}</li>
            ))}
        </ol>
      )}
      {suggested.length > 0 && (
        <>
          <h3>{yours}</h3>
          <ol class="steps">
            {suggested.map((correction) => (
              <li key={correction.id}>
                <Suggestion correction={correction} />
              </li>
            ))}
          </ol>
        </>
      )}
      {may.reply && !isHidden && (
        <p>
          <a class="act" href={`${base + workPath(work)}/correct`}>
            {may.moderate ? correct : link}
          </a>
        </p>
      )}
      {may.moderate && <Moderating work={work} isHidden={isHidden} />}
    </section>
  )
}

function Merging({ merged: { workId, title, reason, by, at }, mayPart }: { merged: MergedWork; mayPart: boolean }) {
  const words = useWords('keeping')
  return (
    <>
      <p>
        <bdi>{words.merged(title)}</bdi> <bdi>{reason}</bdi>
      </p>
      <Doer by={by} at={at} />
      {mayPart && (
        <Form to={calls.unmergeWork(workId)}>
          <button class="act" type="submit">
            {words.part}
            <span class="vh">: {title}</span>
          </button>
        </Form>
      )}
    </>
  )
}

function Splitting({ split, work, mayUndo }: { split: SplitWork; work: WorkView; mayUndo: boolean }) {
  const { base } = usePlace()
  const words = useWords('keeping')
  const { work: other, isNew, reason, by, at, undone } = split
  return (
    <>
      <p>
        {isNew ? words.splitOff : words.splitFrom}
        <a href={base + workPath(other)}>
          <bdi>{other.title}</bdi>
        </a>
        . <bdi>{reason}</bdi>
      </p>
      <Doer by={by} at={at} />
      {undone && <Doer before={words.undoneBy} by={undone.by} at={undone.at} />}
      {mayUndo && !undone && (
        <Form to={keepingCalls.unsplitWork(isNew ? other.id : work.id)}>
          <button class="act" type="submit">
            {words.unsplit}
            <span class="vh">: {other.title}</span>
          </button>
        </Form>
      )}
    </>
  )
}

function Correcting({ correction: { changes, stood, reason, by, at, decided } }: { correction: CorrectionView }) {
  const words = useWords('corrections')
  return (
    <>
      <p>
        {words.corrected} <bdi>{reason}</bdi>
      </p>
      <Amended changes={changes} stood={stood} />
      <Doer by={by} at={at} />
      {decided && decided.by.id !== by.id && <Doer before={words.acceptedBy} by={decided.by} at={decided.at} />}
    </>
  )
}

function Doer({ before, by, at }: { before?: string; by: MemberView; at: string }) {
  const { base } = usePlace()
  return (
    <p class="small quiet said-in">
      {before}
      <a href={base + memberPath(by)}>
        <bdi>{by.displayName}</bdi>
      </a>
      , <Time at={at} />
    </p>
  )
}

function Moderating({ work, isHidden }: { work: WorkView; isHidden: boolean }) {
  const { base } = usePlace()
  const words = useWords('keeping')
  return (
    <details open={isHidden}>
      <summary class="act">{words.keep}</summary>
      {!isHidden && (
        <Form to={calls.mergeWork(work.id)} class="form flush">
          <Field name="into" label={words.into} hint={words.intoHint} input={{ inputMode: 'numeric', required: true }} />
          <Reason id="merge-reason" />
          <Button>{words.merge}</Button>
        </Form>
      )}
      {!isHidden && (
        <p>
          <a class="act" href={`${base + workPath(work)}/split`}>
            {words.split}
          </a>
        </p>
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
