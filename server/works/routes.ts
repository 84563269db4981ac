import type { Db } from '../../db/schema.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { namesOfWork, recommendedBeside } from './beside-queries.ts'
import { notice } from './notice.ts'
import { recommendedIn } from './place-queries.ts'
import { workFor, workView } from './queries.ts'
import { shelf } from './shelf-queries.ts'
import { suggested } from './suggest.ts'

const besideShown = 6

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
  route(door, contract.showWork, async ({ input, viewer }) => {
    const work = found(await workFor(db, viewer, input.workId), 'work')
    const [{ items, next }, names, beside] = await Promise.all([
      recommendedIn(db, work.id, input.cursor),
      namesOfWork(db, work.id),
      recommendedBeside(db, work.id, besideShown),
    ])
    return { work: workView(work), ...names, beside: beside.map((each) => each.work), recommendations: items, next }
  })
}
