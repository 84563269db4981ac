import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Words } from './en.ts'

/** The words around a render. The browser gives only the sections of the parts that it draws. */
export const WordsContext = createContext<Partial<Words>>({})

/** One section of the words, in the language of the render; throws where nobody gave that section. */
export function useWords<Section extends keyof Words>(section: Section): Words[Section] {
  const words = useContext(WordsContext)[section]
  if (!words) throw new Error(`No words for "${section}": render pages with renderPage, parts inside WordsContext.Provider.`)
  return words as Words[Section]
}
