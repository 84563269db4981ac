// How far down the window somebody reads, as a part of its height.
const eyeLine = 0.3
const glideMs = 180
// What may have to make room where it begins in sight; what stands in a post moves with it.
const blocks = 'main > *, section > *, .reply, .reply > *, aside, .foot'
// A page scrolls by whole pixels: what was left over is made good the next time, or it would add up.
let owed = 0

/**
 * Changes the page without moving what is being read: the field that is being written in, or else the post that the eye
 * rests on, stands after the change where it stood before. What is further down and has to make room glides, so that nothing jumps.
 */
export function keepingPlace(main: HTMLElement, change: () => void): void {
  const anchor = anchorIn(main)
  const before = new Map(
    [...document.querySelectorAll(blocks)]
      .map((block) => [block, topOf(block)] as const)
      .filter(([, top]) => top > 0 && top < innerHeight),
  )
  const anchoredAt = anchor ? topOf(anchor) : 0
  change()
  const moved = () => topOf(anchor!) - anchoredAt
  if (anchor?.isConnected && scrollY > 0 && moved() !== 0) {
    scrollBy({ top: owed + moved(), behavior: 'instant' })
    owed += moved()
    // More than that: the page ends here and could not scroll.
    if (Math.abs(owed) > 1) owed = 0
  }
  const room = new Map([...before].map(([block, top]) => [block, Math.max(0, Math.round(topOf(block) - top))]))
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : glideMs
  for (const [block, moved] of room) {
    const by = moved - (room.get(block.parentElement!) ?? 0)
    if (by > 0) block.animate({ translate: [`0 ${-by}px`, '0'] }, { duration, easing: 'ease-out' })
  }
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
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
