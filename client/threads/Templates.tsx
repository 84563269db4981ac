import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'

/** The texts that a member keeps, folded away beside the text; a script lists them here. */
export function Templates() {
  const { base } = usePlace()
  const words = useWords('templates')
  return (
    <details class="templates">
      <summary class="act">
        <Icon name="unfold" />
        {words.yours}
      </summary>
      <p class="hint">
        <a href={`${base}/templates`} target="_blank">
          {words.all}
        </a>
      </p>
    </details>
  )
}
