import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'

interface AnsweredProps {
  /** Where the accepted answer stands, and who wrote it. */
  path: string
  author: string
  asker: string
}

/** The way from a question to the answer that its author chose. */
export function Answered({ path, author, asker }: AnsweredProps) {
  const { answeredBy } = useWords('thread')
  return (
    <p class="answered">
      <Icon name="check" />
      <span>
        {answeredBy.before}
        <a href={path}>
          <bdi>{author}</bdi>
        </a>
        {answeredBy.after(asker)}
      </span>
    </p>
  )
}
