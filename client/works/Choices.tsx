import { fieldId } from '../ui/refused.ts'

interface ChoicesProps {
  name: string
  legend: string
  options: { name: string; label: string; dir?: 'auto' | 'ltr' }[]
  chosen: unknown[]
}

/** Any of some, each with a box of its own; nothing where there is nothing to choose. */
export function Choices({ name, legend, options, chosen }: ChoicesProps) {
  if (options.length === 0) return null
  return (
    <fieldset class="seg" id={fieldId(name)}>
      <legend class="legend">{legend}</legend>
      {options.map((one) => (
        <label class="chip" key={one.name} dir={one.dir ?? 'ltr'}>
          <input type="checkbox" name={name} value={one.name} checked={chosen.includes(one.name)} />
          {one.label}
        </label>
      ))}
    </fieldset>
  )
}
