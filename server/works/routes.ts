import type { Db } from '../../db/schema.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { notice } from './notice.ts'
import { recommendedIn, workById, workView } from './queries.ts'
import { shelf } from './shelf-queries.ts'
import { suggested } from './suggest.ts'

/** The shelf and its works. */
export function workRoutes(door: Door, db: Db): void {
  route(door, contract.suggestWorks, async ({ input }) => ({ works: await suggested(db, input.q) }))
  route(door, contract.noticeWorks, async ({ input, viewer }) => {
    return { candidates: await notice(db, input, member(viewer).id) }
  })
  route(door, contract.listWorks, async ({ input }) => {
    const { items, next } = await shelf(db, input)
    return { works: items, next }
  })
  route(door, contract.showWork, async ({ input }) => {
    const work = found(await workById(db, input.workId), 'work')
    const { items, next } = await recommendedIn(db, work.id, input.cursor)
    return { work: workView(work), recommendations: items, next }
  })
}
