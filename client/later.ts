import { kept } from './kept.ts'

/** What a module that is loaded on demand is given of the page that it opens in. */
export interface OpenPage {
  /** The mount path, '' at the root. */
  base: string
  /** On a thread's page it carries `data-thread`, `data-version` and, for a member, `data-viewer`. */
  main: HTMLElement
}

type Later = 'compose' | 'drafts' | 'keys' | 'reading'

// The build puts the names of the built files here.
declare const LATER: Record<Later, string>

// Each exports `open(page, target)`, called once, and is no part of what a page weighs before it is asked for.
const wanted: [Later, string, (target: HTMLElement) => boolean][] = [
  ['drafts', 'focusin', isWriting],
  ['compose', 'focusin', isWriting],
  ['compose', 'dragover', isWriting],
  ['keys', 'keydown', (target) => !target.matches('input, textarea, select')],
]

function isWriting(target: HTMLElement): boolean {
  return target.closest('form[data-call]:has(textarea)') !== null
}

/** Loads the tools of a composer when it gets the focus, drafts also where some are kept, and the keyboard's when a key is pressed outside of a field. */
export function openLater(page: OpenPage): void {
  for (const [name, event, isAsked] of wanted) {
    const ask = ({ target }: Event) => {
      if (!isAsked(target as HTMLElement)) return
      removeEventListener(event, ask)
      // Without a connection it does not come: the next time, then.
      load(name, page, target as HTMLElement).catch(() => addEventListener(event, ask))
    }
    addEventListener(event, ask)
  }
  if (kept(`seconded:drafts:${page.base}`)) load('drafts', page, page.main).catch(() => undefined)
  if (page.main.querySelector('[data-reading]')) load('reading', page, page.main).catch(() => undefined)
}

const loaded = new Set<Later>()

async function load(name: Later, page: OpenPage, target: HTMLElement): Promise<void> {
  if (loaded.has(name)) return
  loaded.add(name)
  const { open } = (await import(new URL(LATER[name], import.meta.url).href)) as {
    open: (page: OpenPage, target: HTMLElement) => void
  }
  open(page, target)
}
