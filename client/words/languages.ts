import type { Language } from '../../server/contract/index.ts'
import { de } from './de.ts'
import { refusal } from './de/refusals.ts'
import { en, type Words } from './en.ts'

export type { Language }

/** The words of each language that pages can be rendered in. */
export const languages: Record<Language, Words> = { en, de }

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' }

/** What the server says no with, in each language. The server itself speaks English. */
export const refusals: Record<Language, (sentence: string) => string> = { en: (sentence) => sentence, de: refusal }
