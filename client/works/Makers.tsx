import type { WorkRef } from '../../server/contract/index.ts'
import { useWords } from '../words/words.ts'

/** Who made a work, and what it is. */
export function Makers({ work }: { work: WorkRef }) {
  const { kind } = useWords('works')
  return (
    <>
      {work.creators.length > 0 && (
        <>
          <bdi>{work.creators.join(', ')}</bdi>
          <span class="dot" />
        </>
      )}
      {kind[work.kind]}
    </>
  )
}
