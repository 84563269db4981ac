import type { ComponentChildren, FunctionComponent } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Keep, KeepContext, nameOf } from '../ui/Kept.tsx'
import { PlaceContext } from '../ui/place.ts'
import { languages } from '../words/languages.ts'
import { WordsContext } from '../words/words.ts'
import { type Frame, placeOf } from './frame.ts'

/** Keeps parts of pages: `key` tells the ways apart in which `by` may be drawn. Answers what stands for the part in the page. */
export type KeepHtml = (by: object, key: string, draw: () => string) => string

/**
 * A page as a whole HTML document, in the language of its frame: `renderPage(FrontPage, { frame, threads, … })`. With `keepHtml` it
 * draws the parts that say so only where they are not kept.
 */
export function renderPage<Props extends { frame: Frame }>(
  Page: FunctionComponent<Props>,
  props: Props,
  keepHtml?: KeepHtml,
): string {
  const { frame } = props
  const { now: _now, ...place } = placeOf(frame)
  const where = nameOf([frame.lang, place])
  const keep: Keep | null = keepHtml
    ? (by, facts, draw) => keepHtml(by, `${where} ${JSON.stringify(facts)}`, () => html(draw()))
    : null
  const html = (children: ComponentChildren) =>
    renderToString(
      <WordsContext.Provider value={languages[frame.lang]}>
        <PlaceContext.Provider value={placeOf(frame)}>
          <KeepContext.Provider value={keep}>{children}</KeepContext.Provider>
        </PlaceContext.Provider>
      </WordsContext.Provider>,
    )
  return `<!doctype html>${html(<Page {...props} />)}`
}
