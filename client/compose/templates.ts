import { words } from '../words/composer.ts'
import { asked } from './asking.ts'
import type { Composer } from './composer.tsx'
import { apply } from './toolbar.ts'

interface Template {
  name: string
  body: string
}

const say = words.templates

/** Puts into the text what the thread asks for, and what the member keeps; and keeps what is written for another time. */
export function offerTemplates({ base, form, text, say: tell }: Composer): void {
  const insert = (body: string) => {
    const { value, selectionStart: from, selectionEnd: to } = text
    const before = from > 0 && !value.slice(0, from).endsWith('\n') ? '\n\n' : ''
    const said = before + body
    apply(text, { from, to, text: said, start: from + said.length, end: from + said.length })
  }
  const ofThread = form.querySelector<HTMLDetailsElement>('details.template')
  ofThread?.querySelector('.begin-with')?.addEventListener('click', () => {
    insert(ofThread.querySelector('pre')?.textContent ?? '')
    ofThread.open = false
  })

  const fold = form.querySelector<HTMLDetailsElement>('details.templates')
  if (!fold) return
  const list = document.createElement('ul')
  const name = document.createElement('input')
  Object.assign(name, { className: 'in', maxLength: 60, ariaLabel: say.keepThis, placeholder: say.name })
  const keep = document.createElement('button')
  Object.assign(keep, { type: 'button', className: 'btn', textContent: say.keep })
  const row = document.createElement('p')
  row.className = 'row-btns'
  const label = document.createElement('span')
  label.textContent = say.keepThis
  row.append(label, name, keep)
  fold.querySelector('summary')!.after(list, row)

  const show = (templates: Template[]) => {
    const items = templates.map(({ name, body }) => {
      const item = document.createElement('li')
      const button = document.createElement('button')
      Object.assign(button, { type: 'button', className: 'act', textContent: say.insert(name) })
      button.addEventListener('click', () => insert(body))
      item.append(button)
      return item
    })
    if (items.length > 0) list.replaceChildren(...items)
    else list.textContent = say.none
  }
  const read = async () => {
    const answer = await asked<{ templates: Template[] }>(`${base}/api/templates`, AbortSignal.timeout(10_000)).catch(
      () => undefined,
    )
    if (answer) show(answer.templates)
  }
  const keepThis = async () => {
    const called = name.value.trim()
    if (!called || text.value.trim() === '') return (called ? text : name).focus()
    const response = await fetch(`${base}/api/templates/${encodeURIComponent(called)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ body: text.value }),
    }).catch(() => undefined)
    if (response?.ok) {
      name.value = ''
      tell(say.kept(called))
      return read()
    }
    const { detail } = ((await response?.json()) as { detail?: string } | undefined) ?? {}
    list.textContent = detail ?? words.compose.noPreview
  }
  keep.addEventListener('click', () => void keepThis())
  name.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    void keepThis()
  })
  fold.addEventListener('toggle', () => fold.open && void read())
  if (fold.open) void read()
}
