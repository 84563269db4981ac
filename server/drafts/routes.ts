import type { Changes } from '../change/changes.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { dropDraft, keepDraft } from './keep.ts'
import { draftAt, draftsOf } from './queries.ts'

/** What members have begun to write: each sees their own, on any device. */
export function draftRoutes(door: Door, { db, now }: Changes): void {
  route(door, contract.listDrafts, async ({ viewer }) => ({ drafts: await draftsOf(db, member(viewer).id) }))
  route(door, contract.readDraft, async ({ input, viewer }) => ({
    draft: (await draftAt(db, member(viewer).id, input.place)) ?? null,
  }))
  route(door, contract.keepDraft, async ({ input, viewer, revision }) => ({
    draft: await keepDraft(db, member(viewer), input, revision, now()),
  }))
  route(
    door,
    contract.dropDraft,
    ({ input, viewer, revision }) => dropDraft(db, member(viewer), input.place, revision),
    () => '/drafts',
  )
}
