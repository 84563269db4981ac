import type { PostView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'
import type { Mine } from './reading.ts'

/** What keeps the place of a removed post: by whom it was removed, and why. Whoever may bring it back can. */
export function Tombstone({ post, mine }: { post: PostView; mine: Mine }) {
  const words = useWords('posts')
  const own = post.author.id === mine.memberId && post.removedBy === 'author'
  return (
    <div class="tomb">
      <Icon name="hide" />
      <span>
        {own ? words.removedYours : words.removed[post.removedBy ?? 'moderator']} <bdi>{post.removedReason}</bdi>
      </span>
      {(own || mine.may.moderate) && (
        <Form to={calls.restorePost(post.id)} back={`p${post.number}`}>
          <button class="act" type="submit">
            {words.undo}
          </button>
        </Form>
      )}
    </div>
  )
}
