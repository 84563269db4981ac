import type { ComponentChildren } from 'preact'
import { usePlace } from '../ui/place.ts'
import { Problem } from '../ui/Problem.tsx'
import { errorAt, fieldId, type Refused, typed } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { Preview } from './Preview.tsx'

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
  const { markdown } = useWords('writing')
  const { title: addPicture } = useWords('pictures')
  const id = fieldId('body')
  const error = errorAt(form, 'body')
  return (
    <>
      <textarea
        id={id}
        name="body"
        dir="auto"
        aria-label={label}
        maxLength={30_000}
        required
        placeholder={placeholder}
        aria-describedby={error ? `${id}-h ${id}-e` : `${id}-h`}
        aria-invalid={error ? 'true' : undefined}
        value={typed(form, 'body') ?? value}
      />
      <Problem id={`${id}-e`} message={error} />
      {form?.preview && <Preview preview={form.preview} />}
      {children}
      <div class="composer-end">
        <span id={`${id}-h`}>{markdown}</span>
        {/* A tab of its own, so that what was typed stays; the composer's tools take it over. */}
        <a class="add-picture" href={`${base}/uploads`} target="_blank">
          {addPicture}
        </a>
        {end}
      </div>
    </>
  )
}
