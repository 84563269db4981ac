import { inputIn, newKey, type Problem, send } from './send.ts'
import { words } from './words/browser.ts'

export interface Acts {
  base: string
  /** Told what an act has answered; draws it. */
  onAnswer: (call: string, input: Record<string, unknown>, body: unknown) => void
  /** What to say where nothing answers. */
  offline: string
  onTyping: () => void
  /** Takes a reply over; it is sent until it is answered. False where nobody takes it. */
  onReply: (call: string, input: Record<string, unknown>, key: string) => boolean
}

// Forms that lead to another page are left to the browser.
const inPlace =
  /^(POST|PUT|DELETE) \/api\/(threads\/\d+\/(posts|accepted)|posts\/\d+(\/second|\/restored|\/hidden)?|recommendations\/\d+\/second)$/

/** Takes over the forms of a thread: the same fields go to the API, and the answer is drawn in place. */
export function enhance(main: HTMLElement, acts: Acts): void {
  main.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    const { call } = form.dataset
    if (!call || !inPlace.test(call) || event.submitter?.matches('[name=preview]')) return
    event.preventDefault()
    void submit(form, call, acts)
  })
  main.addEventListener('change', (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-on-choice]')
    form?.requestSubmit()
  })
  main.addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[data-reply-to], #composer .to a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    const form = link.dataset.replyTo ? answer(main, link) : home()
    if (!form) return
    event.preventDefault()
    form.querySelector('textarea')?.focus()
  })
  let typedAt = 0
  main.addEventListener('input', (event) => {
    if (!(event.target as HTMLElement).matches('#composer textarea') || Date.now() - typedAt < 2_000) return
    typedAt = Date.now()
    acts.onTyping()
  })
}

const isReply = /^POST .*\/posts$/

async function submit(form: HTMLFormElement, call: string, acts: Acts): Promise<void> {
  if (form.ariaBusy === 'true') return
  const input = inputIn(form)
  const keyField = form.elements.namedItem('key') as HTMLInputElement | null
  clear(form)
  const key = keyField?.value || newKey()
  if (isReply.test(call) && acts.onReply(call, input, key)) {
    if (keyField) keyField.value = newKey()
    form.reset()
    home()
    return
  }
  form.ariaBusy = 'true'
  const answer = await send(acts.base, call, input, key)
  form.ariaBusy = null
  if (!answer.ok) return complain(form, answer.problem, acts)
  if (keyField) keyField.value = newKey()
  acts.onAnswer(call, input, answer.body)
}

function complain(form: HTMLFormElement, problem: Problem, acts: Acts): void {
  if (problem.status === 401) {
    location.assign(
      `${acts.base}/sign-in?${new URLSearchParams({ next: location.pathname.slice(acts.base.length) + location.search })}`,
    )
    return
  }
  const says = [problem.status === 0 ? acts.offline : problem.detail, ...(problem.errors ?? []).map((error) => error.message)]
  const line = document.createElement('p')
  line.className = 'err'
  line.role = 'alert'
  line.textContent = [...new Set(says)].join(' ')
  form.append(line)
}

function clear(form: HTMLFormElement): void {
  for (const line of form.querySelectorAll(':scope > .err')) line.remove()
}

/** Opens the composer under a post again, as it was when its reply was sent. */
export function compose(main: HTMLElement, input: Record<string, unknown>): void {
  answerPost(main, input.replyTo)
  const text = document.querySelector<HTMLTextAreaElement>('#composer textarea')
  if (!text) return
  text.value = text.value ? `${text.value}\n\n${input.body as string}` : (input.body as string)
  // The works that go with it are put back by compose/drafts.
  text.form!.dataset.taken = JSON.stringify(input)
  text.dispatchEvent(new Event('input', { bubbles: true }))
  text.focus()
}

/** Puts the composer under a post, where that is on this page. */
export function answerPost(main: HTMLElement, id: unknown): void {
  const link = main.querySelector<HTMLAnchorElement>(`.acts a[data-reply-to="${id as string}"]`)
  if (link) answer(main, link)
}

// The one composer of the page goes under the post that is answered, with what was typed in it.
function answer(main: HTMLElement, link: HTMLAnchorElement): HTMLFormElement | null {
  const composer = document.querySelector<HTMLElement>('#composer:has(form)')
  const article = link.closest('article')
  if (!composer || !article) return null
  if (!main.querySelector('#composer-home')) {
    const mark = document.createElement('div')
    mark.id = 'composer-home'
    composer.before(mark)
  }
  // Beside the post, not in it: a post that changes is drawn anew.
  article.after(composer)
  return address(composer, link.dataset, article.querySelector('.by .name')?.textContent)
}

// Sent, or meant for the whole thread after all: the composer goes back to its end.
function home(): HTMLFormElement | null {
  const composer = document.querySelector('#composer:has(form)')
  if (!composer) return null
  document.querySelector('#composer-home')?.after(composer)
  return address(composer)
}

// Says in the composer whom it answers, and how to answer the thread instead.
function address(composer: Element, { replyTo, seconds = '' }: DOMStringMap = {}, name?: string | null): HTMLFormElement {
  const form = composer.querySelector('form')!
  const heading = composer.querySelector('h2')!
  for (const old of composer.querySelectorAll('.to, [name=replyTo]')) old.remove()
  heading.textContent = name ? words.thread!.replyTo(name) : words.thread!.yourReply
  form.querySelector('textarea')!.ariaLabel = heading.textContent
  if (replyTo) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'replyTo'
    field.value = replyTo
    form.append(field)
    const back = document.createElement('p')
    back.className = 'to'
    const link = document.createElement('a')
    link.href = '#composer'
    link.textContent = words.thread!.replyToThread
    back.append(link)
    heading.after(back)
  }
  // What it says why of; the tools of the composer show it.
  form.dataset.seconds = seconds
  // Whom it answers is a part of the draft.
  form.dispatchEvent(new Event('input'))
  return form
}
