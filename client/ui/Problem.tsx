import { Icon } from './Icon.tsx'

/** What is wrong with a field, in a sentence, below it. */
export function Problem({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null
  return (
    <p class="err" id={id}>
      <Icon name="warn" />
      {message}
    </p>
  )
}
