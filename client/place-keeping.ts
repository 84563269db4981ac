/**
 * Changes the page without moving what is being read: the field that is being written in, or else the first post in sight, stands
 * after the change where it stood before.
 */
export function keepingPlace(main: HTMLElement, change: () => void): void {
  const anchor = anchorIn(main)
  const before = anchor?.getBoundingClientRect().top ?? 0
  change()
  if (!anchor?.isConnected) return
  const moved = anchor.getBoundingClientRect().top - before
  if (moved !== 0 && scrollY > 0) scrollBy({ top: moved, behavior: 'instant' })
}

function anchorIn(main: HTMLElement): Element | undefined {
  const focused = document.activeElement
  if (focused?.matches('textarea, input') && isInSight(focused)) return focused
  return [...main.querySelectorAll('article')].find(isInSight)
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
