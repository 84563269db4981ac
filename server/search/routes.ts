import type { Db } from '../../db/schema.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { search } from './queries.ts'

/** Search over posts, titles and works. */
export function searchRoutes(door: Door, db: Db): void {
  route(door, contract.searchAll, async ({ input }) => {
    const { items, next } = await search(db, input.q, input.cursor)
    return { results: items, next }
  })
}
