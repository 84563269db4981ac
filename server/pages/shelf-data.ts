import type { WorksPageProps } from '../../client/pages/WorksPage.tsx'
import type { ShelfFilter } from '../../client/works/shelf.ts'
import type { Db } from '../../db/schema.ts'
import { busyTags } from '../threads/queries.ts'
import { bestPlaces } from '../works/place-queries.ts'
import { periodBefore, periodOf } from '../works/rules.ts'
import { countedShelf, type ShelfAsked, worksNear } from '../works/shelf-queries.ts'
import type { Heard } from './heard.ts'
import { readAnew } from './read-anew.ts'
import { isSame } from './same.ts'

export interface AskedOfShelf {
  filter: ShelfFilter
  cursor: string | undefined
}

/** What a page of the shelf shows, the same to every reader; `next` is the cursor of the next page. */
export type ShelfData = Required<
  Pick<WorksPageProps, 'works' | 'places' | 'period' | 'before' | 'counts' | 'tags' | 'near' | 'next'>
>

/** Reads what a page of the shelf shows, as it is now. */
export type ReadShelf = (asked: AskedOfShelf) => Promise<ShelfData>

const tagsShown = 20

/** Reads pages of the shelf; one that reads as before is the same object. */
export function keepShelves(db: Db, heard: Heard): ReadShelf {
  return readAnew(
    heard,
    (asked: AskedOfShelf, now) => readShelf(db, asked, now),
    (now, before) => (isSame(plain(now), plain(before)) ? before : now),
  )
}

async function readShelf(db: Db, { filter, cursor }: AskedOfShelf, now: Date): Promise<ShelfData> {
  const [{ page, counts }, tags] = await Promise.all([
    countedShelf(db, { ...askedBy(filter, now), cursor }),
    busyTags(db, tagsShown),
  ])
  const period = periodOf(filter.time ?? undefined, now) ?? null
  const isNothing = page.items.length === 0
  const ids = page.items.map((work) => work.id)
  const [places, near] = await Promise.all([bestPlaces(db, ids), isNothing && filter.q ? worksNear(db, filter.q) : []])
  return {
    works: page.items,
    places,
    period,
    before: period && isNothing ? periodBefore(period) : null,
    counts,
    tags: tags.map(({ tag }) => tag),
    near,
    next: page.next,
  }
}

function plain({ places, counts, ...rest }: ShelfData): unknown {
  return { ...rest, places: [...places], counts: counts && [...counts] }
}

/** How the shelf is asked for what a filter means. */
export function askedBy({ kind, tag, time, experience, q, sort }: ShelfFilter, now: Date): ShelfAsked {
  return {
    kind: kind ?? undefined,
    tag: tag ?? undefined,
    time: time ?? undefined,
    experience: experience ?? undefined,
    q,
    sort,
    now,
  }
}
