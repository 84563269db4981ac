import type { OpenPage } from '../later.ts'
import { suggestAtCaret } from './caret.tsx'
import { openComposer } from './composer.tsx'
import { noticeWorks } from './noticing.tsx'
import { watchLength } from './length.ts'
import { takePictures } from './pictures.tsx'
import { openPreview } from './preview.ts'
import { offerTemplates } from './templates.ts'
import { useToolbar } from './toolbar.ts'
import { watchBranch } from './since.ts'
import { offerTakeBack } from './take-back.ts'
import { searchWorks } from './work-search.tsx'

/** Gives each composer of the page its tools. */
export function open({ base, main, trusted }: OpenPage): void {
  for (const text of main.querySelectorAll<HTMLTextAreaElement>('.composer textarea')) {
    const form = text.form
    if (!form?.dataset.call) continue
    const composer = openComposer(base, form, text)
    const caret = suggestAtCaret(composer)
    useToolbar(composer)
    watchLength(composer)
    takePictures(composer)
    openPreview(composer, trusted)
    offerTemplates(composer)
    watchBranch(composer)
    offerTakeBack(composer)
    const noticed = noticeWorks(composer)
    searchWorks(composer)
    // While a name is picked, nothing else is asked.
    form.addEventListener('input', () => !caret.isOpen() && noticed.ask())
    form.addEventListener('reset', () => queueMicrotask(noticed.ask))
    noticed.ask()
  }
}
