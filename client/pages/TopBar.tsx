import { withQuery } from '../links.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { MemberMenu } from './MemberMenu.tsx'

export type Section = 'threads' | 'works' | 'new' | 'search' | 'sign-in'

/** The header: where one is, search, and what the viewer can start. */
export function TopBar({ frame, section }: { frame: Frame; section?: Section }) {
  const words = useWords('shell')
  const { base, viewer, may, ownMembers, path } = frame
  const current = (name: Section) => (section === name ? ('page' as const) : undefined)
  const next = section === 'sign-in' ? null : path
  return (
    <header class="top" id="top-bar">
      <div class="top-in">
        <a class="brand" href={`${base}/`}>
          <Icon name="ditto" />
          {words.name}
        </a>
        <nav class="nav" aria-label={words.main}>
          <a href={`${base}/`} aria-current={current('threads')}>
            {words.threads}
          </a>
          <a href={`${base}/works`} aria-current={current('works')}>
            {words.shelf}
          </a>
        </nav>
        {section !== 'search' && (
          <>
            <form class="find" role="search" aria-label={words.search} action={`${base}/search`}>
              <Icon name="search" />
              <label class="vh" for="find">
                {words.find}
              </label>
              <input id="find" name="q" type="search" placeholder={words.find} maxLength={200} />
            </form>
            <a class="act sq find-link" href={`${base}/search`} aria-label={words.search}>
              <Icon name="search" />
            </a>
          </>
        )}
        {viewer ? null : (
          <button class="act sq needs-js" type="button" data-theme-toggle aria-label={words.switchTheme}>
            <Icon name="theme" />
          </button>
        )}
        {viewer && may.start && (
          <a class="btn ink" href={`${base}/new`} aria-current={current('new')}>
            {words.ask}
          </a>
        )}
        {viewer && <MemberMenu frame={frame} viewer={viewer} />}
        {!viewer && ownMembers && (
          <a class="btn" href={base + withQuery('/sign-in', { next })} aria-current={current('sign-in')}>
            {words.signIn}
          </a>
        )}
      </div>
    </header>
  )
}
