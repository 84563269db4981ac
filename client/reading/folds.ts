import { keep, kept } from '../kept.ts'

// The server draws them folded, so the cookie goes with each request of the thread: a few hundred bytes at most.
const foldsAtMost = 100
// So many threads a browser remembers; cookies beyond would push out others.
const threadsAtMost = 40
const yearSeconds = 31_536_000

/** Remembers in this browser which branches of a thread are folded: in a cookie of the thread's own path, which the server reads. */
export function rememberFolds(base: string, main: HTMLElement, clicks: Event[]): void {
  const { thread = '' } = main.dataset
  const save = (branch: HTMLDetailsElement) => {
    const number = Number(branch.parentElement?.querySelector(':scope > article')?.id.slice(1))
    const others = foldedNow().filter((each) => each !== number)
    const numbers = branch.open ? others : [...others, number]
    write(base, thread, numbers.slice(-foldsAtMost))
    forgetOldest(base, thread, numbers.length > 0)
  }
  // By hand only: what opens on the way to a post in it stays folded for the next time. The click is done before the branch is.
  const saveSoon = ({ target }: Event) => {
    const summary = (target as HTMLElement).closest('.branch > summary')
    if (summary) setTimeout(() => save(summary.parentElement as HTMLDetailsElement))
  }
  main.addEventListener('click', saveSoon)
  clicks.forEach(saveSoon)
}

function foldedNow(): number[] {
  const value = /(?:^|;\s*)folded=([\d.]+)/.exec(document.cookie)?.[1]
  return value ? value.split('.').map(Number) : []
}

function write(base: string, thread: string, numbers: number[]): void {
  const age = numbers.length > 0 ? yearSeconds : 0
  document.cookie = `folded=${numbers.join('.')}; path=${base}/t/${thread}; max-age=${age}; samesite=lax`
}

function forgetOldest(base: string, thread: string, isKept: boolean): void {
  const name = `seconded:folded:${base}`
  const others = (kept<string[]>(name) ?? []).filter((each) => each !== thread)
  const all = isKept ? [...others, thread] : others
  for (const old of all.slice(0, -threadsAtMost)) write(base, old, [])
  keep(name, all.slice(-threadsAtMost))
}
