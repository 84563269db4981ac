import { keepingPlace } from '../place-keeping.ts'
import type { OpenPage } from '../later.ts'

// A list is read anew at most this often, and not by all readers at once.
const restMs = 1_000

/** Keeps what stands beside a thread, the works it recommends: where one in a post changes, or perhaps has done so, it reads them anew. */
export function keepBeside({ main, trusted }: OpenPage, isChanged: boolean): void {
  let due: ReturnType<typeof setTimeout> | undefined
  const read = async () => {
    due = undefined
    const answer = await fetch(location.href).catch(() => undefined)
    if (!answer?.ok) return
    const fresh = new DOMParser().parseFromString(trusted(await answer.text()), 'text/html')
    keepingPlace(main, () => {
      put(fresh, 'aside.stick', main.parentElement)
      put(fresh, '.status .end', main.querySelector('.status'))
    })
  }
  const readSoon = () => (due ??= setTimeout(() => void read(), restMs * (0.5 + Math.random())))
  const observer = new MutationObserver((records) => {
    if (records.some(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].some(holdsWork))) readSoon()
  })
  for (const part of main.querySelectorAll('#p1, #replies')) observer.observe(part, { childList: true, subtree: true })
  if (isChanged && (main.querySelector('.work') || document.querySelector('aside.stick'))) readSoon()
}

function holdsWork(node: Node): boolean {
  return node instanceof Element && (node.matches('.work, .work *') || node.querySelector('.work') !== null)
}

function put(page: Document, what: string, into: Element | null): void {
  const old = document.querySelector(what)
  const fresh = page.querySelector(what)
  if (!fresh) old?.remove()
  else if (!old) into?.append(fresh)
  else if (old.outerHTML !== fresh.outerHTML) old.replaceWith(fresh)
}
