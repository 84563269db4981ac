import { fieldId } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { kinds } from './kinds.ts'

/** Which kind of work it is. */
export function KindField({ label, chosen }: { label: string; chosen: string }) {
  const works = useWords('works')
  return (
    <div class="field">
      <label for={fieldId('kind')}>{label}</label>
      <select class="in" id={fieldId('kind')} name="kind">
        {kinds.map((each) => (
          <option key={each} value={each} selected={each === chosen}>
            {works.kind[each]}
          </option>
        ))}
      </select>
    </div>
  )
}
