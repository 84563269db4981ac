import { usePlace } from './place.ts'

export type IconName =
  | 'article'
  | 'bold'
  | 'book'
  | 'check'
  | 'code'
  | 'course'
  | 'ditto'
  | 'down'
  | 'fold'
  | 'hide'
  | 'italic'
  | 'link'
  | 'list'
  | 'lock'
  | 'on'
  | 'other'
  | 'pen'
  | 'podcast'
  | 'quote'
  | 'reply'
  | 'search'
  | 'talk'
  | 'theme'
  | 'tool'
  | 'trash'
  | 'unfold'
  | 'up'
  | 'user'
  | 'warn'

/** A drawing beside a word, silent for screen readers. `flip` turns arrows in right-to-left pages. */
export function Icon({ name, flip }: { name: IconName; flip?: boolean }) {
  const { icons } = usePlace()
  return (
    <svg class={flip ? 'i flip' : 'i'} aria-hidden="true">
      <use href={`${icons}#i-${name}`} />
    </svg>
  )
}
