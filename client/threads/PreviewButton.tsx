import type { Call } from '../calls.ts'
import { Button } from '../ui/Button.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'

/** Shows its form again, with the text as it would look. `to` is where the form posts. */
export function PreviewButton({ to, class: more }: { to: Call; class?: string }) {
  const { base } = usePlace()
  const words = useWords('compose')
  return (
    <Button class={more} name="preview" value="1" formAction={`${base}${to.action}#preview`} formNoValidate>
      {words.preview}
    </Button>
  )
}
