import { en, type Words } from './en.ts'

export type Language = 'en'

/** The words of each language that pages can be rendered in. */
export const languages: Record<Language, Words> = { en }
