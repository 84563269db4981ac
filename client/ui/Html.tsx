import { useMemo } from 'preact/hooks'
import { trusted } from './trusted.ts'

/** HTML that a member's Markdown became. The only place that sets what members wrote as HTML: it is safe because the server sanitises at writing. */
export function Html({ html, class: name }: { html: string; class?: string }) {
  // Kept while the text stays, so that a new render leaves the reader's selection alone.
  const content = useMemo(() => ({ __html: trusted(html) }), [html])
  return <div class={name} dir="auto" dangerouslySetInnerHTML={content} />
}
