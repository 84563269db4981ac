import type { Composer } from './composer.tsx'
import { type Edit, edits, linkTo, type Tool } from './edits.ts'

const keys: Record<string, Tool> = { b: 'bold', i: 'italic', e: 'code', k: 'link' }

/** Makes the buttons above a text work, and their keys in it: Ctrl or Cmd with B, I, E, K; Ctrl+Enter sends. */
export function useToolbar({ form, text }: Composer): void {
  const bar = text.parentElement?.querySelector<HTMLElement>('[role=toolbar]')
  const buttons = [...(bar?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
  const use = (tool: Tool) => apply(text, edits[tool]({ value: text.value, start: text.selectionStart, end: text.selectionEnd }))

  // The text keeps its selection, and on a phone its keyboard.
  bar?.addEventListener('mousedown', (event) => event.preventDefault())
  bar?.addEventListener('click', ({ target }) => {
    const { tool } = (target as HTMLElement).closest('button')?.dataset ?? {}
    if (tool) use(tool as Tool)
  })
  // One stop for Tab; the arrows go on from button to button.
  bar?.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const to = step ? at + step * (getComputedStyle(bar).direction === 'rtl' ? -1 : 1) : { Home: 0, End: -1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    const next = buttons.at(to % buttons.length)!
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1
    next.focus()
  })
  text.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
    const tool = event.shiftKey ? undefined : keys[event.key.toLowerCase()]
    if (tool) use(tool)
    else if (event.key === 'Enter') form.requestSubmit()
    else return
    event.preventDefault()
  })
  text.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain').trim() ?? ''
    const edit = linkTo({ value: text.value, start: text.selectionStart, end: text.selectionEnd }, pasted)
    if (!edit) return
    event.preventDefault()
    apply(text, edit)
  })
}

/** Edits a text as if it were typed, so that it can be undone. */
export function apply(text: HTMLTextAreaElement, { from, to, text: words, start, end }: Edit): void {
  text.focus({ preventScroll: true })
  text.setSelectionRange(from, to)
  const isTyped = document.execCommand(words === '' ? 'delete' : 'insertText', false, words)
  if (!isTyped) {
    text.setRangeText(words, from, to, 'end')
    text.dispatchEvent(new Event('input', { bubbles: true }))
  }
  text.setSelectionRange(start, end)
}
