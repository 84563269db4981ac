import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'

/** Links to a list of works as files. `path` is the list's export without its ending, `query` what the list is narrowed to. */
export function TakeAlong({ path, query = '' }: { path: string; query?: string }) {
  const { base } = usePlace()
  const words = useWords('shelf')
  return (
    <p class="small quiet">
      {words.takeAlong}{' '}
      {(['csv', 'bib', 'json'] as const).map((format, place) => (
        <>
          {place > 0 && ' · '}
          <a href={`${base}${path}.${format}${query}`} download rel="nofollow">
            {words.formats[format]}
          </a>
        </>
      ))}
    </p>
  )
}
