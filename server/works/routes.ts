import type { Db } from '../../db/schema.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { namesOfWork, recommendedBeside } from './beside-queries.ts'
import type { Books } from './books.ts'
import { fillIn } from './fill-in.ts'
import { notice } from './notice.ts'
import { recommendedIn } from './place-queries.ts'
import { workFor, workView } from './queries.ts'
import { shelf } from './shelf-queries.ts'
import type { suggested } from './suggest-queries.ts'

export type { Books } from './books.ts'

const besideShown = 6

/** The shelf and its works. With `books` the numbers of a draft are looked up elsewhere too; `suggest` answers as `suggested` does. */
export function workRoutes(
  door: Door,
  db: Db,
  books: Books | undefined,
  suggest: (typed: string) => ReturnType<typeof suggested>,
): void {
  route(door, contract.suggestWorks, async ({ input }) => ({ works: await suggest(input.q) }))
  route(door, contract.noticeWorks, async ({ input, viewer }) => {
    const candidates = await notice(db, input, member(viewer).id)
    return { candidates: books ? await fillIn(db, candidates, books) : candidates }
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
