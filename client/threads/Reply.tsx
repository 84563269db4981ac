import type { ThreadView } from '../../server/contract/index.ts'
import { Branch } from './Branch.tsx'
import { Post } from './Post.tsx'
import type { Mine, PostNode } from './reading.ts'

interface ReplyProps {
  node: PostNode
  thread: ThreadView
  mine: Mine
}

/** A reply in its list, with the branch below it. */
export function Reply({ node, thread, mine }: ReplyProps) {
  return (
    <li class="reply">
      <Post post={node.post} thread={thread} mine={mine} parent={node.parent} />
      <Branch node={node} thread={thread} mine={mine} />
    </li>
  )
}
