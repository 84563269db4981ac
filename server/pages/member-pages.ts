import type { Router } from 'express'
import { memberShelfPath, withQuery } from '../../client/links.ts'
import { MemberPage } from '../../client/pages/MemberPage.tsx'
import { MemberShelfPage } from '../../client/pages/MemberShelfPage.tsx'
import { SettingsPage } from '../../client/pages/SettingsPage.tsx'
import { ShelfPart, Sought } from '../contract/index.ts'
import { viewerOf } from '../http/viewer.ts'
import { memberByName, memberView } from '../members/queries.ts'
import { profile } from '../profiles/queries.ts'
import { shelfCountsOf, shelfOf } from '../profiles/shelf-queries.ts'
import { found } from '../refusal.ts'
import { openQuestions } from '../seconding/question-queries.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

const questionsShown = 3

/** A member, their shelf, and what they set for themselves. */
export function memberPages(router: Router, { db, settings }: ThreadPageContext): void {
  router.get('/m/:name', async (req, res) =>
    show(req, res, MemberPage, {
      frame: frameOf(req, settings),
      ...(await profile(db, found(nameIn(req.params.name), 'member'), viewerOf(req))),
    }),
  )
  router.get('/m/:name/shelf', async (req, res) => {
    const viewer = viewerOf(req)
    const name = nameIn(req.params.name)
    const member = found(name === undefined ? undefined : await memberByName(db, name), 'member')
    const isOwn = member.id === viewer?.id
    const cursor = typeof req.query.cursor === 'string' ? req.query.cursor : undefined
    const counts = await shelfCountsOf(db, { member, isOwn })
    // Who asks for no part sees the first that holds something.
    const part = ShelfPart.safeParse(req.query.show).data ?? ShelfPart.options.find((each) => counts[each] > 0) ?? 'recommended'
    const [page, questions] = await Promise.all([
      shelfOf(db, { member, isOwn }, { show: part, cursor }),
      isOwn ? openQuestions(db, member.id, { now: new Date(), limit: questionsShown }) : [],
    ])
    show(req, res, MemberShelfPage, {
      frame: frameOf(req, settings),
      member: memberView(member),
      show: part,
      works: page.items,
      counts,
      next: page.next && withQuery(memberShelfPath(member), { show: part, cursor: page.next }),
      own: isOwn ? { isPrivate: member.shelfPrivate, questions } : null,
    })
  })
  router.get('/settings', (req, res) => {
    const viewer = viewerOf(req)
    if (!viewer) return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: '/settings' })}`)
    show(req, res, SettingsPage, { frame: frameOf(req, settings), chosen: viewer })
  })
}

function nameIn(value: unknown): string | undefined {
  return Sought.safeParse(value).data
}
