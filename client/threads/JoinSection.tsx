import { withQuery } from '../links.ts'
import { usePlace } from '../ui/place.ts'
import { useWords } from '../words/words.ts'

/** The end of a thread for guests: what membership is, and the way in. */
export function JoinSection() {
  const { base, path, ownMembers } = usePlace()
  const words = useWords('threadPage')
  const { join, signIn } = useWords('shell')
  const next = `${path}#composer`
  return (
    <section class="join" id="composer" aria-labelledby="join-h">
      <h2 id="join-h">{ownMembers ? words.joinTitle : words.hostTitle}</h2>
      <p>{ownMembers ? words.joinText : words.hostText}</p>
      {ownMembers && (
        <div class="row-btns">
          <a class="btn ink" href={base + withQuery('/join', { next })}>
            {join}
          </a>
          <a class="btn" href={base + withQuery('/sign-in', { next })}>
            {signIn}
          </a>
        </div>
      )}
    </section>
  )
}
