import type { ComponentChildren } from 'preact'
import { useWords } from '../words/words.ts'
import { Footer } from './Footer.tsx'
import { Head, type HeadProps } from './Head.tsx'
import { type Section, TopBar } from './TopBar.tsx'

interface PageProps extends HeadProps {
  /** Which part of the navigation it belongs to. */
  section?: Section
  layout?: 'with-aside' | 'with-both'
  /** `main`, and a column on either side. */
  children: ComponentChildren
}

/** The document around a page: head, header, what the page holds, footer. */
export function Page({ section, layout, children, ...head }: PageProps) {
  const words = useWords('shell')
  const { frame } = head
  const { base, lang } = frame
  return (
    <html lang={lang} dir="ltr" data-base={base} data-viewer={frame.viewer?.id} data-theme={frame.theme}>
      <Head {...head} />
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
