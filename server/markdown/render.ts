import { dress } from './dress.ts'
import { limits, RenderedTooLarge } from './limits.ts'
import { createParser } from './parser.ts'
import type { PictureAt } from './pictures.ts'

export { RenderedTooLarge } from './limits.ts'
export { namesIn } from './mentions.ts'
export type { OwnPicture } from './pictures.ts'
export { longestSentence, plainText, sentenceAround } from './text.ts'

/** Goes up when the same text renders to other HTML; what was stored with a lower number is rendered again. */
export const rendererVersion = 2

export interface Links {
  /** The address of the member of that name (in lower case), undefined where there is none. Asked once a name, of 200 names at most. */
  mention?: (name: string) => string | undefined
  /** The picture at an address, where it is one of the forum's own; all others become links. */
  picture?: PictureAt
}

/**
 * Renders Markdown (CommonMark with GitHub's tables, strikethrough, tasks and bare links) to HTML that is safe to put into a page: raw HTML
 * shows as text, links are http, https, mailto or relative, nothing is loaded from elsewhere. Throws `RenderedTooLarge` past 64 kB of HTML.
 */
export function renderMarkdown(text: string, links: Links = {}): string {
  const env = { mention: links.mention && remembered(links.mention) }
  const tokens = dress(parser, parser.parse(text, env), links.picture ?? none)
  const html = parser.renderer.render(tokens, parser.options, env)
  const bytes = Buffer.byteLength(html)
  if (bytes > limits.bytes) {
    const kilobytes = Math.ceil(bytes / 1024)
    throw new RenderedTooLarge(`With its formatting this comes to ${kilobytes} kB, and 64 is the most. Split it into two posts.`)
  }
  return html
}

const parser = createParser()
const none = () => undefined

function remembered(mention: NonNullable<Links['mention']>) {
  const addresses = new Map<string, string | undefined>()
  let answered = 0
  return (name: string) => {
    if (answered >= limits.mentions || addresses.size >= 2 * limits.mentions) return undefined
    if (!addresses.has(name)) addresses.set(name, mention(name))
    const address = addresses.get(name)
    if (address !== undefined) answered += 1
    return address
  }
}
