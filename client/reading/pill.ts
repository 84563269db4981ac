import { goTo } from './go-to.ts'
import { type Sight, sightOf } from './sight.ts'
import { words } from '../words/reader.ts'

type Side = NonNullable<Sight['side']>

/** Says how many new posts are above and below what is being read, and leads to the nearest of them. Each lies over the page and moves nothing. */
export function openPill(main: HTMLElement): (news: Sight[]) => void {
  const buttons = { above: buttonFor('above'), below: buttonFor('below') }
  main.append(buttons.above, buttons.below)
  let drawn: Sight[] = []

  for (const side of ['above', 'below'] as const) {
    buttons[side].addEventListener('click', () => {
      const there = drawn
        .map(({ article }) => sightOf(article))
        .filter((one) => one.side === side)
        .sort((a, b) => a.top - b.top)
      const nearest = side === 'above' ? there.at(-1) : there[0]
      if (nearest) goTo(nearest.article)
    })
  }
  return (news) => {
    drawn = news
    for (const side of ['above', 'below'] as const) {
      const { length } = news.filter((one) => one.side === side)
      buttons[side].hidden = length === 0
      const text = words.reading[side](length)
      const word = buttons[side].lastChild!
      if (length > 0 && word.textContent !== text) word.textContent = text
    }
  }
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
