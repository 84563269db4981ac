import type { ComponentChildren } from 'preact'
import type { ThreadView } from '../../server/contract/index.ts'
import { useWords } from '../words/words.ts'

interface StatusBarProps {
  thread: ThreadView
  works: number
  /** Between what is live and the works. */
  children?: ComponentChildren
}

/** How many replies there are; whether the page is live comes from the script, which alone can know. */
export function StatusBar({ thread, works, children }: StatusBarProps) {
  const { replyCount } = useWords('thread')
  const words = useWords('threadPage')
  return (
    <div class="status">
      <h2 id="replies-h">{replyCount(thread.replyCount)}</h2>
      {children}
      <span id="live-status" role="status" aria-live="polite" />
      {works > 0 && (
        <span class="end">
          <a class="jump works-here" href="#recommended">
            {words.works(works)}
          </a>
        </span>
      )}
    </div>
  )
}
