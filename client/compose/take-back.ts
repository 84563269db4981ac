import { words } from '../words/composer.ts'
import type { Composer } from './composer.tsx'
import { fieldsIn, type Fields, putFields } from './fields.ts'
import { arrivedIn, isOwn } from './since.ts'

// Long enough to see what one has sent, short enough that nobody has answered it.
const undoMs = 10_000
// What waits for a connection longer than this was sent long ago.
const patienceMs = 60_000

/** Offers for a few seconds to take back a reply that was just sent: the post is removed, and its words are in the composer again. */
export function offerTakeBack({ form, text }: Composer): void {
  const replies = document.querySelector('#replies')
  if (!replies) return
  let sent: { fields: Fields; at: number } | undefined
  // Before anything else empties the form.
  form.addEventListener(
    'submit',
    (event) => {
      const fields = event.submitter?.matches('[name=preview]') ? undefined : fieldsIn(form)
      if (fields) sent = { fields, at: Date.now() }
    },
    true,
  )
  new MutationObserver((records) => {
    if (!sent || Date.now() - sent.at > patienceMs) return
    const article = records.flatMap(arrivedIn).find(isOwn)
    if (!article) return
    offer(article, sent.fields)
    sent = undefined
  }).observe(replies, { childList: true, subtree: true })

  const offer = (article: HTMLElement, fields: Fields) => {
    const line = document.createElement('p')
    Object.assign(line, { className: 'sent small', role: 'status', textContent: words.compose.sent })
    const button = document.createElement('button')
    Object.assign(button, { type: 'button', className: 'act', textContent: words.compose.takeBack })
    line.append(button)
    article.after(line)
    let timer = 0
    const count = () => (timer = window.setTimeout(() => line.remove(), undoMs))
    // Who is about to press it is not raced.
    line.addEventListener('mouseenter', () => clearTimeout(timer))
    line.addEventListener('mouseleave', count)
    line.addEventListener('focusin', () => clearTimeout(timer))
    line.addEventListener('focusout', count)
    button.addEventListener('click', () => {
      const remove = article.querySelector<HTMLFormElement>('form[data-call^="DELETE /api/posts/"]:not([data-call$="/second"])')
      line.remove()
      if (!remove) return
      remove.requestSubmit()
      if (text.value.trim() === '') putFields(form, fields)
      text.focus()
    })
    count()
  }
}
