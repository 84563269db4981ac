/**
 * What one rendered text may cost, each with its reason. Found by search: without them a text of 30,000 characters takes up to seconds, with
 * them the worst of some 100,000 hostile texts took 40 ms, and the worst code 55 ms.
 */
export const limits = {
  /** Boxes in boxes; deeper no screen shows it, and browsers stop at 512. The same number bounds emphasis in emphasis. */
  nesting: 20,
  /** UTF-8 bytes of HTML. A text of 30,000 characters without tricks stays below. */
  bytes: 65_536,

  // Past these a text is refused; it would not fit into `bytes` anyway, and need not be read to its end to know.
  /** Cells of all tables; each is at least 24 bytes of HTML. */
  cells: 2_500,
  /** markdown-it's tokens for blocks: an item of a list is five of them, a paragraph three. */
  blockTokens: 10_000,
  /** Links and pictures; each is at least 60 bytes. */
  links: 1_000,

  // Past these, signs stay the characters that they are.
  /** Signs of emphasis: 1,250 bold words. */
  delimiters: 5_000,
  /** Who names more members talks to nobody. */
  mentions: 100,
  /** Lines that quotations look ahead, and characters that brackets do: about 10 ms of work. */
  quoteLines: 50_000,
  labelCharacters: 1_000_000,

  // Past these, code is not highlighted: grammars are made for what people write, and some are square in each of these.
  /** Characters of one block, and of all blocks. */
  codeBlock: 8_000,
  codeInAll: 12_000,
  codeLines: 400,
  /** Characters of a line; a longer one is data or minified, and gains nothing. */
  codeLine: 200,
  /** Characters of a word: as many as a SHA-256 has. */
  codeWord: 64,
} as const

/** The text is within its length, but what it renders to is not. The message tells the person what to do. */
export class RenderedTooLarge extends Error {}
