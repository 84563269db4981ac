import type { OpenPage } from '../later.ts'
import { words } from '../words/composer.ts'
import { quoted, toMarkdown } from './to-markdown.ts'
import { apply } from './toolbar.ts'

/** A longer quotation is no quotation. */
const most = 2_000

/** Offers to quote what is selected in a post: a button beside the selection, and the key q. The quotation names its source, and links to it. */
export function open({ base, main }: OpenPage): void {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'btn quote-it', hidden: true, textContent: words.compose.quote })
  button.setAttribute('aria-keyshortcuts', 'q')
  main.append(button)
  const place = () => {
    const selected = selectedIn(main)
    button.hidden = !selected
    if (!selected) return
    const { bottom, right } = selected.range.getBoundingClientRect()
    const around = main.getBoundingClientRect()
    button.style.insetBlockStart = `${bottom - around.top + 8}px`
    const left = Math.min(right - around.left, around.width) - button.offsetWidth
    button.style.left = `${Math.max(0, left)}px`
  }
  const quote = () => {
    const selected = selectedIn(main)
    if (!selected) return false
    const { article, range } = selected
    const words = toMarkdown(range.cloneContents())
    const text = words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, '')} …` : words
    getSelection()?.removeAllRanges()
    put(article, `${quoted(text)}\n>\n> — ${sourceOf(article, base)}`)
    return true
  }
  let due = 0
  document.addEventListener('selectionchange', () => {
    cancelAnimationFrame(due)
    due = requestAnimationFrame(place)
  })
  // The selection stays while the button is pressed.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', quote)
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event
    if (key !== 'q' || ctrlKey || metaKey || altKey || (target as HTMLElement).closest('input, textarea, select')) return
    if (quote()) event.preventDefault()
  })
  place()
}

interface Selected {
  article: HTMLElement
  range: Range
}

// Words of one post, and nothing beside them.
function selectedIn(main: HTMLElement): Selected | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.toString().trim() === '') return undefined
  const range = selection.getRangeAt(0)
  const { commonAncestorContainer: common } = range
  const prose = (common instanceof Element ? common : common.parentElement)?.closest('article[data-post] .prose')
  const article = prose?.closest<HTMLElement>('article[data-post]')
  return article && main.contains(article) && document.querySelector('#composer form') ? { article, range } : undefined
}

function sourceOf(article: HTMLElement, base: string): string {
  const name =
    article
      .querySelector('.by .name')
      ?.textContent?.trim()
      .replace(/[\\[\]]/g, '\\$&') ?? ''
  return `[${name}](${base}/p/${article.dataset.post})`
}

// The composer goes under the post that is quoted, unless something is being written in it already.
function put(article: HTMLElement, quotation: string): void {
  const text = () => document.querySelector<HTMLTextAreaElement>('#composer textarea')!
  if (text().value.trim() === '') article.querySelector<HTMLElement>('.acts a[data-reply-to]')?.click()
  const field = text()
  const { value, selectionStart: from, selectionEnd: to } = field
  const before = /\S[^\n]*$/.test(value.slice(0, from)) ? '\n\n' : /[^\n]\n$/.test(value.slice(0, from)) ? '\n' : ''
  const said = `${before}${quotation}\n\n`
  apply(field, { from, to, text: said, start: from + said.length, end: from + said.length })
  field.scrollIntoView({ block: 'nearest' })
}
