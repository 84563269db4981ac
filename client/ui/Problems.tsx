import { useWords } from '../words/words.ts'
import { fieldFor, fieldId, type Refused } from './refused.ts'

/** Why a form was refused, above it: a line for each problem, linked to its field. `labels` names the fields in their order. */
export function Problems({ form, labels }: { form: Refused | undefined; labels: Record<string, string> }) {
  const words = useWords('forms')
  if (!form || form.preview) return null
  const { errors, message } = form
  return (
    <div class="problems" role="alert" id="problems">
      <p>
        <b>{message ?? (errors.length ? words.problems(errors.length) : words.refused)}</b>
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => {
            const name = fieldFor(error.path, Object.keys(labels))
            return (
              <li key={error.path}>
                {name ? <a href={`#${fieldId(name)}`}>{words.at(labels[name]!, error.message)}</a> : error.message}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
