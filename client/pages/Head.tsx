import { useWords } from '../words/words.ts'
import type { Frame } from './frame.ts'
import { addressOf, dataText, type Thing } from './structured.ts'

export interface HeadProps {
  frame: Frame
  title: string
  description?: string
  /** The one address of what is shown, below the mount path; none where the page is not for search engines. */
  canonical?: string
  /** What it is for those who show a link to it as a card. */
  kind?: 'article' | 'book' | 'profile'
  /** The feed of what is shown, below `/feed/atom` and the like. */
  feed?: { path: string; title: string }
  /** What the page is about, for machines; told to guests, as they are. */
  data?: () => Thing[]
  /** Whether it is laid out in pieces, see first.ts. */
  isLong?: boolean
}

// The page comes in meanwhile, but is not shown.
const beforePaint = { blocking: 'render' }
const early = { async: true, fetchpriority: 'high' }

const feedTypes = { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' }

/** What stands in the head of a page. */
export function Head({ frame, title, description, canonical, kind, feed, data, isLong }: HeadProps) {
  const words = useWords('shell')
  const { assets, base, path, viewer } = frame
  const address = addressOf(frame, canonical ?? path.split(/[?#]/)[0]!)
  const about = description ?? words.description
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === words.name ? title : `${title} · ${words.name}`}</title>
      <meta name="description" content={about} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#fdfdfe" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#14161d" media="(prefers-color-scheme: dark)" />
      <link rel="canonical" href={address} />
      {canonical === undefined && <meta name="robots" content="noindex" />}
      {feed &&
        Object.entries(feedTypes).map(([format, type]) => (
          <link key={format} rel="alternate" type={type} title={feed.title} href={`${base}/feed/${format}${feed.path}`} />
        ))}
      <link rel="icon" href={assets.mark} />
      <link rel="stylesheet" href={assets.css} />
      {/* Shown in part, what stands at the end of it would move. */}
      <link {...beforePaint} rel="expect" href="#top-bar" />
      {assets.js && isLong && <script {...beforePaint} {...early} src={assets.first} />}
      {assets.js && <script type="module" src={assets.js} />}
      {!viewer && canonical !== undefined && (
        <>
          <meta property="og:site_name" content={words.name} />
          <meta property="og:type" content={kind ?? 'website'} />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={about} />
          <meta property="og:url" content={address} />
          <meta name="twitter:card" content="summary" />
          {/* A script's text can't be escaped as other text is: dataText writes "<" otherwise. */}
          {data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataText(data()) }} />}
        </>
      )}
    </head>
  )
}
