import { RenderedTooLarge, renderMarkdown } from '../markdown/render.ts'
import { Refusal } from '../refusal.ts'

/** The safe HTML of what a member wrote. Refuses what is too much once rendered. */
export function rendered(body: string): string {
  try {
    return renderMarkdown(body)
  } catch (error) {
    if (!(error instanceof RenderedTooLarge)) throw error
    throw new Refusal('too-large', error.message, [{ path: 'body', message: error.message }])
  }
}
