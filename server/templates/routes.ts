import type { Changes } from '../change/changes.ts'
import * as contract from '../contract/index.ts'
import { type Door, route } from '../http/route.ts'
import { member } from '../http/viewer.ts'
import { dropTemplate, keepTemplate } from './keep.ts'
import { templatesOf } from './queries.ts'

/** Texts that members keep to begin posts with; each sees their own. */
export function templateRoutes(door: Door, { db, now }: Changes): void {
  route(door, contract.listTemplates, async ({ viewer }) => ({ templates: await templatesOf(db, member(viewer).id) }))
  route(
    door,
    contract.keepTemplate,
    async ({ input, viewer }) => ({ template: await keepTemplate(db, member(viewer), input, now()) }),
    () => '/templates',
  )
  route(
    door,
    contract.dropTemplate,
    ({ input, viewer }) => dropTemplate(db, member(viewer), input.name),
    () => '/templates',
  )
}
