import type { ComponentChild } from 'preact'
import type { Composer } from './composer.tsx'

/** A list to pick from while typing: the field keeps the focus, the arrow keys move the choice. */
export interface Options<T> {
  show: (items: T[]) => void
  hide: () => void
  isOpen: () => boolean
}

export interface OptionsParts<T> {
  composer: Composer
  field: HTMLInputElement | HTMLTextAreaElement
  place: HTMLElement
  /** Makes the ids in it unlike any other's. */
  id: string
  label: string
  option: (item: T) => ComponentChild
  keyOf: (item: T) => string
  onPick: (item: T) => void
  /** Told when it is closed without a choice. */
  onClose?: () => void
  /** Whether the first is chosen from the start, so that Enter takes it. */
  eager: boolean
}

/** Ties a list of options to a field, as a combobox does: arrows choose, Enter or Tab takes, Escape closes. */
export function openOptions<T>(parts: OptionsParts<T>): Options<T> {
  const { composer, field, place, id, label, option, keyOf, onPick, onClose, eager } = parts
  let items: T[] = []
  let at = -1
  const draw = () => {
    const isOpen = items.length > 0
    composer.draw(
      place,
      isOpen && (
        <ul class="options" role="listbox" id={id} aria-label={label}>
          {items.map((item, place) => (
            <li
              key={keyOf(item)}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(item)}
            >
              {option(item)}
            </li>
          ))}
        </ul>
      ),
    )
    set('aria-controls', isOpen ? id : null)
    set('aria-activedescendant', isOpen && at >= 0 ? `${id}-${at}` : null)
    if (field.role === 'combobox') field.ariaExpanded = String(isOpen)
  }
  const set = (name: string, value: string | null) =>
    value === null ? field.removeAttribute(name) : field.setAttribute(name, value)
  const show = (next: T[]) => {
    const chosen = items[at]
    items = next
    at = chosen ? items.findIndex((item) => keyOf(item) === keyOf(chosen)) : -1
    if (at < 0 && eager) at = 0
    draw()
  }
  const hide = () => {
    if (items.length === 0) return
    items = []
    at = -1
    draw()
  }
  const pick = (item: T) => {
    hide()
    onPick(item)
  }
  field.setAttribute('aria-autocomplete', 'list')
  field.addEventListener('keydown', (event: Event) => {
    const { key, isComposing, ctrlKey, metaKey } = event as KeyboardEvent
    if (items.length === 0 || isComposing || ctrlKey || metaKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (step) at = at < 0 && step < 0 ? items.length - 1 : (at + step + items.length) % items.length
    else if (key === 'Escape') {
      hide()
      onClose?.()
    } else if ((key === 'Enter' || (key === 'Tab' && eager)) && at >= 0) pick(items[at] as T)
    else return
    event.preventDefault()
    event.stopPropagation()
    if (step) {
      draw()
      place.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
    }
  })
  field.addEventListener('blur', hide)
  return { show, hide, isOpen: () => items.length > 0 }
}
