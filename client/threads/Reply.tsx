import type { ThreadView } from '../../server/contract/index.ts'
import { threadPath, withQuery } from '../links.ts'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import { Post } from './Post.tsx'
import type { Mine, Parent, PostNode } from './reading.ts'

interface NodeProps {
  node: PostNode
  thread: ThreadView
  mine: Mine
}

/** A reply in its list, with the branch below it. */
export function Reply({ node, thread, mine, parent }: NodeProps & { parent?: Parent }) {
  return (
    <li class={node.above ? 'reply is-new' : node.sight ? `reply ${node.sight}` : 'reply'}>
      {node.above}
      {node.drawn ?? <Post post={node.post} thread={thread} mine={mine} parent={node.parent ?? parent} />}
      <Branch node={node} thread={thread} mine={mine} />
    </li>
  )
}

/** The replies below a post. The whole rail folds them; folded, it says how many and whose. */
export function Branch({ node, thread, mine }: NodeProps) {
  const { base, path } = usePlace()
  const words = useWords('posts')
  const { post, children, count, hiddenCount = 0, after } = node
  // It goes on in the order in which it is read.
  const onward = { branch: post.id, after: after ? String(after) : null, sort: /[?&]sort=(\w+)/.exec(path)?.[1] }
  if (count === 0) return null
  const replies = words.replies(count)
  return (
    <details class="branch" open={!node.isFolded}>
      <summary>
        <span class="open n">{replies}</span>
        <span class="open">
          <Icon name="fold" />
        </span>
        <span class="open vh">{words.fold}</span>
        <span class="shut">
          <Icon name="unfold" />
        </span>
        <span class="shut">
          <b>{replies}</b> {words.names(authorsOf(children))}
        </span>
      </summary>
      <ol class="replies" data-branch-of={post.id}>
        {children.map((child) => (
          <Reply
            key={child.post.id}
            node={child}
            thread={thread}
            mine={mine}
            parent={{ number: post.number, author: post.author.displayName }}
          />
        ))}
        {hiddenCount > 0 && (
          <li>
            <a class="onward" href={`${base}${withQuery(threadPath(thread), onward)}#p${post.number}`}>
              {words.onward(hiddenCount)}
              <Icon name="on" flip />
            </a>
          </li>
        )}
      </ol>
    </details>
  )
}

function authorsOf(nodes: PostNode[]): string[] {
  const all = nodes.flatMap(({ post, children }) => [post.author.displayName, ...authorsOf(children)])
  return [...new Set(all)]
}
