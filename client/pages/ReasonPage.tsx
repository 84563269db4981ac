import type { PostView } from '../../server/contract/index.ts'
import type { Call } from '../calls.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Html } from '../ui/Html.tsx'
import { Problems } from '../ui/Problems.tsx'
import type { Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface ReasonPageProps {
  frame: Frame
  post: PostView
  act: 'hide' | 'remove'
  idempotencyKey: string
  form?: Refused
}

const doors: Record<ReasonPageProps['act'], (id: string) => Call> = {
  hide: (id) => ({ action: `/p/${id}/hide`, call: `PUT /api/posts/${id}/hidden` }),
  remove: (id) => ({ action: `/p/${id}/removed`, call: `PUT /api/posts/${id}/removed` }),
}

/** Where somebody else's post is hidden or removed, with a reason that all can read. */
export function ReasonPage({ frame, post, act, idempotencyKey, form }: ReasonPageProps) {
  const words = useWords('history')
  const { title, lead, label } =
    act === 'hide'
      ? { title: words.hideTitle, lead: words.hideLead, label: words.hideAct }
      : { title: words.removeTitle, lead: words.removeLead, label: words.removeAct }
  return (
    <Page frame={frame} title={title} section="threads">
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{title}</h1>
        <p class="lead-in">{lead}</p>
        <blockquote class="clipped">
          <Html class="prose tight" html={post.html} />
        </blockquote>
        <Problems form={form} labels={{ reason: words.reason }} />
        <Form to={doors[act](post.id)} class="form">
          <input type="hidden" name="key" value={idempotencyKey} />
          <Field name="reason" label={words.reason} form={form} input={{ required: true, maxLength: 500, autocomplete: 'off' }} />
          <div class="form-acts">
            <Button look="ink">{label}</Button>
            <a class="btn" href={`${frame.base}/p/${post.id}`}>
              {words.back}
            </a>
          </div>
        </Form>
      </main>
    </Page>
  )
}
