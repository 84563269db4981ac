/** What is new on a page and was not in front of the reader's eyes yet. */
export interface Seen {
  unseen: () => HTMLElement[]
  /** A post that became news while the page was open. */
  add: (article: HTMLElement) => void
}

// Shorter than this, a post scrolled by.
const seenAfterMs = 900
// Several posts are seen in a row; they are told of once.
const tellAfterMs = 1_000

/**
 * Watches which of the new posts come before the reader's eyes, and tells the server how far the member has read: up to the version before
 * the oldest change that is still unseen, here or on another page. So it is told again, on every device, of what nobody looked at.
 */
export function openSeen({
  base,
  main,
  onChange,
}: {
  base: string
  main: HTMLElement
  onChange: (unseen: HTMLElement[]) => void
}): Seen {
  const { thread, viewer, reading, elsewhere = '' } = main.dataset
  const away = elsewhere.split(' ').filter(Boolean).map(Number)
  const waiting = new Set<HTMLElement>()
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  // Where nothing was new, the page's own version is what the member knows.
  let told = Number(reading ?? 0)
  let telling: ReturnType<typeof setTimeout> | undefined

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
        clearTimeout(timers.get(target))
        timers.delete(target)
        // Half of it, or as much of a long one as fills half of the window.
        if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2))
          begin(target as HTMLElement)
      }
    },
    { threshold: [0, 0.25, 0.5, 0.75, 1] },
  )
  const begin = (article: HTMLElement) => {
    timers.set(
      article,
      setTimeout(() => {
        // In a window behind others nobody reads; it is looked at again when the window comes forward.
        if (document.visibilityState === 'hidden') return
        waiting.delete(article)
        observer.unobserve(article)
        onChange([...waiting])
        telling ??= setTimeout(tell, tellAfterMs)
      }, seenAfterMs),
    )
  }
  const upTo = () => {
    const unseen = [...away, ...[...waiting].map((article) => Number(article.dataset.version))]
    return unseen.length > 0 ? Math.min(...unseen) - 1 : Number(main.dataset.version)
  }
  const tell = () => {
    clearTimeout(telling)
    telling = undefined
    const version = upTo()
    if (!viewer || version <= told) return
    told = version
    void fetch(`${base}/api/threads/${thread}/seen`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version }),
      keepalive: true,
    }).catch(() => {
      told = 0
    })
  }
  const watch = (article: HTMLElement) => {
    waiting.add(article)
    observer.observe(article)
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') return tell()
    for (const article of waiting) {
      observer.unobserve(article)
      observer.observe(article)
    }
  })
  for (const mark of main.querySelectorAll('.news')) {
    const article = mark.nextElementSibling
    if (article instanceof HTMLElement) watch(article)
  }
  // The change that brought this here may be one's own: then there is nothing to look at.
  telling = setTimeout(tell, tellAfterMs)
  return {
    unseen: () => [...waiting],
    add: (article) => {
      watch(article)
      onChange([...waiting])
    },
  }
}
