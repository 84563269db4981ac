import { keepingPlace } from './place-keeping.ts'
import { trusted } from './ui/trusted.ts'

// A list is read anew at most this often, and not by all readers at once.
const restMs = 1_000

/** Keeps what stands beside a thread, the works it recommends: told that one changed, it reads them anew. */
export function openBeside(main: HTMLElement): () => void {
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
  return () => (due ??= setTimeout(() => void read(), restMs * (0.5 + Math.random())))
}

function put(page: Document, what: string, into: Element | null): void {
  const old = document.querySelector(what)
  const fresh = page.querySelector(what)
  if (!fresh) old?.remove()
  else if (!old) into?.append(fresh)
  else if (old.outerHTML !== fresh.outerHTML) old.replaceWith(fresh)
}
