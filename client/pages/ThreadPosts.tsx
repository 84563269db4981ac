import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { NewsMark } from '../threads/News.tsx'
import { Opener, type OpenerProps } from '../threads/Opener.tsx'
import { Post } from '../threads/Post.tsx'
import { type ReaderFacts, readerFacts, readerOf, threadAround, threadFacts } from '../threads/reader.ts'
import type { Mine, Parent, PostNode, ThreadNews } from '../threads/reading.ts'
import { Reply } from '../threads/Reply.tsx'
import { below, type Depth, sightAt } from '../threads/sight.ts'
import { Kept } from '../ui/Kept.tsx'
import { useWords } from '../words/words.ts'

/** The mark above a post that is news to the reader. */
export function markOf(news: ThreadNews | undefined, number: number) {
  const mark = news?.posts.get(number)
  return mark && <NewsMark news={mark} />
}

/** The opener, drawn once for many readers. */
export function KeptOpener({ post, thread, mine, answer, answerPath }: OpenerProps) {
  const of = { post, thread: threadAround(post, thread), mine: readerOf(mine, [post], thread) }
  const facts = [
    threadFacts(post, thread),
    readerFacts(mine, [post], thread),
    answer && [answer.number, answer.author.displayName, answerPath],
  ]
  return <Kept by={post} facts={facts} draw={() => <Opener {...of} answer={answer} answerPath={answerPath} />} />
}

/** The replies, each drawn once for many readers; `depth` is where they begin. */
export function Replies({ nodes, depth, ...around }: Around & { nodes: PostNode[]; depth: Depth }) {
  const { removedLabel } = useWords('posts')
  const reader = readerFacts(around.mine, postsIn(nodes), around.thread)
  let here = depth
  const prepared = (each: PostNode[], isShut: boolean, above?: Parent): PostNode[] =>
    each.map((node) => {
      const sight = sightAt(here)
      if (!isShut) here = below(here, node.post)
      return {
        ...node,
        above: markOf(around.news, node.post.number),
        sight,
        drawn: <KeptPost {...around} reader={reader} post={node.post} parent={node.parent ?? above} />,
        children: prepared(node.children, isShut || node.isFolded === true, {
          number: node.post.number,
          author: node.post.removed ? removedLabel : node.post.author.displayName,
        }),
      }
    })
  return (
    <>
      {prepared(nodes, false).map((node) => (
        <Reply key={node.post.id} node={node} thread={around.thread} mine={around.mine} />
      ))}
    </>
  )
}

interface Around {
  thread: ThreadView
  mine: Mine
  news?: ThreadNews
}

function KeptPost({ post, thread, mine, parent, reader }: Around & { post: PostView; parent?: Parent; reader: ReaderFacts }) {
  // To whom nothing here is their own, nothing in any post is.
  const facts = [threadFacts(post, thread), reader.isAnybody ? reader : readerFacts(mine, [post], thread), parent]
  const of = () => ({ post, thread: threadAround(post, thread), mine: readerOf(mine, [post], thread), parent })
  return <Kept by={post} facts={facts} draw={() => <Post {...of()} />} />
}

/** All posts of a tree, in its order. */
export function postsIn(nodes: PostNode[]): PostView[] {
  return nodes.flatMap((node) => [node.post, ...postsIn(node.children)])
}
