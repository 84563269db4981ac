import { writingCalls } from '../calls.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Problems } from '../ui/Problems.tsx'
import { errorAt, fieldId, type Refused, typed } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface TemplatesPageProps {
  frame: Frame
  templates: { name: string; body: string }[]
  form?: Refused
}

/** The texts that a member keeps to begin posts with: to look at, to let go of, and one more. */
export function TemplatesPage({ frame, templates, form }: TemplatesPageProps) {
  const words = useWords('templates')
  const body = fieldId('body')
  const error = errorAt(form, 'body')
  return (
    <Page frame={frame} title={words.yours}>
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.yours}</h1>
        <p class="lead-in">{words.lead}</p>
        {templates.map((one) => (
          <section class="sect template" key={one.name}>
            <h2 dir="auto">{one.name}</h2>
            <pre dir="auto">{one.body}</pre>
            <Form to={writingCalls.dropTemplate(one.name)}>
              <input type="hidden" name="name" value={one.name} />
              <button class="act bad" type="submit">
                {words.drop}
                <span class="vh">{words.suffix(one.name)}</span>
              </button>
            </Form>
          </section>
        ))}
        <section class="sect" aria-labelledby="new-template">
          <h2 id="new-template">{words.another}</h2>
          <Problems form={form} labels={{ name: words.name, body: words.text }} />
          <Form to={writingCalls.keepTemplate('')} class="form">
            <Field name="name" label={words.name} hint={words.nameHint} form={form} input={{ required: true, maxLength: 60 }} />
            <div class="field">
              <label for={body}>{words.text}</label>
              <textarea
                class="in"
                id={body}
                name="body"
                dir="auto"
                rows={8}
                required
                maxLength={5_000}
                aria-describedby={error ? `${body}-e` : undefined}
                aria-invalid={error ? 'true' : undefined}
                value={typed(form, 'body')}
              />
              <Problem id={`${body}-e`} message={error} />
            </div>
            <div class="form-acts">
              <Button look="ink">{words.keep}</Button>
            </div>
          </Form>
        </section>
      </main>
    </Page>
  )
}
