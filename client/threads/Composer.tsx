import type { PostView, RecommendationView, ThreadView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { threadPath } from '../links.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Kept } from '../ui/Kept.tsx'
import { usePlace } from '../ui/place.ts'
import { Problems } from '../ui/Problems.tsx'
import type { Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { BodyField } from './BodyField.tsx'
import { PreviewButton } from './PreviewButton.tsx'
import { ThreadTemplate } from './ThreadTemplate.tsx'
import { RecommendFields, useRecommendLabels } from './RecommendFields.tsx'

export interface ComposerProps {
  thread: ThreadView
  replyTo: PostView | null
  /** The recommendation that it says why of. */
  seconds: RecommendationView | null
  /** Makes a form that is sent twice one post. */
  idempotencyKey: string
  form?: Refused
  /** Whether the member has begun to write here, on whatever device; a script brings it back. */
  hasDraft: boolean
  /** What the thread's author asks replies to begin with. */
  template: string | null
}

/** Where a member writes a reply, to the thread or to one of its posts. */
export function Composer({ thread, replyTo, seconds, idempotencyKey, form, hasDraft, template }: ComposerProps) {
  const { base } = usePlace()
  const words = useWords('thread')
  const { placeholder } = useWords('threadPage')
  const { reply } = useWords('posts')
  const recommends = useRecommendLabels()
  const title = replyTo ? words.replyTo(replyTo.author.displayName) : words.yourReply
  const fields = () => (
    <BodyField
      label={title}
      form={form}
      placeholder={placeholder}
      end={
        <span class="row-btns push">
          <Button look="ink">{reply}</Button>
          <PreviewButton to={calls.reply(thread.id)} />
        </span>
      }
    >
      <RecommendFields form={form} seconds={seconds} />
    </BodyField>
  )
  return (
    <section class="sect" id="composer" aria-labelledby="composer-h">
      <h2 id="composer-h">{title}</h2>
      {replyTo && (
        <p class="to">
          <a href={`${base}${threadPath(thread)}#composer`}>{words.replyToThread}</a>
        </p>
      )}
      <Problems form={form} labels={{ body: title, ...recommends }} />
      <Form to={calls.reply(thread.id)} class="composer" data-draft={hasDraft}>
        <input type="hidden" name="key" value={idempotencyKey} />
        {replyTo && <input type="hidden" name="replyTo" value={replyTo.id} />}
        {template && <ThreadTemplate body={template} />}
        {form || replyTo || seconds ? fields() : <Kept by={thread} facts={['fields', title]} draw={fields} />}
      </Form>
    </section>
  )
}
