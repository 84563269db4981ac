import type { WorkView } from '../../server/contract/index.ts'
import { keepingCalls } from '../calls.ts'
import { workPath } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Problems } from '../ui/Problems.tsx'
import { type Refused, typed } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { Choices } from '../works/Choices.tsx'
import { KindField } from '../works/KindField.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface CorrectPageProps {
  frame: Frame
  work: WorkView
  /** Its identifiers, as "scheme value", and how each is written for people. */
  held: { name: string; label: string }[]
  idempotencyKey: string
  form?: Refused
}

/** Where a member says what is otherwise with a work; a moderator corrects it at once. */
export function CorrectPage({ frame, work, held, idempotencyKey, form }: CorrectPageProps) {
  const words = useWords('corrections')
  const { moderate } = frame.may
  const title = moderate ? words.titleAtOnce : words.title
  const { fields } = words
  return (
    <Page frame={frame} title={title} section="works">
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{title}</h1>
        <p class="lead-in" dir="auto">
          <a href={frame.base + workPath(work)}>{work.title}</a>
        </p>
        <p class="lead-in">{moderate ? words.leadAtOnce : words.lead}</p>
        <Problems form={form} labels={{ ...fields, reason: words.reason }} />
        <Form to={moderate ? keepingCalls.correctWork(work.id) : keepingCalls.suggestCorrection(work.id)} class="form">
          <input type="hidden" name="key" value={idempotencyKey} />
          <KindField label={fields.kind} chosen={typed(form, 'kind') ?? work.kind} />
          <Field
            name="title"
            label={fields.title}
            hint={words.titleHint}
            value={work.title}
            form={form}
            input={{ required: true, maxLength: 300 }}
          />
          <Field
            name="creators"
            label={fields.creators}
            hint={words.creatorsHint}
            value={work.creators.join(', ')}
            form={form}
            input={{ autocomplete: 'off' }}
          />
          <Field
            name="year"
            label={fields.year}
            hint={words.yearHint}
            value={work.year === null ? '' : String(work.year)}
            form={form}
            input={{ maxLength: 6, inputMode: 'numeric', autocomplete: 'off', dir: 'ltr' }}
          />
          <Field
            name="url"
            label={fields.url}
            value={work.url ?? ''}
            form={form}
            input={{ type: 'url', maxLength: 2000, autocomplete: 'off', dir: 'ltr' }}
          />
          <Field name="isbn" label={fields.isbn} form={form} input={{ maxLength: 20, autocomplete: 'off', dir: 'ltr' }} />
          <Field name="doi" label={fields.doi} form={form} input={{ maxLength: 300, autocomplete: 'off', dir: 'ltr' }} />
          <Choices name="drop" legend={words.held} options={held} chosen={[form?.values.drop].flat()} />
          <Field
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            form={form}
            input={{ required: true, maxLength: 500, autocomplete: 'off' }}
          />
          <div class="form-acts">
            <Button look="ink">{moderate ? words.correct : words.send}</Button>
            <a class="btn" href={frame.base + workPath(work)}>
              {words.back}
            </a>
          </div>
        </Form>
      </main>
    </Page>
  )
}
