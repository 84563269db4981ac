import type { ThreadView } from '../../server/contract/index.ts'
import { writingCalls } from '../calls.ts'
import { threadPath, withQuery } from '../links.ts'
import { Form } from '../ui/Form.tsx'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

/** What was begun, and where it belongs. */
export interface DraftShown {
  place: string
  /** How it begins. */
  words: string
  /** All of it, where it is longer than that and cannot be sent at present. */
  whole: string | null
  version: number
  savedAt: string
  of: 'new' | 'reply' | 'edit'
  /** Null where nothing is there any more, and for a new one. */
  thread: Pick<ThreadView, 'id' | 'slug' | 'title'> | null
  /** The post that is answered or edited, with the name of its author. */
  post: { id: string; number: number; author: string } | null
  /** Whether it can be sent at present. */
  isOpen: boolean
}

export interface DraftsPageProps {
  frame: Frame
  /** The newest first. */
  drafts: DraftShown[]
}

/** What a member has begun to write: where it belongs, how it begins, the way back to it, and to let go of it. */
export function DraftsPage({ frame, drafts }: DraftsPageProps) {
  const words = useWords('drafts')
  return (
    <Page frame={frame} title={words.yours}>
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.yours}</h1>
        <p class="lead-in">{words.lead}</p>
        {drafts.length === 0 ? (
          <p class="empty quiet">{words.none}</p>
        ) : (
          <>
            <p class="hint no-js">{words.noScript}</p>
            <ol class="steps">
              {drafts.map((draft) => (
                <Draft key={draft.place} frame={frame} draft={draft} />
              ))}
            </ol>
          </>
        )}
      </main>
    </Page>
  )
}

function Draft({ frame, draft }: { frame: Frame; draft: DraftShown }) {
  const words = useWords('drafts')
  const { place, of, thread, version, savedAt, isOpen } = draft
  const path = pathOf(draft)
  const title = of === 'new' ? words.newThread : (thread?.title ?? words.gone)
  const suffix = <span class="vh">{words.suffix(title)}</span>
  return (
    <li>
      <h2 class="row-title" dir="auto">
        {title}
      </h2>
      <p class="small quiet">
        <Kind draft={draft} />
        <Time at={savedAt} />
      </p>
      <p class={draft.words ? 'begun' : 'begun quiet'} dir="auto">
        {draft.words || words.wordless[of]}
      </p>
      {draft.whole !== null && (
        <details>
          <summary class="act">
            {words.whole}
            {suffix}
          </summary>
          <p class="begun whole" dir="auto">
            {draft.whole}
          </p>
        </details>
      )}
      {thread && !isOpen && <p class="hint">{words.closed}</p>}
      <div class="row-btns">
        {path && (
          <a class="btn" href={frame.base + path}>
            {words.goOn}
            {suffix}
          </a>
        )}
        <Form to={writingCalls.dropDraft(place)}>
          <input type="hidden" name="place" value={place} />
          {/* What was written on since this page was drawn is not let go of. */}
          <input type="hidden" name="revision" value={version} />
          <button class="act bad" type="submit">
            {words.drop}
            {suffix}
          </button>
        </Form>
      </div>
    </li>
  )
}

function Kind({ draft: { of, thread, post } }: { draft: DraftShown }) {
  const words = useWords('drafts')
  if (of === 'new') return null
  return (
    <>
      {of === 'reply' && thread && isAnswer(post) ? (
        <>
          {words.replyTo}
          <bdi>{post.author}</bdi>
        </>
      ) : (
        words[of]
      )}
      <span class="dot" />
    </>
  )
}

function pathOf({ of, thread, post, isOpen }: DraftShown): string | null {
  if (of === 'new') return '/new'
  if (!thread || !isOpen) return null
  if (of === 'edit') return post && `/p/${post.id}/edit`
  if (!isAnswer(post)) return `${threadPath(thread)}#composer`
  // On the page that shows the post, so that the composer goes under it.
  return `${withQuery(threadPath(thread), { reply: post.id, at: String(post.number) })}#composer`
}

// Who answers the first post answers the thread.
function isAnswer(post: DraftShown['post']): post is NonNullable<DraftShown['post']> {
  return post !== null && post.number > 1
}
