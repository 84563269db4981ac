import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { ThreadView } from '../contract/index.ts'

/** Where something that was begun belongs: to a thread, and to a post of it that is answered or edited. */
export interface Belonging {
  thread: Pick<ThreadView, 'id' | 'slug' | 'title'> & { lockedAt: Date | null }
  post: { id: string; number: number; authorId: string; author: string } | null
}

/**
 * Where some drafts belong, in the order of the asked; undefined where that is removed or was never there. A draft of a reply names its
 * thread, and the post that it answers; that of an edit names the post alone.
 */
export async function belongingOf(
  db: Db,
  asked: { threadId: string | null; postId: string | null }[],
): Promise<(Belonging | undefined)[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<
    Omit<Belonging['thread'], 'id'> & { place: string; threadId: string } & { [Key in keyof Part]: Part[Key] | null }
  >`
    select a.place, thread.id as thread_id, thread.slug, thread.title, thread.locked_at,
      post.id as post_id, post.number, post.author_id, member.display_name as author
    from unnest(${asked.map(({ threadId }) => threadId)}::bigint[], ${asked.map(({ postId }) => postId)}::bigint[])
      with ordinality as a (thread_id, post_id, place)
    left join post on post.id = a.post_id and post.removed_at is null and post.thread_id = coalesce(a.thread_id, post.thread_id)
    left join member on member.id = post.author_id
    join thread on thread.id = coalesce(a.thread_id, post.thread_id) and thread.removed_at is null`.execute(db)
  const found = new Map(rows.map((row) => [Number(row.place), row]))
  return asked.map((_, place) => {
    const row = found.get(place + 1)
    if (!row) return undefined
    const { threadId, slug, title, lockedAt, postId, number, authorId, author } = row
    return {
      thread: { id: threadId, slug, title, lockedAt },
      post: postId === null ? null : { id: postId, number: number!, authorId: authorId!, author: author! },
    }
  })
}

interface Part {
  postId: string
  number: number
  authorId: string
  author: string
}
