import type { Candidate } from '../../server/contract/index.ts'
import { keep, kept } from '../kept.ts'
import { words } from '../words/composer.ts'
import { asked, openAsking } from './asking.ts'
import { choose, fold, isChosen } from './chosen.ts'
import type { Composer } from './composer.tsx'
import { Noticed } from './Noticed.tsx'

/** More than so many offers at once nobody reads while writing. */
const mostShown = 3
/** Of a long text only the words around the caret are asked about. */
const aroundCaret = 3_000
/** A reader who has dismissed more than this has forgotten the first. */
const mostDismissed = 300

/** Offers the works that the text seems to recommend, below it; what is accepted goes with the post, what is dismissed never comes back. */
export function noticeWorks(composer: Composer): { ask: () => void } {
  const { base, form, text } = composer
  const place = composer.below('noticed')
  let shown: Candidate[] = []
  let askedOf = ''

  const draw = () => {
    shown = shown.filter((one) => !isTaken(form, one) && !isDismissed(composer, one))
    composer.draw(
      place,
      <Noticed
        candidates={shown.slice(0, mostShown)}
        onTake={(one) => {
          if (one.recommendationId) form.dataset.seconds = one.recommendationId
          else if (!choose(form, factsOf(one))) composer.say(words.compose.mostWorks)
          done()
        }}
        onFill={(one) => {
          fill(form, one)
          draw()
        }}
        onDismiss={(one) => {
          dismiss(composer, one)
          done()
        }}
      />,
    )
  }
  const done = () => {
    text.focus()
    text.dispatchEvent(new Event('input', { bubbles: true }))
    draw()
  }
  const asking = openAsking<{ text: string; replyTo?: string }, { candidates: Candidate[] }>({
    restMs: 400,
    mostMs: 1_500,
    leastMs: 600,
    send: (question, signal) => asked(`${base}/api/works/notice`, signal, question),
    show: ({ candidates }) => {
      const before = new Set(shown.map(nameOf))
      // Those that stand keep their places, so that nothing jumps under the pointer.
      const still = shown.flatMap((one) => candidates.find((other) => nameOf(other) === nameOf(one)) ?? [])
      shown = [...still, ...candidates.filter((one) => !before.has(nameOf(one)))]
      draw()
      const fresh = shown.slice(0, mostShown).filter((one) => !before.has(nameOf(one)))
      if (fresh.length > 0) composer.say(words.compose.found(fresh.map((one) => factsOf(one).title ?? '')))
    },
  })
  return {
    ask: () => {
      draw()
      const replyTo = (form.elements.namedItem('replyTo') as HTMLInputElement | null)?.value
      const near = nearCaret(text.value, text.selectionEnd)
      const question = { text: near, ...(replyTo ? { replyTo } : {}) }
      if (JSON.stringify(question) === askedOf) return
      askedOf = JSON.stringify(question)
      if (near.trim().length > 1) return asking.ask(question)
      asking.stop()
      shown = []
      draw()
    },
  }
}

/** The part of a text that is asked about: all of it, or what stands around the caret, cut at white space. */
export function nearCaret(text: string, caret: number): string {
  if (text.length <= 2 * aroundCaret) return text
  const from = Math.max(0, caret - aroundCaret)
  const part = text.slice(from, caret + aroundCaret)
  return (from > 0 ? part.replace(/^\S*\s/, '') : part).replace(/\s\S*$/, '')
}

function isTaken(form: HTMLFormElement, one: Candidate): boolean {
  return one.recommendationId ? form.dataset.seconds === one.recommendationId : isChosen(form, factsOf(one))
}

function factsOf({ work, suggestion }: Candidate) {
  return work ? { workId: work.id, title: work.title } : 'title' in suggestion! ? suggestion : {}
}

function nameOf(one: Candidate): string {
  if (one.recommendationId) return `second ${one.recommendationId}`
  return one.work ? one.work.id : `new ${fold(factsOf(one).title)}`
}

// The plain fields, which are there without a script too, take the facts to be mended.
function fill(form: HTMLFormElement, one: Candidate): void {
  const facts = factsOf(one) as Record<string, string | string[] | undefined>
  for (const [name, value] of Object.entries(facts)) {
    const field = form.elements.namedItem(`recommends[0][${name}]`) as HTMLInputElement | null
    if (field && value) field.value = Array.isArray(value) ? value.join(', ') : value
  }
  form.querySelector('details.recommend')?.setAttribute('open', '')
  const title = form.elements.namedItem('recommends[0][title]') as HTMLInputElement
  title.focus()
  title.select()
  form.dispatchEvent(new Event('input', { bubbles: true }))
}

const shelfOfDismissed = (base: string) => `seconded:dismissed:${base}`

function dismiss({ base, form }: Composer, one: Candidate): void {
  const all = kept<string[]>(shelfOfDismissed(base)) ?? []
  keep(shelfOfDismissed(base), [...all, `${form.dataset.call} ${nameOf(one)}`].slice(-mostDismissed))
}

function isDismissed({ base, form }: Composer, one: Candidate): boolean {
  return (kept<string[]>(shelfOfDismissed(base)) ?? []).includes(`${form.dataset.call} ${nameOf(one)}`)
}
