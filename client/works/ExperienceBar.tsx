import type { Experience, ExperienceCounts } from '../../server/contract/index.ts'
import { useWords } from '../words/words.ts'

const parts: Experience[] = ['using', 'finished', 'started']
const keys: Experience[] = [...parts, 'want', 'stopped']

/** How far members got, as a bar, and in words for those who do not see it. */
export function ExperienceBar({ counts }: { counts: ExperienceCounts }) {
  const words = useWords('works')
  const people = keys.reduce((sum, stage) => sum + counts[stage], 0)
  if (people === 0) return null
  const share = (stage: Experience) => Math.round((1000 * counts[stage]) / people) / 10
  return (
    <>
      <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        {parts.map((stage, at) => (
          <rect
            key={stage}
            class={`b${at + 1}`}
            x={parts.slice(0, at).reduce((sum, before) => sum + share(before), 0)}
            width={share(stage)}
            height="6"
          />
        ))}
      </svg>
      <p class="keys">
        {keys.map((stage, at) =>
          counts[stage] ? (
            <span key={stage} class={`k${at + 1}`}>
              <b>{counts[stage]}</b> {words.experience[stage]}
            </span>
          ) : null,
        )}
      </p>
    </>
  )
}
