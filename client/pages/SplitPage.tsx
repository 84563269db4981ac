import type { RecommendedIn, WorkView } from '../../server/contract/index.ts'
import { keepingCalls } from '../calls.ts'
import { postPath, workPath } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Problems } from '../ui/Problems.tsx'
import { fieldId, type Refused, typed } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { Choices } from '../works/Choices.tsx'
import { KindField } from '../works/KindField.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface SplitPageProps {
  frame: Frame
  work: WorkView
  recommendations: RecommendedIn[]
  isMore: boolean
  /** Its identifiers, as "scheme value", and how each is written for people. */
  held: { name: string; label: string }[]
  aliases: string[]
  idempotencyKey: string
  form?: Refused
}

/** Where a moderator takes apart what two works were thrown into. */
export function SplitPage({ frame, work, recommendations, isMore, held, aliases, idempotencyKey, form }: SplitPageProps) {
  const words = useWords('keeping')
  const { fields } = words
  const chosen = (name: string) => [form?.values[name]].flat()
  return (
    <Page frame={frame} title={words.splitTitle} section="works">
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.splitTitle}</h1>
        <p class="lead-in" dir="auto">
          <a href={frame.base + workPath(work)}>{work.title}</a>
        </p>
        <p class="lead-in">{words.splitLead}</p>
        <Problems form={form} labels={{ ...fields, reason: words.reason }} />
        <Form to={keepingCalls.splitWork(work.id)} class="form">
          <input type="hidden" name="key" value={idempotencyKey} />
          <h2>{words.theOther}</h2>
          <KindField label={fields.kind} chosen={typed(form, 'kind') ?? work.kind} />
          <Field name="title" label={fields.title} form={form} input={{ required: true, maxLength: 300, autocomplete: 'off' }} />
          <Field name="creators" label={fields.creators} form={form} input={{ autocomplete: 'off' }} />
          <fieldset class="seg" id={fieldId('recommendations')}>
            <legend class="legend">{words.chooseWords}</legend>
            <ul class="plain">
              {recommendations.map(({ id, author, excerpt, thread, post }) => (
                <li key={id}>
                  <label>
                    <input type="checkbox" name="recommendations" value={id} checked={chosen('recommendations').includes(id)} />{' '}
                    <b>
                      <bdi>{author.displayName}</bdi>
                    </b>{' '}
                    <bdi>{excerpt}</bdi>
                  </label>
                  <a class="small" href={frame.base + postPath(thread, post)}>
                    <bdi>{thread.title}</bdi>
                  </a>
                </li>
              ))}
            </ul>
            {isMore && <p class="hint">{words.onlySome(recommendations.length)}</p>}
          </fieldset>
          <Choices name="identifiers" legend={fields.identifiers} options={held} chosen={chosen('identifiers')} />
          <Choices
            name="aliases"
            legend={fields.aliases}
            options={aliases.map((name) => ({ name, label: name, dir: 'auto' as const }))}
            chosen={chosen('aliases')}
          />
          <Field name="reason" label={words.reason} form={form} input={{ required: true, maxLength: 500, autocomplete: 'off' }} />
          <div class="form-acts">
            <Button look="ink">{words.splitAct}</Button>
            <a class="btn" href={frame.base + workPath(work)}>
              {words.back}
            </a>
          </div>
        </Form>
      </main>
    </Page>
  )
}
