import type { ThreadKind } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { BodyField } from '../threads/BodyField.tsx'
import { PreviewButton } from '../threads/PreviewButton.tsx'
import { RecommendFields, useRecommendLabels } from '../threads/RecommendFields.tsx'
import { TagsField } from '../threads/TagsField.tsx'
import { TitleField } from '../threads/TitleField.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Problems } from '../ui/Problems.tsx'
import { fieldId, type Refused, typed } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface NewThreadPageProps {
  frame: Frame
  /** Makes a form that is sent twice one thread. */
  idempotencyKey: string
  form?: Refused
}

const kinds: ThreadKind[] = ['question', 'discussion']

/** Where a question or a discussion starts. */
export function NewThreadPage({ frame, idempotencyKey, form }: NewThreadPageProps) {
  const words = useWords('writing')
  const { kind } = useWords('thread')
  const recommends = useRecommendLabels()
  return (
    <Page frame={frame} title={words.newTitle} section="new" layout="with-aside">
      <main id="main" tabindex={-1}>
        <h1>{words.newTitle}</h1>
        <Problems
          form={form}
          labels={{ kind: words.kind, title: words.title, body: words.body, ...recommends, tags: words.tags }}
        />
        <Form to={calls.startThread()} class="form" data-draft>
          <input type="hidden" name="key" value={idempotencyKey} />
          <fieldset class="seg" id={fieldId('kind')}>
            <legend class="legend">{words.kind}</legend>
            {kinds.map((each) => (
              <label class="chip" key={each}>
                <input type="radio" name="kind" value={each} checked={each === (typed(form, 'kind') ?? 'question')} />
                {kind[each]}
              </label>
            ))}
          </fieldset>
          <TitleField form={form} />
          <div class="field">
            <label for={fieldId('body')}>{words.body}</label>
            <div class="composer flush">
              <BodyField label={words.body} form={form}>
                <RecommendFields form={form} />
              </BodyField>
            </div>
          </div>
          <TagsField form={form} />
          <div class="form-acts">
            <Button look="ink">{words.post}</Button>
            <PreviewButton to={calls.startThread()} />
          </div>
        </Form>
      </main>
      <aside aria-label={words.adviceLabel}>
        <section class="side" aria-labelledby="before">
          <h2 id="before">{words.before}</h2>
          <div class="prose tight">
            <ol>
              {words.advice.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </div>
        </section>
        <section class="side" aria-labelledby="on-works">
          <h2 id="on-works">{words.onWorks}</h2>
          <p class="small quiet">{words.onWorksText}</p>
        </section>
      </aside>
    </Page>
  )
}
