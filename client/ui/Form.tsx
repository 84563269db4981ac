import type { ComponentChildren, JSX } from 'preact'
import type { Call } from '../calls.ts'
import { usePlace } from './place.ts'

interface FormProps extends Omit<JSX.IntrinsicElements['form'], 'action' | 'method' | 'children'> {
  to: Call
  children: ComponentChildren
}

/** A form that posts without a script; `data-call` names the API call by which a script may take it over. */
export function Form({ to, children, ...rest }: FormProps) {
  const { base } = usePlace()
  return (
    <form {...rest} method="post" action={base + to.action} data-call={to.call}>
      {children}
    </form>
  )
}
