import type { CorrectionView } from '../../server/contract/index.ts'
import { memberPath } from '../links.ts'
import { usePlace } from '../ui/place.ts'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import { Amended } from './Amended.tsx'

/** A correction: what it changes and why, who suggested it, and what became of it. */
export function Suggestion({ correction }: { correction: CorrectionView }) {
  const { base } = usePlace()
  const { states, suggestedBy } = useWords('corrections')
  const { changes, stood, reason, by, at, decided } = correction
  return (
    <>
      <Amended changes={changes} stood={stood} />
      <p dir="auto">{reason}</p>
      <p class="small quiet said-in">
        {suggestedBy}
        <a href={base + memberPath(by)}>
          <bdi>{by.displayName}</bdi>
        </a>
        , <Time at={at} />
      </p>
      <p class="small">
        {decided === null ? states.waiting : decided.accepted ? states.accepted : states.declined}{' '}
        {decided?.reason && <bdi>{decided.reason}</bdi>}
      </p>
    </>
  )
}
