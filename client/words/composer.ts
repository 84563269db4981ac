import { compose } from './en/compose.ts'
import { works } from './en/works.ts'
import type { Words } from './en.ts'

/** The sections of the words that the tools of a composer draw with. */
export const words = { compose, works } satisfies Partial<Words>
