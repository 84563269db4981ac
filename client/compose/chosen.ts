import { words } from '../words/composer.ts'

/** A work that goes with a post: known by its id (the title is for the eye), or the facts of a new one, as the API takes them. */
export interface ChosenWork {
  workId?: string
  title?: string
  kind?: string
  creators?: string[]
  url?: string
  isbn?: string
}

/** As many works as one post may recommend. */
const most = 10
const say = words.compose

/** The works chosen in a form: each is a hidden field, so that it is sent, kept and refused together with the other fields. */
export function chosenIn(form: HTMLFormElement): ChosenWork[] {
  return [...form.querySelectorAll<HTMLInputElement>('.chosen input')].flatMap(({ value }) => read(value) ?? [])
}

/** Whether this work is among those chosen, stands in the plain fields, or is recommended by the post that is edited. */
export function isChosen(form: HTMLFormElement, work: ChosenWork): boolean {
  const named: ChosenWork[] = [...chosenIn(form), { title: titleField(form)?.value }, ...standingIn(form)]
  return named.some((one) =>
    one.workId && work.workId ? one.workId === work.workId : Boolean(fold(work.title)) && fold(one.title) === fold(work.title),
  )
}

/** Adds a work to those that go with the post. False where they are as many as there may be. */
export function choose(form: HTMLFormElement, work: ChosenWork): boolean {
  if (isChosen(form, work)) return true
  const list = listIn(form)
  const standing = standingIn(form).length - form.querySelectorAll('[name=drop]:checked').length
  if (list.children.length + (titleField(form)?.value.trim() ? 1 : 0) + standing >= most) return false
  list.append(itemFor(work, nextPlace(list)))
  list.hidden = false
  return true
}

/** Shows which recommendation the reply seconds, as the form says it in `data-seconds`; nowhere said, it is left as it stands. */
export function showSecond(form: HTMLFormElement): void {
  const { seconds } = form.dataset
  const shown = form.querySelector<HTMLInputElement>('.chosen [name=seconds]')
  if (seconds === undefined || (shown?.value ?? '') === seconds) return
  const list = listIn(form)
  shown?.parentElement?.remove()
  if (seconds) {
    const work = document.querySelector(`[data-recommendation="${CSS.escape(seconds)}"] .work-title`)
    const title = say.seconding(work?.textContent ?? say.theAbove)
    list.prepend(itemOf('seconds', seconds, title))
  }
  list.hidden = list.children.length === 0
}

/** Takes works off: all, or those that a button stands beside. */
export function takeOff(form: HTMLFormElement, item?: Element): void {
  const list = listIn(form)
  if (!item || item.querySelector('[name=seconds]')) form.dataset.seconds = ''
  if (item) item.remove()
  else list.replaceChildren()
  list.hidden = list.children.length === 0
}

/** The work in a field's value; undefined where it holds none. */
export function read(value: string): ChosenWork | undefined {
  try {
    const work = JSON.parse(value) as ChosenWork | null
    return work && (work.workId || work.title) ? work : undefined
  } catch {
    return undefined
  }
}

/** Puts the titles to works that came back as their ids alone: taken back from the outbox. */
export async function nameChosen(form: HTMLFormElement, titleOf: (workId: string) => Promise<string | undefined>): Promise<void> {
  for (const item of form.querySelectorAll<HTMLElement>('.chosen li')) {
    const field = item.querySelector('input')!
    const work = read(field.value)
    if (!work?.workId || work.title) continue
    const title = await titleOf(work.workId)
    if (title && item.isConnected) item.replaceWith(itemFor({ ...work, title }, Number(/\d+/.exec(field.name))))
  }
}

export function fold(title = ''): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// What a post recommends already that is edited.
function standingIn(form: HTMLFormElement): ChosenWork[] {
  return JSON.parse(form.dataset.recommends ?? '[]') as ChosenWork[]
}

function titleField(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector('[name="recommends[0][title]"]')
}

function listIn(form: HTMLFormElement): HTMLElement {
  return form.querySelector<HTMLElement>('.chosen') ?? document.createElement('ul')
}

// The plain fields are the first place.
function nextPlace(list: HTMLElement): number {
  const places = [...list.querySelectorAll('input')].map(({ name }) => Number(/\d+/.exec(name)))
  return Math.max(0, ...places) + 1
}

function itemFor(work: ChosenWork, place: number): HTMLElement {
  return itemOf(`recommends[${place}]`, JSON.stringify(work), work.title ?? say.aWork)
}

// As client/threads/Chosen draws it.
function itemOf(name: string, value: string, words: string): HTMLElement {
  const item = document.createElement('li')
  const field = document.createElement('input')
  Object.assign(field, { type: 'hidden', name, value })
  const title = document.createElement('bdi')
  title.textContent = words
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'act sq', ariaLabel: say.takeOff(words), textContent: '×' })
  item.append(field, title, button)
  return item
}
