import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { askFrom } from './asking.ts'

/** A thread with all its posts, read page by page; undefined where some page did not come. Posts may be newer than the thread says, never older. */
export async function allPages(
  url: string,
  threadId: string,
  cookie?: string,
): Promise<{ thread: ThreadView; posts: PostView[] } | undefined> {
  const posts: PostView[] = []
  let thread: ThreadView | undefined
  let cursor: string | null = null
  do {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const answer = await askFrom(url, 'GET', `/api/threads/${threadId}?sort=old${query}`, { cookie })
    if (answer?.status !== 200) return undefined
    const page = answer.body as { thread: ThreadView; posts: PostView[]; next: string | null }
    thread ??= page.thread
    posts.push(...page.posts)
    cursor = page.next
  } while (cursor)
  return { thread: thread!, posts }
}
