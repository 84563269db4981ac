import type { UploadView } from '../../server/contract/index.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Problems } from '../ui/Problems.tsx'
import { errorAt, fieldId, type Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface UploadsPageProps {
  frame: Frame
  /** The member's pictures that are in no post yet, the newest first. */
  unused: UploadView[]
  /** The id of the one that was just sent. */
  sent?: string
  /** Makes a form that is sent twice one picture. */
  idempotencyKey: string
  form?: Refused
}

const kinds = 'image/jpeg,image/png,image/gif,image/webp,image/avif'
const sending = { action: '/uploads', call: 'POST /api/uploads' }

/** Where a member sends a picture without a script, and finds the line that shows it in a post. */
export function UploadsPage({ frame, unused, sent, idempotencyKey, form }: UploadsPageProps) {
  const words = useWords('pictures')
  const id = fieldId('file')
  const error = errorAt(form, 'file')
  const fresh = unused.find((upload) => upload.id === sent)
  const others = unused.filter((upload) => upload !== fresh)
  return (
    <Page frame={frame} title={words.title} section="threads">
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.title}</h1>
        <p class="lead-in">{words.lead}</p>
        {fresh && (
          <section class="sect" aria-labelledby="sent">
            <h2 id="sent">{words.sent}</h2>
            <ul class="pictures">
              <Sent upload={fresh} />
            </ul>
          </section>
        )}
        <Problems form={form} labels={{ file: words.file, alt: words.alt }} />
        <Form to={sending} class="form" enctype="multipart/form-data">
          <input type="hidden" name="key" value={idempotencyKey} />
          <Field name="alt" label={words.alt} hint={words.altHint} form={form} input={{ maxLength: 300, autocomplete: 'off' }} />
          <div class="field">
            <label for={id}>{words.file}</label>
            <input
              class="in"
              id={id}
              name="file"
              type="file"
              accept={kinds}
              required
              aria-describedby={error ? `${id}-e` : undefined}
              aria-invalid={error ? 'true' : undefined}
            />
            <Problem id={`${id}-e`} message={error} />
          </div>
          <div class="form-acts">
            <Button look="ink">{words.send}</Button>
          </div>
        </Form>
        {others.length > 0 && (
          <section class="sect" aria-labelledby="unused">
            <h2 id="unused">{words.unused}</h2>
            <p class="hint">{words.unusedHint}</p>
            <ul class="pictures">
              {others.map((upload) => (
                <Sent key={upload.id} upload={upload} />
              ))}
            </ul>
          </section>
        )}
      </main>
    </Page>
  )
}

function Sent({ upload }: { upload: UploadView }) {
  const words = useWords('pictures')
  const { id, url, width, height, alt } = upload
  const line = `![${alt.replace(/[\\[\]]/g, '\\$&')}](${url})`
  return (
    <li>
      <img src={url} alt={alt || words.unnamed} width={width} height={height} loading="lazy" />
      <div class="field">
        <label for={`line-${id}`}>{words.paste}</label>
        <input class="in" id={`line-${id}`} readOnly dir="auto" value={line} />
      </div>
    </li>
  )
}
