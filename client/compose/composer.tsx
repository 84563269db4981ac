import { type ComponentChild, render } from 'preact'
import { PlaceContext } from '../ui/place.ts'
import { words } from '../words/composer.ts'
import { WordsContext } from '../words/words.ts'

/** A form with a text, as its tools see it. */
export interface Composer {
  base: string
  form: HTMLFormElement
  text: HTMLTextAreaElement
  /** Says something to who listens rather than looks; politely, and the same words again too. */
  say: (words: string) => void
  /** A place of its own for a tool, right below the text. */
  below: (name: string) => HTMLElement
  draw: (place: HTMLElement, child: ComponentChild) => void
}

/** Makes a form's text ready for tools. */
export function openComposer(base: string, form: HTMLFormElement, text: HTMLTextAreaElement): Composer {
  const status = document.createElement('p')
  status.className = 'vh'
  status.role = 'status'
  text.after(status)
  const icons = document.querySelector('use')?.getAttribute('href')?.split('#')[0] ?? ''
  const path = location.pathname.slice(base.length) + location.search
  let last: Element = status
  return {
    base,
    form,
    text,
    say: (said) => {
      status.textContent = status.textContent === said ? `${said} ` : said
    },
    below: (name) => {
      const place = document.createElement('div')
      place.className = name
      last.after(place)
      last = place
      return place
    },
    draw: (place, child) => {
      const where = { base, path, icons, now: new Date().toISOString(), ownMembers: true }
      render(
        <WordsContext.Provider value={words}>
          <PlaceContext.Provider value={where}>{child}</PlaceContext.Provider>
        </WordsContext.Provider>,
        place,
      )
    },
  }
}
