import type { ComponentChildren } from 'preact'
import { useWords } from '../words/words.ts'
import { Footer } from './Footer.tsx'
import type { Frame } from './frame.ts'
import { type Section, TopBar } from './TopBar.tsx'

interface PageProps {
  frame: Frame
  title: string
  description?: string
  /** The one address of what is shown, below the mount path; none where the page is not for search engines. */
  canonical?: string
  /** The feed of what is shown, below `/feed/atom` and the like. */
  feed?: { path: string; title: string }
  /** Which part of the navigation it belongs to. */
  section?: Section
  layout?: 'with-aside' | 'with-both'
  /** `main`, and a column on either side. */
  children: ComponentChildren
}

const feedTypes = { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' }

/** The document around a page: head, header, what the page holds, footer. */
export function Page({ frame, title, description, canonical, feed, section, layout, children }: PageProps) {
  const words = useWords('shell')
  const { assets, base, origin, lang } = frame
  return (
    <html lang={lang} dir="ltr" data-base={base} data-viewer={frame.viewer?.id}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === words.name ? title : `${title} · ${words.name}`}</title>
        <meta name="description" content={description ?? words.description} />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fdfdfe" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#14161d" media="(prefers-color-scheme: dark)" />
        {canonical === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <link rel="canonical" href={origin + base + canonical} />
        )}
        {feed &&
          Object.entries(feedTypes).map(([format, type]) => (
            <link key={format} rel="alternate" type={type} title={feed.title} href={`${base}/feed/${format}${feed.path}`} />
          ))}
        <link rel="icon" href={assets.mark} />
        <link rel="stylesheet" href={assets.css} />
        {assets.js && <script type="module" src={assets.js} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <TopBar frame={frame} section={section} />
        <div class={layout ? `page ${layout}` : 'page'}>{children}</div>
        <Footer frame={frame} />
      </body>
    </html>
  )
}
