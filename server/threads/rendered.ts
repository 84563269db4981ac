import type { Db, UploadRow } from '../../db/schema.ts'
import { type OwnPicture, RenderedTooLarge, renderMarkdown } from '../markdown/render.ts'
import { Refusal } from '../refusal.ts'
import { picturesIn } from '../uploads/queries.ts'

/** What a member wrote, as it is shown. */
export interface Rendered {
  html: string
  /** The forum's pictures that are in it. */
  uploadIds: string[]
}

/** The safe HTML of what a member wrote, with the forum's own pictures in it. Refuses what is too much once rendered. */
export async function rendered(db: Db, body: string, { isDraft = false } = {}): Promise<Rendered> {
  const pictureAt = await picturesIn(db, body)
  const shown = new Set<string>()
  const picture = (address: string): OwnPicture | undefined => {
    const row = pictureAt(address)
    if (row) shown.add(row.id)
    return row && { ...ownPicture(row), isDraft }
  }
  try {
    return { html: renderMarkdown(body, { picture }), uploadIds: [...shown] }
  } catch (error) {
    if (!(error instanceof RenderedTooLarge)) throw error
    throw new Refusal('too-large', error.message, [{ path: 'body', message: error.message }])
  }
}

function ownPicture({ url, smallUrl, width, height, isAnimated, alt }: UploadRow): OwnPicture {
  return { src: url, small: smallUrl, width, height, isAnimated, alt }
}
