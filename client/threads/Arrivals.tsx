import { useWords } from '../words/words.ts'

/** Replies that wait at the end of their branch until the reader asks for them. */
export function Arrivals({ authors, onShow }: { authors: string[]; onShow: () => void }) {
  const words = useWords('live')
  const { names } = useWords('posts')
  return (
    <button class="arrivals" type="button" onClick={onShow}>
      {words.arrivals(authors.length)} <span>{names([...new Set(authors)])}</span>
    </button>
  )
}
