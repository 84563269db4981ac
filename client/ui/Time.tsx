import { useWords } from '../words/words.ts'
import { usePlace } from './place.ts'

/** A moment: how long ago for the eye, the full date as title, UTC for machines. */
export function Time({ at }: { at: string }) {
  const { now } = usePlace()
  const { ago, full } = useWords('times')
  const date = new Date(at)
  return (
    <time dateTime={date.toISOString()} title={full(date)}>
      {ago(date, new Date(now))}
    </time>
  )
}
