import { calls } from '../calls.ts'
import { keep, kept } from '../kept.ts'
import type { OpenPage } from '../later.ts'
import { choose, read, showSecond, takeOff } from './chosen.ts'

interface Draft {
  fields: Record<string, string>
  memberId?: string
  /** Handed to the browser to post: let go of once another page has come. */
  sent?: boolean
}

const signOut = calls.signOut().call
const typed = 'textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=password])'
const chosen = '.chosen input'

/** Keeps what is typed into each form that holds a text, restores it where the form comes back empty, and forgets it once sent. */
export function open({ base }: OpenPage): void {
  const { viewer } = document.documentElement.dataset
  const index = `seconded:drafts:${base}`
  const all = () => kept<Record<string, Draft>>(index) ?? {}
  const keepAll = (drafts: Record<string, Draft>) => keep(index, Object.keys(drafts).length > 0 ? drafts : undefined)
  const store = (form: HTMLFormElement, draft: Draft | undefined) => {
    const { [nameOf(form)]: _old, ...rest } = all()
    keepAll(draft ? { ...rest, [nameOf(form)]: { ...draft, memberId: viewer } } : rest)
  }
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[data-call]:has(textarea)')]
  const here = new Set(forms.map(nameOf))
  const stays = ([name, { sent, memberId }]: [string, Draft]) =>
    // Somebody else has signed in here since.
    !(sent && !here.has(name)) && !(viewer && memberId && memberId !== viewer)
  keepAll(Object.fromEntries(Object.entries(all()).filter(stays)))
  for (const form of forms) {
    restore(form, all()[nameOf(form)]?.fields)
    const changed = () => {
      const { taken } = form.dataset
      delete form.dataset.taken
      if (taken) chooseAll(form, fieldsOf(taken))
      showSecond(form)
      const fields = fieldsIn(form)
      store(form, fields && { fields })
    }
    changed()
    form.addEventListener('input', changed)
    form.addEventListener('reset', () => takeOff(form))
    form.addEventListener('click', ({ target }) => {
      const item = (target as HTMLElement).closest('.chosen button')?.parentElement
      if (!item) return
      const next = item.nextElementSibling ?? item.previousElementSibling
      takeOff(form, item)
      ;(next?.querySelector('button') ?? form.querySelector('textarea'))?.focus()
      form.dispatchEvent(new Event('input', { bubbles: true }))
    })
    form.addEventListener('submit', (event) => {
      const fields = fieldsIn(form)
      if (!event.defaultPrevented && fields) store(form, { fields, sent: true })
    })
  }
  // The next to sit here may be somebody else.
  addEventListener('submit', ({ target }) => nameOf(target as HTMLFormElement) === signOut && keep(index, undefined))
}

function restore(form: HTMLFormElement, fields: Record<string, string> | undefined): void {
  const text = form.querySelector('textarea')
  if (!fields || !text || text.value !== text.defaultValue) return
  // Refused: the words came back with the page, what was chosen did not.
  if (form.querySelector('[aria-invalid="true"]')) return chooseAll(form, fields)
  if (fields.replyTo) document.dispatchEvent(new CustomEvent('answer', { detail: fields.replyTo }))
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name) as HTMLInputElement | null
    if (!field) continue
    field.value = value
    if (field.matches(typed)) field.closest('details')?.setAttribute('open', '')
  }
  chooseAll(form, fields)
  showSecond(form)
  form.dispatchEvent(new Event('input', { bubbles: true }))
}

function chooseAll(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const [name, value] of Object.entries(fields)) {
    const work = /^recommends\[\d+\]$/.test(name) && read(value)
    if (work) choose(form, work)
  }
  if (fields.seconds) form.dataset.seconds = fields.seconds
}

// A reply that was taken back before it was sent: what the API would have been given, as fields.
function fieldsOf(taken: string): Record<string, string> {
  const { recommends = [], seconds } = JSON.parse(taken) as { recommends?: object[]; seconds?: string }
  const works = recommends.map((work, place) => [`recommends[${place + 1}]`, JSON.stringify(work)])
  return { ...(Object.fromEntries(works) as Record<string, string>), ...(seconds ? { seconds } : {}) }
}

// What was chosen from a list, and whom it answers, makes no draft without something typed.
function fieldsIn(form: HTMLFormElement): Record<string, string> | undefined {
  const fields: Record<string, string> = {}
  let isTyped = false
  for (const field of form.querySelectorAll<HTMLInputElement>(`${typed}, ${chosen}, select, [name=replyTo]`)) {
    if (!field.name) continue
    if (field.matches(typed)) {
      if (field.value === field.defaultValue) continue
      isTyped = true
    }
    if (field.matches(chosen)) isTyped = true
    fields[field.name] = field.value
  }
  return isTyped ? fields : undefined
}

function nameOf(form: HTMLFormElement): string {
  return form.dataset.call ?? ''
}
