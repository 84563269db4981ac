import type { Changes } from '../change/changes.ts'
import * as contract from '../contract/index.ts'
import { keepLanguage } from '../http/language.ts'
import { type Door, route } from '../http/route.ts'
import type { Sessions } from '../http/session.ts'
import { member } from '../http/viewer.ts'
import { found } from '../refusal.ts'
import { appoint } from './appoint.ts'
import { editMe } from './edit-me.ts'
import { join } from './join.ts'
import { keepShelf } from './keep-shelf.ts'
import { keepTyping } from './keep-typing.ts'
import { memberView } from './queries.ts'
import { may } from './rules.ts'

/** Joining, signing in and out. Where the host brings the members, only "who am I" is there. */
export function memberRoutes(door: Door, changes: Changes, sessions: Sessions | undefined, moderators: string[]): void {
  const { db } = changes
  route(door, contract.whoAmI, async ({ viewer }) => ({ member: viewer ? memberView(viewer) : null, may: may(viewer) }))
  route(
    door,
    contract.setLanguage,
    async ({ input, viewer, req, res }) => {
      if (viewer) await db.updateTable('member').set({ language: input.language }).where('id', '=', viewer.id).execute()
      keepLanguage(req, res, input.language)
    },
    () => '/',
  )
  route(
    door,
    contract.keepShelf,
    async ({ input, viewer }) => ({ private: await keepShelf(changes, member(viewer), input.private) }),
    () => '/settings',
  )
  route(
    door,
    contract.keepTyping,
    async ({ input, viewer }) => ({ shown: await keepTyping(db, member(viewer), input.shown) }),
    () => '/settings',
  )
  if (!sessions) return
  route(
    door,
    contract.join,
    async ({ input, req, res }) => {
      const joined = await join(db, input)
      if (moderators.includes(joined.name)) await appoint(db, [joined.name])
      await sessions.begin(req, res, joined)
      return { member: memberView(joined) }
    },
    () => '/',
  )
  route(
    door,
    contract.editMe,
    async ({ input, viewer }) => ({ member: memberView(await editMe(db, member(viewer), input)) }),
    () => '/settings',
  )
  route(
    door,
    contract.signIn,
    async ({ req, res }) => ({ member: memberView(found(await sessions.signIn(req, res), 'member')) }),
    () => '/',
  )
  route(
    door,
    contract.signOut,
    async ({ req, res }) => sessions.end(req, res),
    () => '/',
  )
}
