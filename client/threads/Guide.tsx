import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'

/** How to write, folded away beside the text; the page has the results too. */
export function Guide() {
  const { base } = usePlace()
  const words = useWords('guide')
  return (
    <details class="guide">
      <summary class="act">
        <Icon name="unfold" />
        {words.title}
      </summary>
      <dl>
        {words.entries.map(({ says, text }) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>
              <pre>{text}</pre>
            </dd>
          </div>
        ))}
      </dl>
      <p class="hint">
        {words.keys}{' '}
        <a href={`${base}/markdown`} target="_blank">
          {words.whole}
        </a>
      </p>
    </details>
  )
}
