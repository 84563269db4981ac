import { goTo } from './go-to.ts'
import type { Sight } from './sight.ts'
import { words } from '../words/reader.ts'

interface Chip {
  button: HTMLButtonElement
  /** In the order in which they are read. */
  news: HTMLElement[]
}

/**
 * Says on a branch how many new replies came into it that are out of sight, and leads to the first of them; it goes when they are seen.
 *
 * Each reply is counted once. One in a folded branch is counted on the line that the branch is folded to, of several the outermost; also
 * one that came before the page was opened, since nothing else shows it. One in open branches, if it came live, is counted under the
 * post that it belongs to, directly or not, whose count of replies is in the window, of several the outermost; where none is in the window,
 * under the topmost. A chip that has the focus stays where it is. The opener carries none: what is below it the pills tell.
 *
 * A chip lies over the page where nothing stands, under the count of replies or at the end of the folded line, and moves nothing.
 */
export function openCame(main: HTMLElement): (news: Sight[]) => void {
  const chips = new Map<HTMLDetailsElement, Chip>()
  const hides = main.querySelector('.status')

  const isShown = (branch: HTMLDetailsElement) => {
    const { top } = branch.getBoundingClientRect()
    return top > Math.max(0, hides?.getBoundingClientRect().bottom ?? 0) && top < innerHeight
  }
  const carrierOf = ({ article, fold }: Sight) => {
    if (fold) return fold
    const around = branchesAround(article)
    return around.find((branch) => chips.get(branch)?.button === document.activeElement) ?? around.find(isShown) ?? around[0]
  }
  return (sights) => {
    const found = new Map<HTMLDetailsElement, HTMLElement[]>()
    for (const sight of sights.filter(isOutOfSight)) {
      const branch = carrierOf(sight)
      if (branch) found.set(branch, [...(found.get(branch) ?? []), sight.article])
    }
    for (const [branch, { button }] of chips) {
      // Folded and unfolded, it stands elsewhere.
      if (found.has(branch) && button.matches('summary + .came') === branch.open) continue
      button.remove()
      chips.delete(branch)
    }
    for (const [branch, news] of found) {
      const chip = chips.get(branch) ?? put(branch)
      chips.set(branch, chip)
      chip.news = news.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
      const said = words.reading.came(news.length)
      const word = chip.button.firstElementChild!
      if (word.textContent !== said) word.textContent = said
    }
  }
}

function isOutOfSight({ article, fold, side }: Sight): boolean {
  const isNew = article.previousElementSibling?.matches('.news[data-kind=new]')
  return Boolean(isNew && (fold || (side && article.parentElement!.matches('.just-in'))))
}

// The outermost first.
function branchesAround(article: HTMLElement): HTMLDetailsElement[] {
  const around: HTMLDetailsElement[] = []
  for (
    let branch = article.closest<HTMLDetailsElement>('details.branch');
    branch;
    branch = branch.parentElement!.closest('details.branch')
  )
    around.unshift(branch)
  return around
}

function put(branch: HTMLDetailsElement): Chip {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'came fresh'
  const way = document.createElement('span')
  way.className = 'vh'
  const author = branch.parentElement!.querySelector(':scope > article .name')?.textContent ?? words.posts.removedLabel
  way.textContent = words.reading.cameTo(author) + words.reading.toFirst
  const word = document.createElement('span')
  // Its edges stay where they are while more come.
  word.dataset.widest = words.reading.came(88)
  button.append(word, way)
  const chip: Chip = { button, news: [] }
  button.addEventListener('click', () => {
    if (chip.news[0]) goTo(chip.news[0])
  })
  // What a folded branch holds is not shown.
  if (branch.open) branch.querySelector('summary')!.after(button)
  else branch.after(button)
  return chip
}
