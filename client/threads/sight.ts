import type { PostNode } from './reading.ts'

/** No window that many people read in is higher than the opener and so many replies. */
export const inSight = 8
const inSightOfPhone = 4

/** Whether the reply at a place, from 1, may be laid out after the first paint. */
export function sightAt(place: number): PostNode['sight'] {
  return place > inSight ? 'far' : place > inSightOfPhone ? 'low' : undefined
}
