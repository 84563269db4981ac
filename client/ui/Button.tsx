import type { ComponentChildren, JSX } from 'preact'

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'class'> {
  /** `ink` is the one main act of its region. */
  look?: 'plain' | 'ink'
  class?: string
  children: ComponentChildren
}

/** A button that submits its form unless told otherwise. */
export function Button({ look = 'plain', class: more = '', type = 'submit', children, ...rest }: ButtonProps) {
  const name = ['btn', look === 'ink' && 'ink', more].filter(Boolean).join(' ')
  return (
    <button {...rest} type={type} class={name}>
      {children}
    </button>
  )
}
