import type { PostView, RecommendationView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { withQuery } from '../links.ts'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'
import type { Mine } from './reading.ts'

interface SecondWorkProps {
  recommendation: RecommendationView
  post: PostView
  mine: Mine
}

/** The button by which a reader stands behind a work too. */
export function SecondWork({ recommendation, post, mine }: SecondWorkProps) {
  const { base, path, ownMembers } = usePlace()
  const words = useWords('works')
  const { id, work } = recommendation
  const seconded = mine.recommendations.has(id)
  const inside = (
    <>
      <Icon name="ditto" />
      {seconded ? words.seconded : words.secondIt}
      <span class="vh">{words.suffix(work.title)}</span>
    </>
  )
  if (mine.memberId === null) {
    const back = withQuery('/sign-in', { next: `${path}#p${post.number}` })
    return ownMembers ? (
      <a class="btn btn-sec" href={base + back}>
        {inside}
      </a>
    ) : null
  }
  return (
    <Form to={seconded ? calls.withdrawWork(id) : calls.secondWork(id)} back={`p${post.number}`}>
      <button class="btn btn-sec" type="submit" aria-pressed={seconded}>
        {inside}
      </button>
    </Form>
  )
}
