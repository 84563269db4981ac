import { words } from '../words/composer.ts'
import type { Composer } from './composer.tsx'

/** The most that a post may hold, in UTF-16 units as the server counts them. */
const most = 30_000
/** From here on it is said how many are left. */
const near = 2_000
const said = [near, 500, 100, 0]

/** Says how many characters are left where it comes to that, and lets the text grow with its words where the browser alone does not. */
export function watchLength(composer: Composer): void {
  const { form, text, say } = composer
  const count = document.createElement('p')
  count.className = 'left small quiet'
  count.hidden = true
  composer.below('').append(count)
  // What is pasted is not cut off without a word: it is said what is too much, and nothing is sent.
  text.removeAttribute('maxlength')
  let heard = Infinity
  const look = () => {
    const left = most - text.value.length
    count.hidden = left > near
    count.textContent = words.compose.left(left)
    count.classList.toggle('err', left < 0)
    text.setCustomValidity(left < 0 ? words.compose.left(left) : '')
    const step = said.filter((each) => left <= each).at(-1) ?? Infinity
    if (step < heard) say(words.compose.left(left))
    heard = step
    grow(text)
  }
  form.addEventListener('input', look)
  form.addEventListener('reset', () => queueMicrotask(look))
  look()
}

function grow(text: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  text.style.blockSize = 'auto'
  text.style.blockSize = `${text.scrollHeight}px`
}
