import { useWords } from '../words/words.ts'

/** Whether the screen follows the thread, and how many others do; drawn by the script into #live-status. */
export function LiveState({ on, reading }: { on: boolean; reading?: number }) {
  const words = useWords('live')
  return (
    <span class={on ? 'live' : 'live off'}>
      <i />
      <span>
        {on ? words.live : words.reconnecting}
        {on && reading ? (
          // Not announced: it changes all the time.
          <span aria-hidden="true">
            <span class="dot" />
            {words.reading(reading)}
          </span>
        ) : null}
      </span>
    </span>
  )
}
