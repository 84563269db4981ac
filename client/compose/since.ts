import { words } from '../words/composer.ts'
import type { Composer } from './composer.tsx'

/** Says how many replies have come to the branch that is answered since its answer was begun, with the way to the first of them. */
export function watchBranch({ form, text, below }: Composer): void {
  const replies = document.querySelector('#replies')
  if (!replies) return
  const line = document.createElement('p')
  Object.assign(line, { className: 'since small', role: 'status', hidden: true })
  below('').append(line)
  let fresh: HTMLElement[] = []
  let isBegun = false

  const show = () => {
    const here = fresh.filter((article) => article.isConnected && isInBranch(article, form))
    line.hidden = here.length === 0
    if (here.length === 0) return line.replaceChildren()
    const link = document.createElement('a')
    link.href = `#${here[0]!.id}`
    link.textContent = words.compose.sinceBegun(here.length)
    line.replaceChildren(link)
  }
  const forget = () => {
    fresh = []
    show()
  }
  new MutationObserver((records) => {
    if (!isBegun) return
    const came = records.flatMap(arrivedIn).filter((article) => !isOwn(article))
    // The composer may stand in here itself: what it shows is no news.
    if (came.length === 0) return
    fresh.push(...came)
    show()
  }).observe(replies, { childList: true, subtree: true })
  form.addEventListener('input', () => {
    if (text.value.trim() === '') forget()
    isBegun = text.value.trim() !== ''
    // Whom it answers may have changed.
    show()
  })
  form.addEventListener('reset', forget)
  line.addEventListener('click', () => setTimeout(forget))
}

/** The posts that a change of the page has brought. */
export function arrivedIn({ addedNodes }: MutationRecord): HTMLElement[] {
  return [...addedNodes].flatMap((node) =>
    node instanceof HTMLElement ? (node.querySelector<HTMLElement>('li.just-in > article, :scope > article') ?? []) : [],
  )
}

/** Only who wrote a post may edit it. */
export function isOwn(article: HTMLElement): boolean {
  return article.querySelector('.acts a[href$="/edit"]') !== null
}

// The branch that is answered is all below the post right under the opener; who answers the thread answers all of it.
function isInBranch(article: HTMLElement, form: HTMLElement): boolean {
  const branch = form.closest('#replies > li')
  return !branch || branch.contains(article)
}
