import type { Router } from 'express'
import { type DraftShown, DraftsPage } from '../../client/pages/DraftsPage.tsx'
import type { Db, MemberRow } from '../../db/schema.ts'
import { type Begun, draftsOf, longTextsOf } from '../drafts/queries.ts'
import { viewerOf } from '../http/viewer.ts'
import { type Belonging, belongingOf } from '../threads/draft-queries.ts'
import { mayReply } from '../threads/rules.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

/** What a member has begun to write, and where each goes on. */
export function draftPage(router: Router, { db, settings }: ThreadPageContext): void {
  router.get('/drafts', async (req, res) => {
    const viewer = viewerOf(req)
    if (!viewer) return res.redirect(303, `${req.baseUrl}/sign-in?${new URLSearchParams({ next: '/drafts' })}`)
    show(req, res, DraftsPage, { frame: frameOf(req, settings), drafts: await shownTo(db, viewer, new Date()) })
  })
}

async function shownTo(db: Db, viewer: MemberRow, now: Date): Promise<DraftShown[]> {
  const drafts = await draftsOf(db, viewer.id)
  const belonging = await belongingOf(db, drafts.map(askedFor))
  const shown = drafts.map((draft, place) => ({ ...draft, ...whereabouts(draft, belonging[place], viewer, now) }))
  // No composer shows them: what was written can be taken along from here.
  const stuck = shown.filter(({ isOpen }) => !isOpen).map(({ place }) => place)
  const texts = await longTextsOf(db, viewer.id, stuck)
  return shown.map((draft) => ({ ...draft, whole: texts.get(draft.place) ?? null }))
}

// As client/compose/keeping names the places: of a thread its replies, of a post its edit.
function askedFor({ place, replyTo }: Begun) {
  const [, things, id = null] = /^(thread|post)-(\d+)$/.exec(place) ?? []
  return things === 'post' ? { threadId: null, postId: id } : { threadId: id, postId: id && replyTo }
}

function whereabouts(
  { place }: Begun,
  at: Belonging | undefined,
  viewer: MemberRow,
  now: Date,
): Pick<DraftShown, 'of' | 'thread' | 'post' | 'isOpen'> {
  if (place === 'new') return { of: 'new', thread: null, post: null, isOpen: true }
  const of = place.startsWith('post-') ? 'edit' : 'reply'
  // Whoever calls the API keeps a draft at any place; what is not theirs to edit leads nowhere.
  if (!at || (of === 'edit' && at.post?.authorId !== viewer.id)) return { of, thread: null, post: null, isOpen: false }
  return { of, thread: at.thread, post: at.post, isOpen: mayReply(viewer, at.thread, now) === null }
}
