import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { replyPath } from '../links.ts'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import type { Mine } from './reading.ts'
import { SecondPost } from './SecondPost.tsx'

interface PostActsProps {
  post: PostView
  thread: ThreadView
  mine: Mine
}

/** What this reader may do with a post, named in words. */
export function PostActs({ post, thread, mine }: PostActsProps) {
  const { base } = usePlace()
  const words = useWords('posts')
  const own = post.author.id === mine.memberId
  const mayReply = thread.locked ? mine.may.moderate : mine.may.reply || mine.memberId === null
  const mayAccept = thread.kind === 'question' && thread.author.id === mine.memberId && post.number > 1
  const mayHide = post.number > 1 && !own && (thread.author.id === mine.memberId || mine.may.moderate)
  const accepted = thread.acceptedPostId === post.id
  return (
    <div class="acts">
      {mayReply && (
        <a class="act" href={base + replyPath(thread, post)} data-reply-to={post.id}>
          <Icon name="reply" flip />
          {words.reply}
        </a>
      )}
      <SecondPost post={post} mine={mine} />
      {mayAccept && (
        <Form to={accepted ? calls.unaccept(thread.id) : calls.accept(thread.id)} back={`p${post.number}`}>
          {!accepted && <input type="hidden" name="postId" value={post.id} />}
          <button class="act" type="submit">
            <Icon name="check" />
            {accepted ? words.unaccept : words.accept}
          </button>
        </Form>
      )}
      {own && (
        <a class="act" href={`${base}/p/${post.id}/edit`}>
          <Icon name="pen" />
          {words.edit}
        </a>
      )}
      {mayHide && post.hidden === null && (
        <a class="act" href={`${base}/p/${post.id}/hide`}>
          <Icon name="hide" />
          {words.hide}
        </a>
      )}
      {mayHide && post.hidden !== null && (
        <Form to={calls.unhidePost(post.id)} back={`p${post.number}`}>
          <button class="act" type="submit">
            {words.unhide}
          </button>
        </Form>
      )}
      {own ? (
        <Form to={calls.removePost(post.id)} back={`p${post.number}`}>
          <button class="act bad" type="submit">
            <Icon name="trash" />
            {words.remove}
          </button>
        </Form>
      ) : (
        mine.may.moderate && (
          <a class="act bad" href={`${base}/p/${post.id}/remove`}>
            <Icon name="trash" />
            {words.remove}
          </a>
        )
      )}
    </div>
  )
}
