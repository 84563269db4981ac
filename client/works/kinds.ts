import type { WorkKind } from '../../server/contract/index.ts'

/** The kinds of works, in the order in which they are offered. */
export const kinds: WorkKind[] = ['book', 'tool', 'course', 'talk', 'article', 'podcast', 'other']
