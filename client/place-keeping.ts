// How far down the window somebody reads, as a part of its height.
const eyeLine = 0.3
// A page scrolls by whole pixels: what was left over is made good the next time, or it would add up.
let owed = 0

/**
 * Changes the page without moving what is being read: the field that is being written in, or else the post that the eye
 * rests on, stands after the change where it stood before.
 */
export function keepingPlace(main: HTMLElement, change: () => void): void {
  const anchor = anchorIn(main)
  const before = anchor?.getBoundingClientRect().top ?? 0
  change()
  if (!anchor?.isConnected) return
  const moved = () => anchor.getBoundingClientRect().top - before
  if (moved() === 0 || scrollY === 0) return
  scrollBy({ top: owed + moved(), behavior: 'instant' })
  owed += moved()
  // More than that: the page ends here and could not scroll.
  if (Math.abs(owed) > 1) owed = 0
}

function anchorIn(main: HTMLElement): Element | undefined {
  const focused = document.activeElement
  if (focused?.matches('textarea, input') && isInSight(focused)) return focused
  const inSight = [...main.querySelectorAll('article')].filter(isInSight)
  return inSight.find((post) => post.getBoundingClientRect().bottom > innerHeight * eyeLine) ?? inSight.at(-1)
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
