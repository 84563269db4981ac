import type { Call } from '../calls.ts'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'

/** Shows its form again, with the text as it would look. `to` is where the form posts. Stands after the form's own button, which Enter means. */
export function PreviewButton({ to }: { to: Call }) {
  const { base } = usePlace()
  const words = useWords('compose')
  return (
    <input
      class="btn"
      type="submit"
      name="preview"
      value={words.preview}
      formAction={`${base}${to.action}#preview`}
      formNoValidate
    />
  )
}
