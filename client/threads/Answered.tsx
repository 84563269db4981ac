import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'

interface AnsweredProps {
  /** The number of the accepted answer, and who wrote it. */
  number: number
  author: string
  asker: string
}

/** The way from a question to the answer that its author chose. */
export function Answered({ number, author, asker }: AnsweredProps) {
  const { answeredBy } = useWords('thread')
  return (
    <p class="answered">
      <Icon name="check" />
      <span>
        {answeredBy.before}
        <a href={`#p${number}`}>
          <bdi>{author}</bdi>
        </a>
        {answeredBy.after(asker)}
      </span>
    </p>
  )
}
