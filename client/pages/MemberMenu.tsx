import type { MemberView } from '../../server/contract/index.ts'
import { calls } from '../calls.ts'
import { memberPath, memberShelfPath } from '../links.ts'
import { Face } from '../ui/Face.tsx'
import { Form } from '../ui/Form.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'

/** What is the viewer's own: their page and drafts, light or dark, the way out. */
export function MemberMenu({ frame, viewer }: { frame: Frame; viewer: MemberView }) {
  const words = useWords('shell')
  const drafts = useWords('drafts')
  const promotion = useWords('promotion')
  return (
    <details class="menu">
      <summary class="act sq">
        <span class="vh">{words.you(viewer.displayName)}</span>
        <Face {...viewer} />
      </summary>
      <div class="pop">
        <a class="act" href={frame.base + memberPath(viewer)}>
          <Icon name="user" />
          {words.profile}
        </a>
        <a class="act" href={frame.base + memberShelfPath(viewer)}>
          <Icon name="book" />
          {words.yourShelf}
        </a>
        <a class="act" href={`${frame.base}/drafts`}>
          <Icon name="article" />
          {drafts.yours}
        </a>
        <a class="act" href={`${frame.base}/settings`}>
          <Icon name="pen" />
          {words.settings}
        </a>
        {frame.may.moderate && (
          <a class="act" href={`${frame.base}/corrections`}>
            <Icon name="check" />
            {words.corrections}
          </a>
        )}
        {frame.may.moderate && (
          <a class="act" href={`${frame.base}/moderation/promotion`}>
            <Icon name="warn" />
            {promotion.menu}
          </a>
        )}
        <button class="act needs-js" type="button" data-theme-toggle>
          <Icon name="theme" />
          {words.theme}
        </button>
        {frame.ownMembers && (
          <Form to={calls.signOut()}>
            <button class="act" type="submit">
              <Icon name="on" flip />
              {words.signOut}
            </button>
          </Form>
        )}
      </div>
    </details>
  )
}
