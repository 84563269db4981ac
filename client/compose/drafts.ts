import { calls } from '../calls.ts'
import { keep, kept } from '../kept.ts'
import type { OpenPage } from '../later.ts'
import { showSecond, takeOff } from './chosen.ts'
import { chooseAll, type Fields, fieldsIn, fieldsOf, isOfNow, isRefused, putFields } from './fields.ts'
import { dropKept, type Keeping, openKeeping, placeOf } from './keeping.ts'

/** What a browser knows of a draft. */
export interface Draft {
  fields: Fields
  memberId?: string
  /** Of the server's draft that it builds on; 0 where the server has none. */
  version?: number
  /** Whether the server has not been given these words yet. */
  fresh?: boolean
  /** Handed to the browser to post: let go of once another page has come. */
  sent?: boolean
  /** Sent, but the server was not there to be told that its draft goes. */
  gone?: boolean
}

const signOut = calls.signOut().call
// The most that signing out waits for the last words to be kept.
const patienceMs = 2_000

/**
 * Keeps what is typed into each form that holds a text, in this browser and for members on the server; brings it back where the form
 * comes back empty, and forgets it once sent.
 */
export function open({ base }: OpenPage): void {
  const { viewer } = document.documentElement.dataset
  const index = `seconded:drafts:${base}`
  const all = () => kept<Record<string, Draft>>(index) ?? {}
  let isOver = false
  const store = (name: string, draft: Draft | undefined) => {
    if (isOver) return
    const { [name]: _old, ...rest } = all()
    const next = draft ? { ...rest, [name]: draft } : rest
    keep(index, Object.keys(next).length > 0 ? next : undefined)
  }
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[data-call]:has(textarea)')]
  const here = new Set(forms.map(nameOf))
  for (const [name, { sent, gone, memberId }] of Object.entries(all())) {
    const isGone = (sent || gone) && !here.has(name)
    // Somebody else has signed in here since.
    const isForeign = viewer && memberId && memberId !== viewer
    if (isGone || isForeign) store(name, undefined)
    if (isGone && viewer && !isForeign) void dropKept(base, name)
  }
  const keepings = forms.map((form) => openForm(form, { base, viewer, draft: () => all()[nameOf(form)], store }))
  const flush = () => Promise.all(keepings.map((keeping) => keeping?.flush()))
  addEventListener('pagehide', () => void flush())
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (nameOf(form) !== signOut) return
    event.preventDefault()
    const patience = new Promise((done) => setTimeout(done, patienceMs))
    void Promise.race([flush(), patience]).then(() => {
      // The next to sit here may be somebody else.
      isOver = true
      keep(index, undefined)
      form.submit()
    })
  })
}

interface Around {
  base: string
  viewer: string | undefined
  draft: () => Draft | undefined
  store: (name: string, draft: Draft | undefined) => void
}

function openForm(form: HTMLFormElement, { base, viewer, draft, store }: Around): Keeping | undefined {
  const name = nameOf(form)
  const text = form.querySelector('textarea')!
  const local = isOfNow(form, draft()?.fields) ? draft() : undefined
  const isGone = Boolean(local?.gone)
  let version = local?.version ?? 0
  let isFresh = Boolean(local?.fresh)
  let written = ''
  const put = (fields: Fields | undefined, fresh: boolean, sent?: true) => {
    isFresh = fresh
    const facts = { ...(viewer ? { memberId: viewer } : {}), ...(sent ? { sent } : {}) }
    store(name, fields && { fields, version, fresh, ...facts })
  }

  const keeping =
    viewer && placeOf(name)
      ? openKeeping(form, {
          base,
          place: placeOf(name)!,
          fields: () => fieldsIn(form),
          version: () => version,
          onKept: (kept, fields) => {
            version = kept
            const now = fieldsIn(form)
            put(now, JSON.stringify(now) !== JSON.stringify(fields))
          },
          onRemote: (remote) => {
            version = remote?.version ?? 0
            written = JSON.stringify(remote?.fields)
            if (remote) putFields(form, remote.fields)
            else form.reset()
            put(fieldsIn(form), false)
          },
          isFresh: () => isFresh,
          isGone,
        })
      : undefined

  const changed = () => {
    const { taken } = form.dataset
    delete form.dataset.taken
    if (taken) chooseAll(form, fieldsOf(taken))
    showSecond(form)
    const fields = fieldsIn(form)
    const now = JSON.stringify(fields)
    if (now === written) return
    written = now
    put(fields, true)
    keeping?.changed()
  }
  if (local && !isGone && text.value === text.defaultValue) {
    written = JSON.stringify(local.fields)
    // Refused: the words came back with the page, what was chosen did not.
    if (isRefused(form)) chooseAll(form, local.fields)
    else putFields(form, local.fields)
  }
  showSecond(form)
  if (fieldsIn(form)) changed()
  form.addEventListener('input', changed)
  form.addEventListener('reset', () => {
    takeOff(form)
    put(undefined, false)
    written = ''
    if (!keeping) return
    keeping.sent()
    if (version > 0) store(name, { fields: {}, version, gone: true, ...(viewer ? { memberId: viewer } : {}) })
  })
  form.addEventListener('click', ({ target }) => {
    const item = (target as HTMLElement).closest('.chosen button')?.parentElement
    if (!item) return
    const next = item.nextElementSibling ?? item.previousElementSibling
    takeOff(form, item)
    ;(next?.querySelector('button') ?? text).focus()
    form.dispatchEvent(new Event('input', { bubbles: true }))
  })
  // Up here it is known whether anything else has taken the form over.
  addEventListener('submit', (event) => {
    const fields = event.target === form && !event.defaultPrevented && fieldsIn(form)
    if (!fields) return
    put(fields, false, true)
    keeping?.hold()
  })
  return keeping
}

function nameOf(form: HTMLFormElement): string {
  return form.dataset.call ?? ''
}
