import { kept } from './kept.ts'

/** What a module that is loaded on demand is given of the page that it opens in. */
export interface OpenPage {
  /** The mount path, '' at the root. */
  base: string
  /** On a thread's page it carries `data-thread`, `data-version` and, for a member, `data-viewer`. */
  main: HTMLElement
  /** The one way to set HTML that the server has sanitised. */
  trusted: (html: string) => string
}

type Later = 'compose' | 'drafts' | 'keys' | 'quote' | 'reading'

// The build puts the names of the built files here.
declare const LATER: Record<Later, string>

// Each exports `open(page, events)`, called once with what has happened until then, and is no part of what a page weighs before it is asked for.
const wanted: [Later, string, (target: HTMLElement) => unknown][] = [
  ['drafts', 'focusin', isWriting],
  ['compose', 'focusin', isWriting],
  ['compose', 'dragover', isWriting],
  ['quote', 'selectionchange', isSelecting],
  ['keys', 'keydown', (target) => !target.matches?.('input, textarea, select')],
  ['reading', 'click', (target) => target.closest('.branch > summary')],
  ['reading', 'hashchange', isElsewhere],
]

function isWriting(target: HTMLElement): boolean {
  return target.closest('form[data-call]:has(textarea)') !== null
}

function isSelecting(): boolean {
  return !getSelection()!.isCollapsed && document.querySelector('#composer form') !== null
}

// The address names a post that is on another page of the thread.
function isElsewhere(): boolean {
  return /^#p\d/.test(location.hash) && !document.getElementById(location.hash.slice(1))
}

/**
 * Loads the tools of a composer when it gets the focus, drafts also where some are kept, quoting when something is selected, the
 * keyboard's when a key is pressed outside of a field, and the reader's where something is new or becomes so, is folded, or is sought elsewhere.
 */
export function openLater(page: OpenPage): void {
  const { main, base } = page
  for (const [name, event, isAsked] of wanted) {
    // Some are told to the document alone, and pass here only on their way down.
    addEventListener(
      event,
      (happened) => {
        if (isAsked(happened.target as HTMLElement)) void load(name, page, happened)
      },
      true,
    )
  }
  if (kept(`seconded:drafts:${base}`) || main.querySelector('[data-draft=true]')) void load('drafts', page)
  if (main.dataset.keys) void load('keys', page)
  const read = () => void load('reading', page)
  if (main.dataset.reading || isElsewhere()) read()
  for (const part of main.querySelectorAll('#p1, #replies'))
    new MutationObserver(read).observe(part, { childList: true, subtree: true })
}

// What happened while a module was on its way; null once it is here and listens itself.
const missed = new Map<Later, Event[] | null>()

async function load(name: Later, page: OpenPage, event?: Event): Promise<void> {
  const events = missed.get(name)
  if (event) events?.push(event)
  if (events !== undefined) return
  const first = event ? [event] : []
  missed.set(name, first)
  const module = (await import(new URL(LATER[name], import.meta.url).href).catch(() => undefined)) as
    { open: (page: OpenPage, events: Event[]) => void } | undefined
  // Without a connection it does not come: the next time, then.
  if (!module) return void missed.delete(name)
  missed.set(name, null)
  module.open(page, first)
}
