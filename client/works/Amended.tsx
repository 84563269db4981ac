import type { CorrectionView, WorkKind } from '../../server/contract/index.ts'
import { useWords } from '../words/words.ts'

const fields = ['kind', 'title', 'creators', 'year', 'url', 'isbn', 'doi', 'drop'] as const
type Facts = CorrectionView['changes']

/** What a correction changes, line by line: how it is to be, and how it was. */
export function Amended({ changes, stood }: Pick<CorrectionView, 'changes' | 'stood'>) {
  const words = useWords('corrections')
  const { kind } = useWords('works')
  const told = (facts: Facts, field: (typeof fields)[number]): string => {
    const fact = facts[field]
    if (field === 'kind' && fact) return kind[fact as WorkKind]
    return (Array.isArray(fact) ? fact.join(', ') : fact === null || fact === undefined ? '' : String(fact)) || words.nothing
  }
  return (
    <ul>
      {fields
        .filter((field) => changes[field] !== undefined)
        .map((field) => (
          <li key={field}>
            <b>{words.fields[field]}:</b> <bdi>{told(changes, field)}</bdi>
            {stood[field] !== undefined && (
              <span class="quiet">
                {' '}
                (<bdi>{words.was(told(stood, field))}</bdi>)
              </span>
            )}
          </li>
        ))}
    </ul>
  )
}
