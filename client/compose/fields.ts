import { choose, read, showSecond, takeOff } from './chosen.ts'

/** What stands in a form, by the names of its fields. */
export type Fields = Record<string, string>

const typed = 'textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=password])'
const chosen = '.chosen input'

/** What was typed and chosen in a form; undefined where that is nothing. What was picked from a list, and whom it answers, is no draft alone. */
export function fieldsIn(form: HTMLFormElement): Fields | undefined {
  const fields: Fields = {}
  let isTyped = false
  // What a refused form brings back was typed, though it came with the page.
  const cameAlong = !isRefused(form)
  for (const field of form.querySelectorAll<HTMLInputElement>(
    `${typed}, ${chosen}, select, [type=radio]:checked, [name=replyTo], [name=revision]`,
  )) {
    if (!field.name) continue
    if (field.matches(typed)) {
      if (field.value === '' ? field.defaultValue === '' || !cameAlong : cameAlong && field.value === field.defaultValue) continue
      isTyped = true
    }
    if (field.matches(chosen)) isTyped = true
    fields[field.name] = field.value
  }
  return isTyped ? fields : undefined
}

/** Puts into a form what was typed into it before, in place of what stands there. */
export function putFields(form: HTMLFormElement, fields: Fields): void {
  if (fields.replyTo) document.dispatchEvent(new CustomEvent('answer', { detail: fields.replyTo }))
  for (const field of form.querySelectorAll<HTMLInputElement>(`${typed}, select`)) {
    if (!field.name) continue
    const value = fields[field.name] ?? (field.matches('select') ? field.value : field.defaultValue)
    if (field.value !== value) field.value = value
    if (field.matches(typed) && fields[field.name]) field.closest('details')?.setAttribute('open', '')
  }
  for (const radio of form.querySelectorAll<HTMLInputElement>('[type=radio]'))
    if (radio.name in fields) radio.checked = radio.value === fields[radio.name]
  takeOff(form)
  chooseAll(form, fields)
  showSecond(form)
  form.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Chooses the works that are among the fields, and what is seconded. */
export function chooseAll(form: HTMLFormElement, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const work = /^recommends\[\d+\]$/.test(name) && read(value)
    if (work) choose(form, work)
  }
  if (fields.seconds) form.dataset.seconds = fields.seconds
}

/** A reply that was taken back before it was sent: what the API would have been given, as fields. */
export function fieldsOf(taken: string): Fields {
  const { recommends = [], seconds } = JSON.parse(taken) as { recommends?: object[]; seconds?: string }
  const works = recommends.map((work, place) => [`recommends[${place + 1}]`, JSON.stringify(work)])
  return { ...(Object.fromEntries(works) as Fields), ...(seconds ? { seconds } : {}) }
}

/** Whether the words were written on the text that the form holds: an edit of what was changed since is no draft of it. */
export function isOfNow(form: HTMLFormElement, fields: Fields | undefined): boolean {
  const revision = form.querySelector<HTMLInputElement>('[name=revision]')?.value
  return !fields?.revision || fields.revision === revision
}

/** Whether the form came back with the page because it was refused. */
export function isRefused(form: HTMLFormElement): boolean {
  return form.querySelector('[aria-invalid="true"]') !== null || document.querySelector('#problems') !== null
}
