import type { RecommendationView } from '../../server/contract/index.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { fieldId, type Refused, typed } from '../ui/refused.ts'
import { useWords } from '../words/words.ts'
import { kinds } from '../works/kinds.ts'
import { Chosen } from './Chosen.tsx'

const at = (field: string) => `recommends[0][${field}]`

const names = ['kind', 'title', 'creators', 'url', 'isbn'].map(at)

/** One work to recommend with a post, folded away until wanted. Fields left empty recommend nothing. */
export function RecommendFields({ form, seconds }: { form?: Refused; seconds?: RecommendationView | null }) {
  const words = useWords('writing')
  const works = useWords('works')
  const kind = at('kind')
  const filled = names.some((name) => name !== kind && typed(form, name))
  return (
    <>
      <Chosen form={form} seconds={seconds} />
      <details class="recommend" open={filled}>
        <summary class="act">
          <Icon name="unfold" />
          {words.recommend}
        </summary>
        <div class="recommend-in">
          <p class="hint">{words.recommendHint}</p>
          <div class="field">
            <label for={fieldId(kind)}>{words.work.kind}</label>
            <select class="in" id={fieldId(kind)} name={kind}>
              {kinds.map((each) => (
                <option key={each} value={each} selected={each === (typed(form, kind) ?? 'book')}>
                  {works.kind[each]}
                </option>
              ))}
            </select>
          </div>
          <Field name={at('title')} label={words.work.title} form={form} input={{ maxLength: 300 }} />
          <Field name={at('creators')} label={words.work.creators} hint={words.work.creatorsHint} form={form} />
          <Field name={at('url')} label={words.work.url} form={form} input={{ type: 'url', maxLength: 2000, dir: 'ltr' }} />
          <Field
            name={at('isbn')}
            label={words.work.isbn}
            form={form}
            input={{ maxLength: 20, inputMode: 'numeric', dir: 'ltr' }}
          />
          <Button class="needs-js add-work" type="button">
            {words.work.another}
          </Button>
        </div>
      </details>
    </>
  )
}

/** The labels of these fields, by name, for the summary of a refused form. */
export function useRecommendLabels(): Record<string, string> {
  const { work } = useWords('writing')
  return {
    [at('kind')]: work.kind,
    [at('title')]: work.title,
    [at('creators')]: work.creators,
    [at('url')]: work.url,
    [at('isbn')]: work.isbn,
  }
}
