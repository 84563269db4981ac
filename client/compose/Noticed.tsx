import type { Candidate, WorkRef } from '../../server/contract/index.ts'
import { Cover } from '../works/Cover.tsx'
import { Makers } from '../works/Makers.tsx'
import { useWords } from '../words/words.ts'

interface NoticedProps {
  candidates: Candidate[]
  onTake: (one: Candidate) => void
  onFill: (one: Candidate) => void
  onDismiss: (one: Candidate) => void
}

/** The works that a text seems to recommend, each to be taken or dismissed with one press. */
export function Noticed({ candidates, onTake, onFill, onDismiss }: NoticedProps) {
  const words = useWords('compose')
  if (candidates.length === 0) return null
  return (
    <ul class="asks" aria-label={words.noticed}>
      {candidates.map((one) => {
        const work = shownAs(one)
        const take = one.recommendationId ? words.countIt : words.recommendThis
        return (
          <li class="ask" key={one.recommendationId ?? one.work?.id ?? work.title}>
            <Cover work={work} size="s" />
            <p>
              <bdi class="work-title">{work.title}</bdi>
              <span class="work-by">
                <Makers work={work} />
                <span class="dot" />
                {one.recommendationId ? words.youSecond : one.work ? words.people(one.work.people) : words.notOnShelf}
              </span>
            </p>
            <span class="row-btns">
              <button
                class={one.recommendationId ? 'btn btn-sec' : 'btn'}
                type="button"
                aria-label={words.of(take, work.title)}
                onClick={() => onTake(one)}
              >
                {take}
              </button>
              {!one.work && (
                <button class="act" type="button" aria-label={words.of(words.fillIn, work.title)} onClick={() => onFill(one)}>
                  {words.fillIn}
                </button>
              )}
              <button class="act" type="button" aria-label={words.of(words.dismiss, work.title)} onClick={() => onDismiss(one)}>
                {words.dismiss}
              </button>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function shownAs({ work, suggestion }: Candidate): WorkRef {
  if (work) return work
  const facts = suggestion && 'title' in suggestion ? suggestion : { kind: 'other' as const, title: '' }
  return { id: '', kind: facts.kind, title: facts.title, creators: facts.creators ?? [], url: facts.url ?? null }
}
