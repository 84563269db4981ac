import { calls } from './calls.ts'
import { answerPost } from './enhance.ts'
import { keep, kept } from './kept.ts'

interface Draft {
  fields: Record<string, string>
  /** Handed to the browser to post: let go of once another page has come. */
  sent?: boolean
}

const index = (base: string) => `seconded:drafts:${base}`
const signOut = calls.signOut().call
const typed = 'textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=password])'

/** Keeps what is typed into each form that holds a text, restores it where the form comes back empty, and forgets it once sent. */
export function keepDrafts(base: string): void {
  const drafts = kept<Record<string, Draft>>(index(base)) ?? {}
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[data-call]')].filter((form) =>
    form.querySelector('textarea'),
  )
  const here = new Set(forms.map(nameOf))
  for (const [name, draft] of Object.entries(drafts)) if (draft.sent && !here.has(name)) delete drafts[name]
  keep(index(base), drafts)
  for (const form of forms) {
    restore(form, drafts[nameOf(form)])
    form.addEventListener('input', () => {
      const fields = fieldsIn(form)
      store(base, form, fields && { fields })
    })
    form.addEventListener('submit', (event) => {
      const fields = fieldsIn(form)
      if (!event.defaultPrevented && fields) store(base, form, { fields, sent: true })
    })
  }
  // The next to sit here may be somebody else.
  addEventListener('submit', ({ target }) => nameOf(target as HTMLFormElement) === signOut && keep(index(base), undefined))
}

/** Forgets the draft of a form: what it held is on its way. */
export function forgetDraft(base: string, form: HTMLFormElement): void {
  store(base, form, undefined)
}

function store(base: string, form: HTMLFormElement, draft: Draft | undefined): void {
  const { [nameOf(form)]: _old, ...rest } = kept<Record<string, Draft>>(index(base)) ?? {}
  keep(index(base), draft ? { ...rest, [nameOf(form)]: draft } : rest)
}

function restore(form: HTMLFormElement, draft: Draft | undefined): void {
  const text = form.querySelector('textarea')
  if (!draft || !text || text.value !== text.defaultValue || form.querySelector('[aria-invalid="true"]')) return
  answerPost(document.body, draft.fields.replyTo)
  for (const [name, value] of Object.entries(draft.fields)) {
    const field = form.elements.namedItem(name) as HTMLInputElement | null
    if (!field) continue
    field.value = value
    if (field.matches(typed)) field.closest('details')?.setAttribute('open', '')
  }
}

// What was chosen, and whom it answers, makes no draft without something typed.
function fieldsIn(form: HTMLFormElement): Record<string, string> | undefined {
  const fields: Record<string, string> = {}
  let isTyped = false
  for (const field of form.querySelectorAll<HTMLInputElement>(`${typed}, select, [name=replyTo]`)) {
    if (field.matches(typed)) {
      if (field.value === field.defaultValue) continue
      isTyped = true
    }
    fields[field.name] = field.value
  }
  return isTyped ? fields : undefined
}

function nameOf(form: HTMLFormElement): string {
  return form.dataset.call ?? ''
}
