import type { MarkdownIt, Token } from 'markdown-it'
import { attribute } from './attribution.ts'
import { codeFigure } from './code.ts'
import { direct } from './direction.ts'
import { dressInline, type Copied } from './dress-inline.ts'
import { limits } from './limits.ts'
import type { PictureAt } from './pictures.ts'
import { raw } from './tokens.ts'

/**
 * Turns the parser's tokens into what the forum's pages show: headings below a post's own, code as figures, sources of quotations, tasks,
 * tables that scroll, a direction of its own for each block.
 */
export function dress(parser: MarkdownIt, tokens: Token[], pictureAt: PictureAt): Token[] {
  const dressed: Token[] = []
  const code = { left: limits.codeInAll }
  const copied: Copied = { characters: 0 }
  for (const token of tokens) {
    switch (token.type) {
      case 'heading_open':
      case 'heading_close':
        // A post's by-line is the h3 of its article.
        token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 3)}`
        break
      case 'th_open':
      case 'td_open':
        align(token)
        break
      case 'fence':
      case 'code_block':
        dressed.push(raw(codeFigure(token.content, token.info, code)))
        continue
      case 'table_open':
        dressed.push(raw('<div class="wide" tabindex="0" role="region" aria-label="Table">\n'))
        break
      case 'inline':
        token.children = dressInline(parser, token.children ?? [], pictureAt, copied)
        markTask(dressed, token)
        break
      case 'blockquote_close':
        attribute(dressed)
        break
    }
    dressed.push(token)
    if (token.type === 'table_close') dressed.push(raw('</div>\n'))
  }
  direct(dressed)
  return dressed
}

// The page's security policy refuses style attributes.
function align(token: Token) {
  const to = /left|center|right/.exec(String(token.attrGet('style') ?? ''))?.[0]
  token.attrs = to ? [['align', to]] : null
}

// "- [x] done": a box that cannot be ticked; its label is the same in both states, because its state is said beside it.
function markTask(before: Token[], inline: Token) {
  const [item, paragraph] = before.slice(-2)
  const first = inline.children?.[0]
  if (item?.type !== 'list_item_open' || paragraph?.type !== 'paragraph_open' || first?.type !== 'text') return
  const box = /^\[([ xX])\](?=\s+\S|\s*$)/.exec(first.content)
  if (!box || inline.content.length <= 4) return
  item.attrSet('class', 'task')
  first.content = first.content.slice(3)
  inline.children!.unshift(raw(`<input type="checkbox" disabled${box[1] === ' ' ? '' : ' checked'} aria-label="Done">`))
}
