import type { Db } from '../../db/schema.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { memberByName } from '../members/queries.ts'
import { found } from '../refusal.ts'
import { profile } from './queries.ts'
import { shelfCountsOf, shelfOf } from './shelf-queries.ts'

/** A member as seen through what they started and recommended. */
export function profileRoutes(door: Door, db: Db): void {
  route(door, contract.showMember, ({ input, viewer }) => profile(db, input.name, viewer))
  route(door, contract.showShelf, async ({ input, viewer }) => {
    const owner = found(await memberByName(db, input.name), 'member')
    const asked = { member: owner, isOwn: owner.id === viewer?.id }
    const [{ items, next }, counts] = await Promise.all([
      shelfOf(db, asked, { show: input.show ?? 'recommended', cursor: input.cursor }),
      shelfCountsOf(db, asked),
    ])
    return { works: items, counts, next }
  })
}
