import { Field } from '../ui/Field.tsx'
import type { Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'

/** A thread's title. */
export function TitleField({ value, form }: { value?: string; form?: Refused }) {
  const words = useWords('writing')
  return (
    <Field
      name="title"
      label={words.title}
      hint={words.titleHint}
      value={value}
      form={form}
      input={{ class: 'in big', required: true, minLength: 3, maxLength: 200 }}
    />
  )
}
