import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface ErrorPageProps {
  frame: Frame
  /** 403, 404, 500 and 503 have words of their own. */
  status: number
  /** What the refusal says, where it says more than the status. */
  detail?: string
}

/** What went wrong, and what to do next. */
export function ErrorPage({ frame, status, detail }: ErrorPageProps) {
  const words = useWords('failures')
  const known = status === 403 || status === 404 || status === 500 || status === 503
  const { title, text } = known ? words[status] : words.other
  return (
    <Page frame={frame} title={title}>
      <main id="main" class="gate" tabindex={-1}>
        <div>
          <p class="quiet">{status}</p>
          <h1>{title}</h1>
          {detail && <p class="lead-in">{detail}</p>}
          <p class="lead-in">{text}</p>
        </div>
        <div class="row-btns">
          <a class="btn ink" href={`${frame.base}/`}>
            {words.threads}
          </a>
          <a class="btn" href={`${frame.base}/search`}>
            {words.search}
          </a>
        </div>
        {status >= 500 && (
          <p class="quiet small">
            {words.number} <code>{frame.requestId}</code>
          </p>
        )}
      </main>
    </Page>
  )
}
