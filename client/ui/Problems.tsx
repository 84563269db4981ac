import { useWords } from '../words/words.ts'
import { fieldFor, fieldId, type Refused } from './refused.ts'

/** Why a form was refused, above it: one line for each problem, linked to its field. */
export function Problems({ form, names }: { form: Refused | undefined; names: string[] }) {
  const words = useWords('forms')
  if (!form) return null
  const { errors, message } = form
  return (
    <div class="problems" role="alert" id="problems">
      <p>
        <b>{message ?? (errors.length ? words.problems(errors.length) : words.refused)}</b>
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => {
            const name = fieldFor(error.path, names)
            return <li key={error.path}>{name ? <a href={`#${fieldId(name)}`}>{error.message}</a> : error.message}</li>
          })}
        </ul>
      )}
    </div>
  )
}
