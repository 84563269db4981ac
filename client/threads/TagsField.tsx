import { Field } from '../ui/Field.tsx'
import type { Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'

/** A thread's tags, as one line with commas. */
export function TagsField({ value, form }: { value?: string[]; form?: Refused }) {
  const words = useWords('writing')
  return (
    <Field
      name="tags"
      label={words.tags}
      hint={words.tagsHint}
      value={value?.join(', ')}
      form={form}
      input={{ autocomplete: 'off', autocapitalize: 'none', spellcheck: false }}
    />
  )
}
