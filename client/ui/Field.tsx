import type { JSX } from 'preact'
import { Problem } from './Problem.tsx'
import { errorAt, fieldId, type Refused, typed } from './refused.ts'

interface FieldProps {
  name: string
  label: string
  hint?: string
  /** What stands in it when the form was not refused. */
  value?: string
  form?: Refused
  /** Whatever else the input takes: type, autocomplete, required, maxlength. */
  input?: JSX.IntrinsicElements['input']
}

/** A label, its input, and the hint or the error below, tied together for screen readers. */
export function Field({ name, label, hint, value, form, input = {} }: FieldProps) {
  const id = fieldId(name)
  const error = errorAt(form, name)
  const described = [hint && `${id}-h`, error && `${id}-e`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        class="in"
        dir="auto"
        {...input}
        id={id}
        name={name}
        value={input.type === 'password' ? undefined : (typed(form, name) ?? value)}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
      />
      {hint && (
        <p class="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      <Problem id={`${id}-e`} message={error} />
    </div>
  )
}
