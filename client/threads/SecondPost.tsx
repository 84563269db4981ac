import type { PostView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { withQuery } from '../links.ts'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import { Count } from '../works/Count.tsx'
import type { Mine } from './reading.ts'

/** The act of seconding a post, and beside it how many did. The author and guests of a host see the count alone. */
export function SecondPost({ post, mine }: { post: PostView; mine: Mine }) {
  const { base, path, ownMembers } = usePlace()
  const words = useWords('posts')
  const seconded = mine.posts.has(post.id)
  const guest = mine.memberId === null
  const act = guest ? ownMembers : post.author.id !== mine.memberId
  if (!act && post.seconded === 0) return null
  return (
    <span class="seconding">
      {act && guest && (
        <a class="act" href={base + withQuery('/sign-in', { next: `${path}#p${post.number}` })}>
          <Icon name="ditto" />
          {words.second}
        </a>
      )}
      {act && !guest && (
        <Form to={seconded ? calls.withdrawPost(post.id) : calls.secondPost(post.id)} back={`p${post.number}`}>
          <button class="act" type="submit" aria-pressed={seconded}>
            <Icon name="ditto" />
            {seconded ? words.seconded : words.second}
          </button>
        </Form>
      )}
      <Count seconded={post.seconded} mine={seconded} signed={!act} />
    </span>
  )
}
