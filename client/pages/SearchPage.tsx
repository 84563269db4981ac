import { memberPath } from '../links.ts'
import type { MemberView } from '../../server/contract/index.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Onward } from '../ui/Onward.tsx'
import { Time } from '../ui/Time.tsx'
import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { Page } from './Page.tsx'

export interface SearchResult {
  kind: 'thread' | 'post' | 'work'
  /** Below the mount path. */
  path: string
  title: string
  /** The words around what was found, as plain text. */
  excerpt: string
  author?: MemberView
  at?: string
}

export interface SearchPageProps {
  frame: Frame
  /** What was looked for, '' at the first visit. */
  q: string
  results: SearchResult[]
  /** Path and query of the next page, below the mount path. */
  next: string | null
}

/** What was found for some words. */
export function SearchPage({ frame, q, results, next }: SearchPageProps) {
  const words = useWords('search')
  return (
    <Page frame={frame} title={q ? words.heading(q) : words.title} section="search">
      <main id="main" class="narrow" tabindex={-1}>
        <h1 dir="auto">{q ? words.heading(q) : words.title}</h1>
        <form class="find-in" role="search" action={`${frame.base}/search`}>
          <label class="vh" for="q">
            {words.label}
          </label>
          <span class="find-box">
            <Icon name="search" />
            <input class="in" id="q" name="q" type="search" dir="auto" value={q} maxLength={200} />
          </span>
          <Button look="ink">{words.act}</Button>
        </form>
        {results.length > 0 ? (
          <ol class="found">
            {results.map((result) => (
              <Found key={result.path} frame={frame} result={result} />
            ))}
          </ol>
        ) : (
          <p class="empty quiet" dir="auto">
            {q ? words.none(q) : words.hint}
          </p>
        )}
        <Onward path={next} label={words.more} />
      </main>
    </Page>
  )
}

function Found({ frame, result }: { frame: Frame; result: SearchResult }) {
  const { kind } = useWords('search')
  const { author, at } = result
  return (
    <li>
      <h2 dir="auto">
        <a href={frame.base + result.path}>{result.title}</a>
      </h2>
      {result.excerpt && <p dir="auto">{result.excerpt}</p>}
      <p class="small quiet">
        {kind[result.kind]}
        {author && (
          <>
            <span class="dot" />
            <a href={frame.base + memberPath(author)}>
              <bdi>{author.displayName}</bdi>
            </a>
          </>
        )}
        {at && (
          <>
            <span class="dot" />
            <Time at={at} />
          </>
        )}
      </p>
    </li>
  )
}
