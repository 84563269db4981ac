import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'

/** What the thread's author asks a reply to begin with; a script puts it into the text. */
export function ThreadTemplate({ body }: { body: string }) {
  const words = useWords('templates')
  return (
    <details class="template" open>
      <summary class="act">
        <Icon name="unfold" />
        {words.ofThread}
      </summary>
      <pre dir="auto">{body}</pre>
      <Button class="needs-js begin-with" type="button">
        {words.begin}
      </Button>
    </details>
  )
}
