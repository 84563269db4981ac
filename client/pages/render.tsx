import type { FunctionComponent } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { PlaceContext } from '../ui/place.ts'
import { languages } from '../words/languages.ts'
import { WordsContext } from '../words/words.ts'
import { type Frame, placeOf } from './frame.ts'

/** A page as a whole HTML document, in the language of its frame: `renderPage(FrontPage, { frame, threads, … })`. */
export function renderPage<Props extends { frame: Frame }>(Page: FunctionComponent<Props>, props: Props): string {
  const { frame } = props
  return (
    '<!doctype html>' +
    renderToString(
      <WordsContext.Provider value={languages[frame.lang]}>
        <PlaceContext.Provider value={placeOf(frame)}>
          <Page {...props} />
        </PlaceContext.Provider>
      </WordsContext.Provider>,
    )
  )
}
