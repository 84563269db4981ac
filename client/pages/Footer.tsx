import { calls } from '../calls.ts'
import { Form } from '../ui/Form.tsx'
import { type Language, languageNames } from '../words/languages.ts'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'

/** The end of every page: only links that lead somewhere. */
export function Footer({ frame }: { frame: Frame }) {
  const words = useWords('shell')
  const { base, viewer, ownMembers, lang, path } = frame
  const others = (Object.keys(languageNames) as Language[]).filter((other) => other !== lang)
  return (
    <footer class="foot">
      <div class="foot-in">
        <p>{words.foot}</p>
        <a href={`${base}/`}>{words.threads}</a>
        <a href={`${base}/works`}>{words.shelf}</a>
        <a href={`${base}/feed/atom/threads`}>{words.feed}</a>
        <a href={`${base}/keys`}>{words.keys}</a>
        {!viewer && ownMembers && (
          <>
            <a href={`${base}/sign-in`}>{words.signIn}</a>
            <a href={`${base}/join`}>{words.join}</a>
          </>
        )}
        <Form to={calls.setLanguage()} class="langs" aria-label={words.language}>
          <input type="hidden" name="next" value={path} />
          {others.map((other) => (
            <button key={other} class="lang" name="language" value={other} lang={other}>
              {languageNames[other]}
            </button>
          ))}
        </Form>
      </div>
    </footer>
  )
}
