import type { ComponentChildren } from 'preact'
import { usePlace } from '../ui/place.ts'
import { Problem } from '../ui/Problem.tsx'
import { errorAt, fieldId, type Refused, typed } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { Guide } from './Guide.tsx'
import { Preview } from './Preview.tsx'
import { Templates } from './Templates.tsx'
import { Toolbar } from './Toolbar.tsx'

interface BodyFieldProps {
  label: string
  value?: string
  form?: Refused
  placeholder?: string
  /** Between the text and the line below it. */
  children?: ComponentChildren
  /** At the end of the line below the text. */
  end?: ComponentChildren
}

/** The text of a post, in Markdown, in the composer's frame. */
export function BodyField({ label, value, form, placeholder, children, end }: BodyFieldProps) {
  const { base } = usePlace()
  const { title: addPicture } = useWords('pictures')
  const id = fieldId('body')
  const error = errorAt(form, 'body')
  return (
    <>
      <Toolbar controls={id} />
      <textarea
        id={id}
        name="body"
        dir="auto"
        aria-label={label}
        maxLength={30_000}
        required
        placeholder={placeholder}
        aria-describedby={error ? `${id}-e` : undefined}
        aria-invalid={error ? 'true' : undefined}
        value={typed(form, 'body') ?? value}
      />
      <Problem id={`${id}-e`} message={error} />
      {form?.preview && <Preview preview={form.preview} />}
      <div class="folds">
        {children}
        <Templates />
        <Guide />
      </div>
      <div class="composer-end">
        {/* A tab of its own, so that what was typed stays; the composer's tools take it over. */}
        <a class="add-picture" href={`${base}/uploads`} target="_blank">
          {addPicture}
        </a>
        {end}
      </div>
    </>
  )
}
