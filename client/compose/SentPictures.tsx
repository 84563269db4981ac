import { useWords } from '../words/words.ts'

/** A picture on its way into a text. */
export interface Sending {
  key: string
  file: File
  name: string
  state: 'sending' | 'sent' | 'refused'
  /** How much of it is gone, 0 to 1. */
  sent: number
  alt: string
  url?: string
  why?: string
  /** Whether the same may be taken later. */
  mayRetry?: boolean
  stop?: () => void
}

interface SentPicturesProps {
  all: Sending[]
  onAlt: (one: Sending, alt: string) => void
  onRetry: (one: Sending) => void
  onDrop: (one: Sending) => void
}

/** The pictures of a text that was not posted yet: how far each is, and what it shows. */
export function SentPictures({ all, onAlt, onRetry, onDrop }: SentPicturesProps) {
  const words = useWords('pictures')
  if (all.length === 0) return null
  return (
    <ul class="asks" aria-label={words.yours}>
      {all.map((one) => (
        <li class="ask" key={one.key}>
          {one.url && <img class="thumb" src={one.url} alt="" />}
          {one.state === 'sending' && (
            <p>
              <bdi>{one.name}</bdi> <progress value={one.sent} aria-label={words.progress(one.name)} />
            </p>
          )}
          {one.state === 'sent' && (
            <div class="field">
              <label for={`alt-${one.key}`}>{words.alt}</label>
              <input
                class="in"
                id={`alt-${one.key}`}
                dir="auto"
                maxLength={300}
                placeholder={words.altHint}
                value={one.alt}
                onInput={({ currentTarget }) => onAlt(one, currentTarget.value)}
              />
            </div>
          )}
          {one.state === 'refused' && (
            <p class="err" role="alert">
              <span>
                <bdi>{one.name}</bdi>: {one.why}
              </span>
            </p>
          )}
          <span class="row-btns">
            {one.mayRetry && one.state === 'refused' && (
              <button class="act" type="button" aria-label={words.of(words.again, one.name)} onClick={() => onRetry(one)}>
                {words.again}
              </button>
            )}
            <button class="act" type="button" aria-label={words.of(words.drop, one.name)} onClick={() => onDrop(one)}>
              {words.drop}
            </button>
          </span>
        </li>
      ))}
    </ul>
  )
}
