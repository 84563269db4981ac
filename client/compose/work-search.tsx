import type { WorkView } from '../../server/contract/index.ts'
import { Makers } from '../works/Makers.tsx'
import { words } from '../words/composer.ts'
import { asked, openAsking } from './asking.ts'
import { choose, type ChosenWork, nameChosen } from './chosen.ts'
import type { Composer } from './composer.tsx'
import { openOptions } from './options.tsx'

const prefix = 'recommends[0]'

/** Makes the plain fields of a work a search of the shelf, and lets several works be named one after the other. */
export function searchWorks(composer: Composer): void {
  const { base, form } = composer
  const title = form.querySelector<HTMLInputElement>(`[name="${prefix}[title]"]`)
  if (!title) return
  const place = document.createElement('div')
  title.after(place)
  title.role = 'combobox'
  title.ariaExpanded = 'false'
  title.autocomplete = 'off'
  const add = (work: ChosenWork) => {
    const typed = fieldsOf(form).map((field) => [field, field.value] as const)
    for (const [field] of typed) field.value = ''
    if (choose(form, work)) return form.dispatchEvent(new Event('input', { bubbles: true }))
    for (const [field, value] of typed) field.value = value
    composer.say(words.compose.mostWorks)
  }
  const options = openOptions<WorkView>({
    composer,
    field: title,
    place,
    id: 'works-found',
    label: words.compose.suggested,
    eager: false,
    keyOf: (work) => work.id,
    option: (work) => (
      <span>
        <bdi class="work-title">{work.title}</bdi>
        <span class="work-by">
          <Makers work={work} />
          <span class="dot" />
          {words.compose.people(work.people)}
        </span>
      </span>
    ),
    onPick: (work) => add({ workId: work.id, title: work.title }),
  })
  const asking = openAsking<string, { works: WorkView[] }>({
    restMs: 150,
    mostMs: 600,
    leastMs: 400,
    send: (q, signal) => asked(`${base}/api/works/suggest?${new URLSearchParams({ q })}`, signal),
    show: ({ works }, q) => {
      if (document.activeElement === title && title.value.trim() === q) options.show(works)
    },
  })
  title.addEventListener('input', () => {
    const q = title.value.trim().slice(0, 200)
    if (q.length > 1) return asking.ask(q)
    asking.stop()
    options.hide()
  })
  form.addEventListener('input', () => void nameChosen(form, (workId) => titleOf(base, workId)))
  const addTyped = () => {
    const work = typedIn(form)
    if (work) add(work)
    title.focus()
  }
  form.querySelector('.add-work')?.addEventListener('click', addTyped)
  // Enter here means the work; the post is not finished by it.
  for (const field of fieldsOf(form))
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return
      event.preventDefault()
      addTyped()
    })
}

async function titleOf(base: string, workId: string): Promise<string | undefined> {
  const answer = await asked<{ work: WorkView }>(`${base}/api/works/${workId}`, AbortSignal.timeout(10_000)).catch(
    () => undefined,
  )
  return answer?.work.title
}

function fieldsOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>(`input[name^="${prefix}["]`)]
}

function typedIn(form: HTMLFormElement): ChosenWork | undefined {
  const value = (name: string) => (form.elements.namedItem(`${prefix}[${name}]`) as HTMLInputElement).value.trim()
  const title = value('title')
  if (!title) return undefined
  const creators = value('creators')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const [url, isbn] = [value('url'), value('isbn')]
  return {
    kind: value('kind'),
    title,
    ...(creators.length > 0 ? { creators } : {}),
    ...(url ? { url } : {}),
    ...(isbn ? { isbn } : {}),
  }
}
