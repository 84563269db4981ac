import MarkdownIt from 'markdown-it'

/** A picture that a page may load. */
export interface OwnPicture {
  src: string
  width: number
  height: number
  /** Its smaller size; where it moves, its first frame. */
  small: string | null
  isAnimated: boolean
  /** What it shows, where the text does not say. */
  alt: string
  /** In a preview one that nobody has described is marked. */
  isDraft?: boolean
}

export type PictureAt = (address: string) => OwnPicture | undefined

const { escapeHtml } = new MarkdownIt().utils

// A post's column is 42rem wide at the most; a phone shows it from edge to edge.
const sizes = '(min-width: 44rem) 42rem, 100vw'

/** One of the forum's pictures, with its dimensions, so that nothing jumps when it comes; for whom things should not move, its first frame. */
export function pictureHtml({ src, width, height, small, isAnimated, isDraft }: OwnPicture, alt: string): string {
  const facts = `alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy" decoding="async"`
  const img = `<img${isDraft && !alt ? ' class="bare"' : ''} src="${escapeHtml(src)}"`
  if (!small) return `${img} ${facts}>`
  if (!isAnimated) return `${img} srcset="${escapeHtml(small)} 640w, ${escapeHtml(src)} ${width}w" sizes="${sizes}" ${facts}>`
  return `<picture><source media="(prefers-reduced-motion: reduce)" srcset="${escapeHtml(small)}">${img} ${facts}></picture>`
}
