import type { RecommendationView } from '../../server/contract/index.ts'
import type { Refused } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'

interface ChosenProps {
  form?: Refused
  seconds?: RecommendationView | null
}

/** The works that go with a post, each a hidden field: what it seconds, and what was chosen in the browser. A script adds to the list. */
export function Chosen({ form, seconds }: ChosenProps) {
  const words = useWords('compose')
  const { recommends } = form?.values ?? {}
  const chosen = (Array.isArray(recommends) ? recommends : []).flatMap((value: unknown, place) => {
    const title = typeof value === 'string' ? titleIn(value) : undefined
    return title === undefined ? [] : [{ name: `recommends[${place}]`, value: value as string, title: title || words.aWork }]
  })
  const second = seconds ? [{ name: 'seconds', value: seconds.id, title: words.seconding(seconds.work.title) }] : []
  const all = [...second, ...chosen]
  return (
    <ul class="chosen" aria-label={words.chosen} hidden={all.length === 0}>
      {all.map(({ name, value, title }) => (
        <li key={name}>
          <input type="hidden" name={name} value={value} />
          <bdi>{title}</bdi>
          <button class="act sq needs-js" type="button" aria-label={words.takeOff(title)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}

function titleIn(value: string): string | undefined {
  try {
    const { title } = JSON.parse(value) as { title?: unknown }
    return typeof title === 'string' ? title : ''
  } catch {
    return undefined
  }
}
