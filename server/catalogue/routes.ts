import type { Changes } from '../change/changes.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { hideWork, showWork } from './hide.ts'
import { merge, unmerge } from './merge.ts'

/** Keeping the catalogue true: merging works, and undoing it. */
export function catalogueRoutes(door: Door, changes: Changes): void {
  route(door, contract.mergeWork, ({ input, viewer, key }) => merge(changes, member(viewer), input, key), toWork)
  route(door, contract.unmergeWork, ({ input, viewer, key }) => unmerge(changes, member(viewer), input.workId, key), toWork)
  route(door, contract.hideWork, ({ input, viewer, key }) => hideWork(changes, member(viewer), input, key), toWork)
  route(door, contract.unhideWork, ({ input, viewer, key }) => showWork(changes, member(viewer), input.workId, key), toWork)
}

function toWork({ work }: { work: contract.WorkView }): string {
  return `/works/${work.id}/${encodeURIComponent(work.slug)}`
}
