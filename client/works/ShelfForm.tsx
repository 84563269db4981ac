import type { ComponentChildren } from 'preact'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import type { ShelfFilter } from './shelf.ts'

/** Looks for works, within what is chosen beside it: a plain form, so that filters are put together without a script. */
export function ShelfForm({ filter, tags }: { filter: ShelfFilter; tags: string[] }) {
  const { base } = usePlace()
  const words = useWords('shelf')
  const { kind, tag, time, experience, q, sort } = filter
  const offered = tag && !tags.includes(tag) ? [tag, ...tags] : tags
  return (
    <form class="shelf-form" role="search" aria-label={words.find} action={`${base}/works`}>
      {kind && <input type="hidden" name="kind" value={kind} />}
      {time && <input type="hidden" name="time" value={time} />}
      <div class="find-in">
        <label class="vh" for="shelf-q">
          {words.find}
        </label>
        <span class="find-box">
          <Icon name="search" />
          <input class="in" id="shelf-q" name="q" type="search" dir="auto" placeholder={words.find} value={q} maxLength={200} />
        </span>
        <Button>{words.findAct}</Button>
      </div>
      <div class="choices">
        <Choice name="tag" label={words.tag}>
          <option value="">{words.anyTag}</option>
          {offered.map((each) => (
            <option key={each} value={each} selected={each === tag}>
              {each}
            </option>
          ))}
        </Choice>
        <Choice name="experience" label={words.who}>
          <option value="">{words.whos.anybody}</option>
          {(['finished', 'using'] as const).map((each) => (
            <option key={each} value={each} selected={each === experience}>
              {words.whos[each]}
            </option>
          ))}
        </Choice>
        <Choice name="sort" label={words.order}>
          {(['top', 'new'] as const).map((each) => (
            <option key={each} value={each} selected={each === sort}>
              {words.sorts[each]}
            </option>
          ))}
        </Choice>
      </div>
    </form>
  )
}

function Choice({ name, label, children }: { name: string; label: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={`shelf-${name}`}>{label}</label>
      <select class="in" id={`shelf-${name}`} name={name}>
        {children}
      </select>
    </div>
  )
}
