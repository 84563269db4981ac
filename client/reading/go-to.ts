/** Brings a post before the eyes, out of a folded branch where it is in one, and the focus to it. */
export function goTo(article: HTMLElement): void {
  for (let branch = article.closest('details'); branch; branch = branch.parentElement?.closest('details') ?? null)
    branch.open = true
  article.tabIndex = -1
  article.focus({ preventScroll: true })
  article.scrollIntoView({ block: 'start' })
}
