import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'

/** The end of every page: only links that lead somewhere. */
export function Footer({ frame }: { frame: Frame }) {
  const words = useWords('shell')
  const { base, viewer, ownMembers } = frame
  return (
    <footer class="foot">
      <div class="foot-in">
        <p>{words.foot}</p>
        <a href={`${base}/`}>{words.threads}</a>
        <a href={`${base}/works`}>{words.shelf}</a>
        {!viewer && ownMembers && (
          <>
            <a href={`${base}/sign-in`}>{words.signIn}</a>
            <a href={`${base}/join`}>{words.join}</a>
          </>
        )}
      </div>
    </footer>
  )
}
