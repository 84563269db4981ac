import { useWords } from '../words/words.ts'

interface PendingProps {
  text: string
  state: 'sending' | 'waiting' | 'refused'
  why?: string
  onRetry: () => void
  onTakeBack: () => void
}

/** A reply of one's own that is not in the thread yet, and what became of it so far. */
export function Pending({ text, state, why, onRetry, onTakeBack }: PendingProps) {
  const words = useWords('live')
  return (
    <li class="pending">
      <p class="prose" dir="auto">
        {text}
      </p>
      <p class={state === 'refused' ? 'err' : 'quiet small'} role="status">
        {state === 'refused' ? `${words.refused} ${why ?? ''}` : words[state]}
      </p>
      {state !== 'sending' && (
        <div class="acts">
          {state === 'waiting' && (
            <button class="act" type="button" onClick={onRetry}>
              {words.tryNow}
            </button>
          )}
          <button class="act" type="button" onClick={onTakeBack}>
            {words.takeBack}
          </button>
        </div>
      )}
    </li>
  )
}
