import { goTo } from './go-to.ts'
import { words } from '../words/reader.ts'

export interface Pill {
  show: (unseen: HTMLElement[]) => void
}

type Side = 'above' | 'below'

/** Says how many new posts are above and below what is being read, and leads to the nearest of them. Each lies over the page and moves nothing. */
export function openPill(main: HTMLElement): Pill {
  const buttons = { above: buttonFor('above'), below: buttonFor('below') }
  main.append(buttons.above, buttons.below)
  let unseen: HTMLElement[] = []
  let isDue = false

  const sides = (): Record<Side, HTMLElement[]> => {
    const found: Record<Side, HTMLElement[]> = { above: [], below: [] }
    for (const article of unseen) {
      const { top, bottom } = standIn(article).getBoundingClientRect()
      if (bottom < 0) found.above.push(article)
      else if (top > innerHeight) found.below.push(article)
    }
    return found
  }
  const draw = () => {
    isDue = false
    const found = sides()
    for (const side of ['above', 'below'] as const) {
      const { length } = found[side]
      buttons[side].hidden = length === 0
      const text = words.reading[side](length)
      const word = buttons[side].lastChild!
      if (length > 0 && word.textContent !== text) word.textContent = text
    }
  }
  const later = () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(draw)
  }
  for (const side of ['above', 'below'] as const) {
    buttons[side].addEventListener('click', () => {
      const there = sides()[side].sort((a, b) => topOf(a) - topOf(b))
      const nearest = side === 'above' ? there.at(-1) : there[0]
      if (nearest) goTo(nearest)
    })
  }
  addEventListener('scroll', later, { passive: true })
  addEventListener('resize', later)
  return {
    show: (articles) => {
      unseen = articles
      later()
    },
  }
}

// What shows of a post: of one in a folded branch, the line that says how many are folded.
function standIn(article: HTMLElement): Element {
  let shown: Element = article
  for (let branch = article.closest('details'); branch; branch = branch.parentElement?.closest('details') ?? null)
    if (!branch.open) shown = branch.querySelector('summary')!
  return shown
}

function topOf(article: HTMLElement): number {
  return standIn(article).getBoundingClientRect().top
}

function buttonFor(side: Side): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `pill ${side}`
  button.hidden = true
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  icon.setAttribute('class', 'i')
  icon.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  const sprite = document.querySelector('use')?.getAttribute('href')?.split('#')[0] ?? ''
  use.setAttribute('href', `${sprite}#i-${side === 'above' ? 'up' : 'down'}`)
  icon.append(use)
  button.append(icon, '')
  return button
}
