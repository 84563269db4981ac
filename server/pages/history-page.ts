import type { Request, Response, Router } from 'express'
import { HistoryPage, type Step } from '../../client/pages/HistoryPage.tsx'
import type { RevisionView } from '../contract/index.ts'
import { found } from '../refusal.ts'
import { postById } from '../threads/post-queries.ts'
import { threadById } from '../threads/queries.ts'
import { revisionsOf } from '../threads/revision-queries.ts'
import { type Differences, differences, rewritten } from './differences.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

const stepsShown = 10
// Others wait while differences are found: past this, what is left on a page is shown without.
const budgetMs = 250
// A text once written never changes, so what was found between two of them is kept; these are some ten megabytes at the most.
const keptAtMost = 200

/** The history of a post: each text that it had, and what was changed. */
export function historyPage(router: Router, { db, settings }: ThreadPageContext): void {
  const kept = new Map<string, Differences>()
  router.get('/p/:postId/history', async (req: Request, res: Response) => {
    const postId = String(req.params.postId)
    const post = found(/^[1-9]\d{0,17}$/.test(postId) ? await postById(db, postId) : undefined, 'post')
    found(post.removed ? undefined : post, 'post')
    const { cursor } = req.query
    // One more than is shown: what the last of them was changed from.
    const page = found(await revisionsOf(db, postId, typeof cursor === 'string' ? cursor : undefined, stepsShown + 1), 'post')
    const until = performance.now() + budgetMs
    const steps = page.items.slice(0, stepsShown).map((to, place): Step => {
      const from = page.items[place + 1]
      return from ? { ...facts(to, from), ...between(kept, postId, from, to, until) } : { ...facts(to), ...first(to) }
    })
    const last = page.items[stepsShown - 1]
    const next =
      page.items.length > stepsShown && last ? Buffer.from(JSON.stringify([last.revision])).toString('base64url') : null
    show(req, res, HistoryPage, {
      frame: frameOf(req, settings),
      post,
      thread: found(await threadById(db, post.threadId), 'thread'),
      steps,
      next: next && `/p/${postId}/history?${new URLSearchParams({ cursor: next })}`,
    })
  })
}

function facts(to: RevisionView, from?: RevisionView): Omit<Step, keyof Differences> {
  const { revision, author, writtenAt, note } = to
  const title = from && to.title !== null && from.title !== to.title ? to.title : null
  const tags = from && to.tags !== null && from.tags?.join() !== to.tags.join() ? to.tags : null
  return { revision, author, writtenAt, note, title, tags, isFirst: !from }
}

function first({ text }: RevisionView): Differences {
  return { pieces: [{ kind: 'same', text }], isRewritten: false }
}

function between(
  kept: Map<string, Differences>,
  postId: string,
  from: RevisionView,
  to: RevisionView,
  until: number,
): Differences {
  const key = `${postId} ${to.revision}`
  const known = kept.get(key)
  if (known) return known
  if (performance.now() > until) return rewritten(from.text, to.text)
  const found = differences(from.text, to.text)
  kept.set(key, found)
  if (kept.size > keptAtMost) kept.delete(kept.keys().next().value!)
  return found
}
