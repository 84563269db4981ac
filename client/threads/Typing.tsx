import { useWords } from '../words/words.ts'

/** Who is writing, at the end of a branch. */
export function Typing({ names }: { names: string[] }) {
  const words = useWords('live')
  if (names.length === 0) return null
  return (
    <p class="typing">
      <i aria-hidden="true">
        <b />
      </i>
      {words.typing(names)}
    </p>
  )
}
