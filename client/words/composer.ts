import { compose } from './en/compose.ts'
import { pictures } from './en/pictures.ts'
import { templates } from './en/templates.ts'
import { works } from './en/works.ts'
import type { Words } from './en.ts'

/** The sections of the words that the tools of a composer draw with. */
export const words = { compose, pictures, templates, works } satisfies Partial<Words>
