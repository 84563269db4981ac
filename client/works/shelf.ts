import type { WorkKind } from '../../server/contract/index.ts'
import { withQuery } from '../links.ts'

/** Which works of the shelf a page shows; null where a filter is not set. */
export interface ShelfFilter {
  kind: WorkKind | null
  tag: string | null
  /** "month", "year", or one of the calendar's, such as 2026-11. */
  time: string | null
  experience: 'finished' | 'using' | null
  /** '' where nothing was looked for. */
  q: string
  sort: 'top' | 'new'
}

/** The shelf's address with these filters. */
export function shelfPath({ kind, tag, time, experience, q, sort }: ShelfFilter): string {
  return withQuery('/works', { kind, tag, time, experience, q, sort: sort === 'top' ? null : sort })
}
