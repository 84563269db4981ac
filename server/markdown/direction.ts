import type { Token } from 'markdown-it'

const blocks = new Set(['paragraph_open', 'heading_open', 'th_open', 'td_open', 'footer_open'])
const boxes = new Set(['list_item_open', 'bullet_list_open', 'ordered_list_open', 'blockquote_open', 'table_open'])

/**
 * Gives each block its own direction: `auto`, which the browser takes from the block's first letter. For a box of blocks `auto` does not look
 * into blocks that have a direction themselves, so a box whose first letter is of a right-to-left script says `rtl`.
 */
export function direct(tokens: Token[]): void {
  const undecided: Token[] = []
  for (const token of tokens) {
    if (blocks.has(token.type)) token.attrSet('dir', 'auto')
    else if (boxes.has(token.type)) {
      token.attrSet('dir', 'auto')
      undecided.push(token)
    } else if (token.type === 'inline' && undecided.length > 0) {
      const first = /\p{L}/u.exec(token.content)?.[0]
      if (first && rightToLeft.test(first)) for (const box of undecided) box.attrSet('dir', 'rtl')
      if (first) undecided.length = 0
    }
    // A box that ends undecided has no letters: what follows it must not decide for it.
    else if (token.nesting < 0 && undecided.at(-1)?.level === token.level) undecided.pop()
  }
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}\p{Script=Yezidi}]/u
