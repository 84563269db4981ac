import { keep, kept } from './kept.ts'

interface Draft {
  fields: Record<string, string>
  /** Handed to the browser to post: let go of once another page has come. */
  sent?: boolean
}

const index = (base: string) => `seconded:drafts:${base}`
const control = new Set(['key', 'next', 'back', 'revision', 'password'])

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
      store(base, form, Object.values(fields).some(Boolean) ? { fields } : undefined)
    })
    form.addEventListener('submit', (event) => {
      if (!event.defaultPrevented) store(base, form, { fields: fieldsIn(form), sent: true })
    })
  }
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
  for (const [name, value] of Object.entries(draft.fields)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      field.value = value
  }
}

function fieldsIn(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'textarea, input:not([type=hidden], [type=radio], [type=checkbox])',
  )) {
    if (field.name && !control.has(field.name) && field.value !== field.defaultValue) fields[field.name] = field.value
  }
  return fields
}

function nameOf(form: HTMLFormElement): string {
  return form.dataset.call ?? ''
}
