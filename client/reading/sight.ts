/** Where something new that nobody looked at stands, seen from the window. */
export interface Sight {
  article: HTMLElement
  /** The outermost folded branch that it is in. */
  fold: HTMLDetailsElement | undefined
  /** Out of the window on this side; of one in a folded branch, the line that says how many are folded is. */
  side: 'above' | 'below' | undefined
  /** How far below the window's upper edge, in px. */
  top: number
}

/** Tells where what is new and unseen stands: when that changes, and with the frames in which the page scrolls or a branch is folded. */
export function watchSight(main: HTMLElement, draw: (news: Sight[]) => void): (unseen: HTMLElement[]) => void {
  let unseen: HTMLElement[] = []
  let isDue = false
  const later = () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => {
      isDue = false
      draw(unseen.map(sightOf))
    })
  }
  addEventListener('scroll', later, { passive: true })
  addEventListener('resize', later)
  // It does not rise.
  main.addEventListener('toggle', later, true)
  return (articles) => {
    unseen = articles
    later()
  }
}

/** Where a post stands now. */
export function sightOf(article: HTMLElement): Sight {
  let fold: HTMLDetailsElement | undefined
  for (let branch = article.closest('details'); branch; branch = branch.parentElement?.closest('details') ?? null)
    if (!branch.open) fold = branch
  const { top, bottom } = (fold?.querySelector('summary') ?? article).getBoundingClientRect()
  return { article, fold, side: bottom < 0 ? 'above' : top > innerHeight ? 'below' : undefined, top }
}
