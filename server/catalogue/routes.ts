import type { Changes } from '../change/changes.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { accept, correct, decline, suggest } from './correct.ts'
import { correctionsBy, openCorrections } from './correction-queries.ts'
import { hideWork, showWork } from './hide.ts'
import { merge, unmerge } from './merge.ts'
import { mustModerate } from './rules.ts'
import { split } from './split.ts'
import { unsplit } from './unsplit.ts'

/** Keeping the catalogue true: corrections, merging and splitting works and undoing it, hiding. */
export function catalogueRoutes(door: Door, changes: Changes): void {
  route(door, contract.mergeWork, ({ input, viewer, key }) => merge(changes, member(viewer), input, key), toWork)
  route(door, contract.unmergeWork, ({ input, viewer, key }) => unmerge(changes, member(viewer), input.workId, key), toWork)
  route(door, contract.hideWork, ({ input, viewer, key }) => hideWork(changes, member(viewer), input, key), toWork)
  route(door, contract.unhideWork, ({ input, viewer, key }) => showWork(changes, member(viewer), input.workId, key), toWork)
  route(door, contract.splitWork, ({ input, viewer, key }) => split(changes, member(viewer), input, key), toWork)
  route(door, contract.unsplitWork, ({ input, viewer, key }) => unsplit(changes, member(viewer), input.workId, key), toWork)
  route(
    door,
    contract.suggestCorrection,
    ({ input, viewer, key }) => suggest(changes, member(viewer), input, key),
    ({ correction }) => `${toWork(correction)}#history`,
  )
  route(door, contract.correctWork, ({ input, viewer, key }) => correct(changes, member(viewer), input, key), toWork)
  route(
    door,
    contract.acceptCorrection,
    ({ input, viewer, key }) => accept(changes, member(viewer), input.correctionId, key),
    toQueue,
  )
  route(door, contract.declineCorrection, ({ input, viewer, key }) => decline(changes, member(viewer), input, key), toQueue)
  route(door, contract.listCorrections, async ({ input, viewer }) => {
    mustModerate(member(viewer))
    const { items, next } = await openCorrections(changes.db, input.cursor)
    return { corrections: items, next }
  })
  route(door, contract.listMyCorrections, async ({ viewer }) => ({
    corrections: await correctionsBy(changes.db, member(viewer).id),
  }))
}

function toQueue(): string {
  return '/corrections'
}

function toWork({ work }: { work: Pick<contract.WorkView, 'id' | 'slug'> }): string {
  return `/works/${work.id}/${encodeURIComponent(work.slug)}`
}
