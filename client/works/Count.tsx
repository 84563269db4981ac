import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'

interface CountProps {
  seconded: number
  mine?: boolean
  /** False beside a button that carries the sign itself. */
  signed?: boolean
}

/** How many seconded it: soft, or full where the reader is among them. Nothing at zero: yellow means that somebody did. */
export function Count({ seconded, mine = false, signed = true }: CountProps) {
  const { secondedIt } = useWords('posts')
  if (seconded === 0) return null
  return (
    <span class={mine ? 'sec mine' : 'sec'}>
      {signed && <Icon name="ditto" />}
      {seconded}
      <span class="vh">{secondedIt}</span>
    </span>
  )
}
