import { goTo } from '../reading/go-to.ts'

// A post that ends this close to the upper edge has been read.
const readAt = 90

/** What each key does on a page. False where there was nothing to do, so that the key is left to the browser. */
export function actsOn(base: string, main: HTMLElement): Record<string, () => boolean | void> {
  const go = (path: string) => location.assign(base + path)
  const click = (selector: string) => {
    const control = current(main)?.querySelector<HTMLElement>(selector)
    control?.click()
    return control !== undefined && control !== null
  }
  return {
    j: () => step(main, 1),
    k: () => step(main, -1),
    n: () => toNew(main, 1),
    p: () => toNew(main, -1),
    u: () => {
      const link = current(main)?.querySelector<HTMLAnchorElement>('.by a.to')
      const parent = link ? document.getElementById(link.hash.slice(1)) : document.getElementById('p1')
      if (parent) goTo(parent)
      else link?.click()
    },
    x: () => {
      const summary = current(main)?.parentElement?.querySelector<HTMLElement>(':scope > details.branch > summary')
      summary?.click()
      return Boolean(summary)
    },
    r: () => click('a[data-reply-to]'),
    t: () => {
      const back = document.querySelector<HTMLElement>('#composer .to a')
      if (back) back.click()
      else document.querySelector<HTMLElement>('#composer textarea')?.focus()
    },
    s: () => click('.acts .seconding :is(button, a)'),
    e: () => click('.acts a[href$="/edit"]'),
    '/': () => {
      const field = [...document.querySelectorAll<HTMLInputElement>('main [type=search], #find')].find(isShown)
      if (field) field.focus()
      else go('/search')
    },
    'g f': () => go('/'),
    'g w': () => go('/works'),
    'g a': () => go('/new'),
  }
}

// The post that has the focus, or else the first that is not read past.
function current(main: HTMLElement): HTMLElement | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('main article')
  return focused ?? stops(main, 'article').find((post) => post.getBoundingClientRect().bottom > readAt)
}

// Posts in a thread, entries in a list.
const entries = '.row-title a, .found h2 a, .shelf h2 a, .shelf h3 a'

function step(main: HTMLElement, by: 1 | -1): boolean {
  const all = stops(main, 'article, #composer')
  const isThread = main.dataset.thread !== undefined
  const list = isThread ? all : stops(main, entries)
  const focused = document.activeElement
  const here = list.findIndex((each) => each === focused || each.contains(focused))
  const there = here >= 0 ? list[here + by] : nearest(list, by)
  if (!there) return false
  if (isThread) goTo(there)
  else there.focus()
  return true
}

function toNew(main: HTMLElement, by: 1 | -1): boolean {
  const all = [...main.querySelectorAll<HTMLElement>('.news + article')]
  const focused = document.activeElement?.closest<HTMLElement>('article')
  const isPast = (post: HTMLElement) => {
    if (focused) return Boolean(focused.compareDocumentPosition(post) & (by > 0 ? 4 : 2))
    return by > 0 ? post.getBoundingClientRect().top > readAt : post.getBoundingClientRect().top < 0
  }
  const there = by > 0 ? all.find(isPast) : all.findLast(isPast)
  if (there) goTo(there)
  // The last one of this page leads to those on other pages.
  else if (by > 0) all.at(-1)?.previousElementSibling?.querySelector<HTMLElement>('a:last-of-type[href*="?"]')?.click()
  return Boolean(there)
}

// Nothing has the focus: on from where the eye is.
function nearest(list: HTMLElement[], by: 1 | -1): HTMLElement | undefined {
  if (scrollY === 0) return by > 0 ? list[0] : undefined
  return by > 0
    ? list.find((each) => each.getBoundingClientRect().top > readAt)
    : list.findLast((each) => each.getBoundingClientRect().top < 0)
}

function stops(main: HTMLElement, selector: string): HTMLElement[] {
  return [...main.querySelectorAll<HTMLElement>(selector)].filter(isShown)
}

// What is folded away may still have a place.
function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && !element.closest('details:not([open]) > :not(summary)')
}
