import type { PreviewView } from '../../server/contract/index.ts'
import { newKey, send } from '../send.ts'
import { words } from '../words/composer.ts'
import { openAsking } from './asking.ts'
import type { Composer } from './composer.tsx'

/** Shows the text as it will look, by the server's own renderer, and keeps it up while it is written on; pressed again, it goes. */
export function openPreview(composer: Composer, trusted: (html: string) => string): void {
  const { base, form, text, say } = composer
  const button = form.querySelector<HTMLInputElement>('[name=preview]')
  if (!button) return
  const id = `${text.id}-preview`
  const region = document.createElement('section')
  Object.assign(region, { id, className: 'preview', hidden: true, ariaLabel: words.compose.preview })
  composer.below('').append(region)
  button.setAttribute('aria-controls', id)
  button.ariaExpanded = 'false'

  const show = ({ html, undescribed }: PreviewView) => {
    const prose = document.createElement('div')
    prose.className = 'prose'
    prose.dir = 'auto'
    prose.innerHTML = trusted(html)
    region.replaceChildren(prose, ...(undescribed > 0 ? [line(words.compose.undescribed(undescribed))] : []))
  }
  const asking = openAsking<string, PreviewView | string>({
    restMs: 600,
    mostMs: 2_000,
    leastMs: 1_200,
    send: async (body) => {
      const answer = await send(base, 'POST /api/preview', { body }, newKey())
      if (answer.ok) return answer.body as PreviewView
      return answer.problem.status === 0 ? words.compose.noPreview : answer.problem.detail
    },
    show: (answer) => {
      if (region.hidden) return
      if (typeof answer === 'string') region.replaceChildren(line(answer))
      else show(answer)
    },
  })
  const toggle = (isOpen: boolean) => {
    region.hidden = !isOpen
    button.ariaExpanded = String(isOpen)
    if (!isOpen) asking.stop()
  }
  button.addEventListener('click', (event) => {
    event.preventDefault()
    // What a page without a script has shown before.
    form.querySelector('#preview')?.remove()
    toggle(Boolean(region.hidden))
    if (region.hidden) return
    if (text.value.trim() === '') region.replaceChildren(line(words.compose.nothingYet))
    else asking.ask(text.value)
    say(words.compose.previewBelow)
  })
  text.addEventListener('input', () => {
    if (!region.hidden && text.value.trim() !== '') asking.ask(text.value)
  })
  form.addEventListener('reset', () => toggle(false))
}

function line(said: string): HTMLElement {
  const paragraph = document.createElement('p')
  paragraph.className = 'small quiet'
  paragraph.textContent = said
  return paragraph
}
