import type { Changes } from '../change/changes.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { must } from '../refusal.ts'
import { decide } from './decide.ts'
import { promotions } from './queries.ts'
import { maySeePromotions } from './rules.ts'

/** For moderators: who seems to promote what is theirs, and what is to be thought of it. */
export function promotionRoutes(door: Door, changes: Changes): void {
  route(door, contract.listPromotions, async ({ input, viewer }) => {
    must(maySeePromotions(member(viewer)))
    const { items, next } = await promotions(changes.db, input.show ?? 'open', input.cursor)
    return { promotions: items, next }
  })
  route(
    door,
    contract.decidePromotion,
    ({ input, viewer }) => decide(changes, member(viewer), input),
    () => '/moderation/promotion',
  )
}
