import type { MemberRow } from '../../db/schema.ts'
import { change } from '../change/change.ts'
import type { Changes } from '../change/changes.ts'
import type { EditInput, OnceKey, PostView } from '../contract/index.ts'
import { rendererVersion } from '../markdown/render.ts'
import { found, must, Refusal } from '../refusal.ts'
import { slugOf } from '../slug.ts'
import { showIn } from '../uploads/use.ts'
import { amendRecommendations, amendmentOf } from './amend-recommendations.ts'
import { quoteAnew } from './insert-post.ts'
import { postById, postRowById } from './post-queries.ts'
import { rendered } from './rendered.ts'
import { mayEdit } from './rules.ts'

/**
 * Changes the text of a post, what it recommends, and the title and tags where it is the opener. `revision` is the one that was read:
 * without it the edit is refused, and with an older one too, so that nobody overwrites what they have not seen.
 */
export async function edit(
  changes: Changes,
  member: MemberRow,
  input: EditInput,
  revision: number | undefined,
  key?: OnceKey,
): Promise<{ post: PostView; version: number }> {
  if (revision === undefined) throw new Refusal('unconditional', 'Say in If-Match which revision you have read.')
  const before = found(await postRowById(changes.db, input.postId), 'post')
  const text = input.body === undefined ? undefined : await rendered(changes.db, input.body, { mount: changes.mount() })
  const html = text?.html
  const amends = Boolean(input.recommends?.length || input.drop?.length)
  const edited = await change(
    changes,
    before.threadId,
    { member, key },
    async ({ tx, now, thread, next }) => {
      const post = found(await postRowById(tx, input.postId), 'post')
      must(mayEdit(member, post, thread, now))
      found(post.removedAt ? undefined : post, 'post')
      if (post.revision !== revision)
        throw new Refusal('stale', 'This post was changed since you read it. Look at it anew, then edit.')
      if (post.number !== 1 && (input.title !== undefined || input.tags !== undefined)) {
        throw new Refusal('invalid', 'Only the first post has a title and tags.', [
          { path: input.title === undefined ? 'tags' : 'title', message: 'Only the first post has these.' },
        ])
      }
      const amended = amends ? await amendmentOf(tx, thread, post, input) : undefined
      const { title, tags } = thread
      await tx
        .insertInto('postRevision')
        .values({
          postId: post.id,
          revision: post.revision,
          body: post.body,
          title: post.number === 1 ? title : null,
          tags: post.number === 1 ? tags : null,
          editedBy: member.id,
          editedAt: now,
          note: input.note || null,
        })
        .execute()
      if (input.title !== undefined) {
        thread.title = input.title
        thread.slug = slugOf(input.title)
      }
      if (input.tags !== undefined) thread.tags = input.tags
      const version = next()
      await tx
        .updateTable('post')
        .set({
          ...(html === undefined ? {} : { body: input.body!, html, renderer: rendererVersion }),
          revision: post.revision + 1,
          editedAt: now,
          version,
          reworded: version,
        })
        .where('id', '=', post.id)
        .execute()
      if (amended) await amendRecommendations(tx, now, { ...post, html: html ?? post.html }, amended)
      if (text) {
        await quoteAnew(tx, post.id, text.html)
        await showIn(tx, post.id, text.uploadIds, now)
      }
      return { post: (await postById(tx, post.id))!, version: thread.version }
    },
    { alone: amends || (text?.uploadIds.length ?? 0) > 0 },
  )
  if (amends) changes.stands(member.id, 'recommends')
  return edited
}
