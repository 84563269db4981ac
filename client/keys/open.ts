import { keep, kept } from '../kept.ts'
import type { OpenPage } from '../later.ts'
import { actsOn } from './acts.ts'
import { openHelp } from './help.ts'

// After the first of two keys, the second is waited for this long.
const secondKeyMs = 1_500

/** Gives the page its keys: single letters, where nobody is typing, unless they are switched off in this browser. */
export function open(page: OpenPage, events: Event[]): void {
  const { base, main } = page
  const name = `seconded:keys:${base}`
  const isOff = () => kept<string>(name) === 'off'
  const switchIn = (root: ParentNode) => {
    const box = root.querySelector<HTMLInputElement>('[data-keys-use]')
    if (!box) return
    box.checked = !isOff()
    box.addEventListener('change', () => keep(name, box.checked ? undefined : 'off'))
  }
  const help = openHelp(page, switchIn)
  const acts = actsOn(base, main)
  let first = ''
  let forget: ReturnType<typeof setTimeout> | undefined

  const press = (pressed: KeyboardEvent) => {
    if (isOff() || !isMeant(pressed)) return
    const keys = first ? `${first} ${pressed.key}` : pressed.key
    clearTimeout(forget)
    first = ''
    if (pressed.key === 'g' && keys === 'g') {
      first = 'g'
      forget = setTimeout(() => (first = ''), secondKeyMs)
      return
    }
    const act = keys === '?' ? help : acts[keys]
    if (act && act() !== false) pressed.preventDefault()
  }
  switchIn(document)
  addEventListener('keydown', press)
  // The keys that brought this here do what they are there for.
  for (const event of events) if (event instanceof KeyboardEvent) press(event)
}

// Not where something is typed or chosen, nor as a part of somebody else's shortcut.
function isMeant({ target, key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented || key.length !== 1) return false
  if (document.querySelector('dialog[open]')) return false
  return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role=listbox]'))
}
