import type { ComponentChildren, JSX } from 'preact'
import type { Call } from '../calls.ts'
import { usePlace } from './place.ts'

interface FormProps extends Omit<JSX.IntrinsicElements['form'], 'action' | 'method' | 'children'> {
  to: Call
  /** The id of the element on this page to come back to without a script. */
  back?: string
  children: ComponentChildren
}

/** A form that posts without a script; `data-call` names the API call by which a script may take it over. */
export function Form({ to, back, children, ...rest }: FormProps) {
  const { base, path } = usePlace()
  return (
    <form {...rest} method="post" action={base + to.action} data-call={to.call}>
      {back && <input type="hidden" name="next" value={`${path}#${back}`} />}
      {children}
    </form>
  )
}
