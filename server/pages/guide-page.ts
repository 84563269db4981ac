import type { Router } from 'express'
import { MarkdownPage } from '../../client/pages/MarkdownPage.tsx'
import { languages } from '../../client/words/languages.ts'
import { renderMarkdown } from '../markdown/render.ts'
import { frameOf } from './frame.ts'
import { show } from './show.ts'
import type { ThreadPageContext } from './thread-page.ts'

/** How to write a post, with examples that the very renderer of posts has rendered. */
export function guidePage(router: Router, { settings }: ThreadPageContext): void {
  router.get('/markdown', (req, res) => {
    const frame = frameOf(req, settings)
    const shown = languages[frame.lang].guide.entries.map(({ text }) => renderMarkdown(text))
    show(req, res, MarkdownPage, { frame, shown })
  })
}
