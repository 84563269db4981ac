import type { MemberView } from '../../server/contract/index.ts'
import type { Place } from '../ui/place.ts'
import type { Language } from '../words/languages.ts'

/** What every page is told, whatever it shows. */
export interface Frame {
  /** The mount path, '' at the root. */
  base: string
  /** The public address, without the mount path and without a slash at the end. */
  origin: string
  /** The path of this page below the mount path, with its query. */
  path: string
  viewer: MemberView | null
  may: { start: boolean; reply: boolean; moderate: boolean }
  /** Addresses of the built files, ready to use; `js` is null where the browser gets no script, `first` is for long pages alone. */
  assets: { css: string; js: string | null; first: string; icons: string; mark: string }
  /** The moment of the render, ISO 8601. */
  now: string
  requestId: string
  lang: Language
  /** As it was chosen in this browser; else the system decides. */
  theme?: 'light' | 'dark'
  /** False when the host supplies the members: then no join, sign-in and sign-out forms. */
  ownMembers: boolean
}

/** What the parts of a page need to know of its frame. */
export function placeOf({ base, path, assets, now, ownMembers }: Frame): Place {
  return { base, path, icons: assets.icons, now, ownMembers }
}
