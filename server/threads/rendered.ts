import type { Db, UploadRow } from '../../db/schema.ts'
import { namesIn, type OwnPicture, RenderedTooLarge, renderMarkdown } from '../markdown/render.ts'
import { namesThatAre } from '../members/queries.ts'
import { Refusal } from '../refusal.ts'
import { picturesIn } from '../uploads/queries.ts'

/** What a member wrote, as it is shown. */
export interface Rendered {
  html: string
  /** The forum's pictures that are in it. */
  uploadIds: string[]
}

/**
 * The safe HTML of what a member wrote, with the forum's own pictures and links to the members it names; `mount` is the path that
 * those links begin with. Refuses what is too much once rendered. Two statements at most, none where it names and shows nobody.
 */
export async function rendered(db: Db, body: string, { isDraft = false, mount = '' } = {}): Promise<Rendered> {
  const [pictureAt, members] = await Promise.all([picturesIn(db, body), namesThatAre(db, namesIn(body))])
  const shown = new Set<string>()
  const picture = (address: string): OwnPicture | undefined => {
    const row = pictureAt(address)
    if (row) shown.add(row.id)
    return row && { ...ownPicture(row), isDraft }
  }
  try {
    return {
      html: renderMarkdown(body, { picture, mention: (name) => (members.has(name) ? `${mount}/m/${name}` : undefined) }),
      uploadIds: [...shown],
    }
  } catch (error) {
    if (!(error instanceof RenderedTooLarge)) throw error
    throw new Refusal('too-large', error.message, [{ path: 'body', message: error.message }])
  }
}

function ownPicture({ url, smallUrl, width, height, isAnimated, alt }: UploadRow): OwnPicture {
  return { src: url, small: smallUrl, width, height, isAnimated, alt }
}
