import type { MarkdownIt, Token } from 'markdown-it'
import { limits, RenderedTooLarge } from './limits.ts'
import { type PictureAt, pictureHtml } from './pictures.ts'
import { link, raw, text } from './tokens.ts'

/** Characters copied from link definitions so far: the one thing that a short text can have repeated thousands of times. */
export interface Copied {
  characters: number
}

/** Dresses what stands within a block: links say that members wrote them, pictures from elsewhere become links and are not loaded. */
export function dressInline(parser: MarkdownIt, tokens: Token[], pictureAt: PictureAt, copied: Copied): Token[] {
  const dressed: Token[] = []
  let links = 0
  tokens.forEach((token, index) => {
    if (token.type === 'image') {
      dressed.push(...picture(parser, token, links > 0, pictureAt, copied))
      return
    }
    links += token.type === 'link_open' ? 1 : 0
    // markdown-it takes [<https://a.example>](https://b.example) for a link in a link, which HTML does not have.
    if (links < 2 || !token.type.startsWith('link_')) dressed.push(token)
    links -= token.type === 'link_close' ? 1 : 0
    if (token.type !== 'link_open' || links > 1) return
    if (token.info === 'mention') return
    token.attrSet('rel', 'ugc nofollow noopener')
    charge(copied, token)
    // A link without words cannot be seen, nor heard.
    if (tokens[index + 1]?.type === 'link_close') dressed.push(text(String(token.attrGet('href') || '#')))
  })
  return dressed
}

function picture(parser: MarkdownIt, image: Token, withinLink: boolean, pictureAt: PictureAt, copied: Copied): Token[] {
  const address = String(image.attrGet('src') ?? '')
  const words = parser.renderer.renderInlineAsText(image.children ?? [], parser.options, {})
  charge(copied, image)
  const own = pictureAt(address)
  if (own) return [raw(pictureHtml(own, words.trim() || own.alt))]
  const label = words.trim() || address || 'Picture'
  if (withinLink) return [text(label)]
  return link(label, [['href', address], ...title(image), ['rel', 'ugc nofollow noopener']])
}

function title(token: Token): [string, string][] {
  const title = token.attrGet('title')
  return title ? [['title', String(title)]] : []
}

// Checked while it grows: 5,000 references to one address of 10,000 characters are 50 MB before the result could be measured.
function charge(copied: Copied, token: Token) {
  for (const [, value] of token.attrs ?? []) copied.characters += String(value).length
  if (copied.characters > limits.bytes) {
    throw new RenderedTooLarge('The links in this come to more than 64 kB. Leave some out.')
  }
}
