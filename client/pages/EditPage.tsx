import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { calls, writingCalls } from '../calls.ts'
import { postPath } from '../links.ts'
import { BodyField } from '../threads/BodyField.tsx'
import { PreviewButton } from '../threads/PreviewButton.tsx'
import { RecommendFields, useRecommendLabels } from '../threads/RecommendFields.tsx'
import { TagsField } from '../threads/TagsField.tsx'
import { TitleField } from '../threads/TitleField.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Problems } from '../ui/Problems.tsx'
import { fieldId, type Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { Choices } from '../works/Choices.tsx'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface EditPageProps {
  frame: Frame
  thread: ThreadView
  /** With its `text`, the Markdown. */
  post: PostView
  /** What the thread's author asks replies to begin with. */
  template: string | null
  /** Makes a form that is sent twice one edit. */
  idempotencyKey: string
  form?: Refused
}

/** Where an author mends a post and what it recommends; the opener's title and tags too. */
export function EditPage({ frame, thread, post, template, idempotencyKey, form }: EditPageProps) {
  const words = useWords('writing')
  const templates = useWords('templates')
  const recommends = useRecommendLabels()
  const opener = post.number === 1
  const own = post.recommendations.filter(({ seconded }) => seconded === 0)
  const shared = post.recommendations.filter(({ seconded }) => seconded > 0)
  const labels = { body: words.editText, ...recommends, drop: words.drop }
  return (
    <Page frame={frame} title={words.editTitle} section="threads">
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.editTitle}</h1>
        <p class="lead-in" dir="auto">
          {thread.title}
        </p>
        <Problems form={form} labels={opener ? { title: words.title, ...labels, tags: words.tags } : labels} />
        <Form
          to={calls.editPost(post.id)}
          class="form"
          data-draft
          data-recommends={JSON.stringify(post.recommendations.map(({ work }) => ({ workId: work.id, title: work.title })))}
        >
          <input type="hidden" name="key" value={idempotencyKey} />
          <input type="hidden" name="revision" value={post.revision} />
          {opener && <TitleField value={thread.title} form={form} />}
          <div class="field">
            <label for={fieldId('body')}>{words.editText}</label>
            <div class="composer flush">
              <BodyField label={words.editText} value={post.text} form={form}>
                <RecommendFields form={form} />
              </BodyField>
            </div>
          </div>
          <Choices
            name="drop"
            legend={words.drop}
            options={own.map(({ id, work }) => ({ name: id, label: work.title, dir: 'auto' as const }))}
            chosen={[form?.values.drop].flat()}
          />
          {shared.length > 0 && (
            <p class="hint stays">
              {words.stays} {shared.map(({ id, work }, place) => [place > 0 && ', ', <bdi key={id}>{work.title}</bdi>])}
            </p>
          )}
          {opener && <TagsField value={thread.tags} form={form} />}
          <Field
            name="note"
            label={words.note}
            hint={words.noteHint}
            form={form}
            input={{ maxLength: 200, autocomplete: 'off' }}
          />
          <div class="form-acts">
            <Button look="ink">{words.save}</Button>
            <PreviewButton to={calls.editPost(post.id)} />
            <a class="btn" href={frame.base + postPath(thread, post)}>
              {words.back}
            </a>
          </div>
        </Form>
        {opener && (
          <section class="sect" aria-labelledby="template-h">
            <h2 id="template-h">{templates.set}</h2>
            <Form to={writingCalls.setThreadTemplate(thread.id)} class="form">
              <div class="field">
                <textarea
                  class="in"
                  name="body"
                  dir="auto"
                  rows={5}
                  maxLength={5_000}
                  aria-labelledby="template-h"
                  aria-describedby="template-hint"
                  value={template ?? undefined}
                />
                <p class="hint" id="template-hint">
                  {templates.setHint}
                </p>
              </div>
              <div class="form-acts">
                <Button>{templates.save}</Button>
              </div>
            </Form>
          </section>
        )}
      </main>
    </Page>
  )
}
