import type { PostView } from '../../server/contract/index.ts'
import type { PostNode } from './reading.ts'

/** Fewer replies are laid out together. */
export const fewAtOnce = 8

// In px, and rather too little: what stands above the opener and above the replies, the opener's title, a post with one line of text, each
// line more, and a post that is hidden or removed.
const topHigh = 200
const titleHigh = 40
const postHigh = 126
const lineHigh = 26
const shutHigh = 44

// Rather too many for a line of text.
const lettersOnPhone = 58
const lettersElsewhere = 110

// What begins below this is seen on no phone, in no usual window, and in hardly any other, before somebody scrolls.
const phoneHigh = 864
const usualHigh = 960
const highest = 1_300

/** Where a post begins at the highest, in px: on a phone and in a wider window. */
export interface Depth {
  phone: number
  wide: number
}

/** Where the replies below an opener begin. */
export function depthBelow(opener: PostView): Depth {
  return below({ phone: topHigh + titleHigh, wide: topHigh + titleHigh }, opener)
}

/** Where what follows a post begins, if that begins there itself. */
export function below(depth: Depth, post: PostView): Depth {
  if (post.removed || post.hidden) return { phone: depth.phone + shutHigh, wide: depth.wide + shutHigh }
  // What is scrolled aside may be one line.
  const letters = post.html.replaceAll(/<(pre|table)\b.*?<\/\1>/gs, '').replaceAll(/<[^>]*>/g, '').length
  const high = (lettersInLine: number) => postHigh + lineHigh * Math.max(0, Math.ceil(letters / lettersInLine) - 1)
  return { phone: depth.phone + high(lettersOnPhone), wide: depth.wide + high(lettersElsewhere) }
}

/** Whether what begins there may be laid out after the first paint: everywhere, in usual windows, on phones. */
export function sightAt({ phone, wide }: Depth): PostNode['sight'] {
  return wide > highest ? 'far' : wide > usualHigh ? 'mid' : phone > phoneHigh ? 'low' : undefined
}
