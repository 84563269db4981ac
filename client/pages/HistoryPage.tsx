import type { MemberView, PostView, ThreadView } from '../../server/contract/index.ts'
import { memberPath } from '../links.ts'
import { Icon } from '../ui/Icon.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

/** One text that a post has had, and what was changed to make it. */
export interface Step {
  revision: number
  author: MemberView
  writtenAt: string
  note: string | null
  /** Title and tags of the thread, where they were changed. */
  title: string | null
  tags: string[] | null
  /** Nothing came before it. */
  isFirst: boolean
  pieces: { kind: 'same' | 'added' | 'removed' | 'gap'; text: string }[]
  isRewritten: boolean
}

export interface HistoryPageProps {
  frame: Frame
  post: PostView
  thread: ThreadView
  /** The newest first. */
  steps: Step[]
  /** Path and query of the page with older ones, below the mount path. */
  next: string | null
}

/** How a post came to be what it is: who changed it when, why, and in which words. */
export function HistoryPage({ frame, post, thread, steps, next }: HistoryPageProps) {
  const words = useWords('history')
  const list = (
    <ol class="steps">
      {steps.map((step) => (
        <StepItem key={step.revision} frame={frame} step={step} isCurrent={step.revision === post.revision} />
      ))}
    </ol>
  )
  return (
    <Page frame={frame} title={words.title} section="threads">
      <main id="main" class="narrow" tabindex={-1}>
        <h1>{words.title}</h1>
        <p class="lead-in" dir="auto">
          <a href={`${frame.base}/p/${post.id}`}>{thread.title}</a>
        </p>
        {post.hidden === null ? (
          list
        ) : (
          <details class="veiled">
            <summary>
              <Icon name="hide" />
              <span>
                {words.hiddenText} <bdi>{post.hidden}</bdi>
              </span>
            </summary>
            {list}
          </details>
        )}
        <Onward path={next} label={words.older} />
        <p>
          <a class="btn" href={`${frame.base}/p/${post.id}`}>
            {words.back}
          </a>
        </p>
      </main>
    </Page>
  )
}

function StepItem({ frame, step, isCurrent }: { frame: Frame; step: Step; isCurrent: boolean }) {
  const words = useWords('history')
  const { revision, author, writtenAt, note, title, tags, isFirst, isRewritten, pieces } = step
  const isSame = !isFirst && pieces.every(({ kind }) => kind === 'same' || kind === 'gap')
  return (
    <li>
      <h2>{isFirst ? words.first : isCurrent ? words.current : words.revision(revision)}</h2>
      <p class="small quiet">
        <a href={frame.base + memberPath(author)}>
          <bdi>{author.displayName}</bdi>
        </a>{' '}
        <Time at={writtenAt} />
      </p>
      {note && (
        <p dir="auto">
          <b>{words.note}</b> {note}
        </p>
      )}
      {title !== null && (
        <p>
          <b>{words.newTitle}:</b> <bdi>{title}</bdi>
        </p>
      )}
      {tags !== null && (
        <p>
          <b>{words.newTags}:</b> <bdi>{tags.join(', ')}</bdi>
        </p>
      )}
      {isRewritten && <p class="small quiet">{words.rewritten}</p>}
      {isSame ? <p class="small quiet">{words.unchanged}</p> : <Pieces pieces={pieces} />}
    </li>
  )
}

function Pieces({ pieces }: { pieces: Step['pieces'] }) {
  const words = useWords('history')
  return (
    <div class="diff" dir="auto">
      {pieces.map(({ kind, text }, place) => {
        if (kind === 'same') return text
        if (kind === 'gap')
          return (
            <span class="gap" key={place}>
              <span aria-hidden="true"> … </span>
              <span class="vh">{words.left}</span>
            </span>
          )
        const Change = kind === 'added' ? 'ins' : 'del'
        return (
          <Change key={place}>
            <span class="vh">{words[kind]}</span>
            {text}
          </Change>
        )
      })}
    </div>
  )
}
