import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** Where a render happens: what every part may need to build a link, an icon or a time. */
export interface Place {
  /** The mount path, '' at the root. */
  base: string
  /** The path of this page below the mount path, with its query. */
  path: string
  /** The address of the sprite. */
  icons: string
  /** The moment of the render, ISO 8601. */
  now: string
  /** False when the host supplies the members: then the forum has no sign-in of its own. */
  ownMembers: boolean
}

export const PlaceContext = createContext<Place | null>(null)

/** The place of this render; throws outside of one. */
export function usePlace(): Place {
  const place = useContext(PlaceContext)
  if (!place) throw new Error('No place: render pages with renderPage, parts inside PlaceContext.Provider.')
  return place
}
