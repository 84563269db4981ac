import type { PreviewView } from '../../server/contract/index.ts'
import { Html } from '../ui/Html.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'

/** A text as it would look, beside the field in which it stands; and what it still lacks. */
export function Preview({ preview }: { preview: PreviewView }) {
  const words = useWords('compose')
  return (
    <section class="preview" id="preview" aria-labelledby="preview-h">
      <h3 id="preview-h">{words.preview}</h3>
      <Html class="prose" html={preview.html} />
      {preview.undescribed > 0 && (
        <p class="err">
          <Icon name="warn" />
          {words.undescribed(preview.undescribed)}
        </p>
      )}
    </section>
  )
}
