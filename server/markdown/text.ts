/**
 * The words of HTML that `renderMarkdown` made, a line a block, for search, feeds and excerpts. The captions of code are left out. Knows only
 * what the renderer writes; it is no parser for other HTML.
 */
export function plainText(html: string): string {
  return html
    .replace(/<figcaption>.*?<\/figcaption>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<(?:br|hr)>|<\/(?:p|li|h[456]|pre|footer|t[dh])>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => characters[entity]!)
    .replace(/ *\n[ \n]*/g, '\n')
    .trim()
}

const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The longest sentence that a shelf or a list shows. */
export const longestSentence = 240

/**
 * The sentence of a plain text that names `needle` (a work's title, in any case), else the text's first one; at most 240 characters, cut at
 * words around the name where it is longer.
 */
export function sentenceAround(plain: string, needle: string): string {
  const at = needle ? plain.search(new RegExp(needle.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu')) : -1
  const from = Math.max(0, at)
  const lineStart = plain.lastIndexOf('\n', from - 1) + 1
  const lineEnd = plain.indexOf('\n', from)
  const line = plain.slice(from === 0 ? 0 : lineStart, lineEnd < 0 ? undefined : lineEnd)
  const start = from === 0 ? 0 : from - lineStart
  return clipped(...sentenceIn(line, start, start + (at < 0 ? 0 : needle.length)))
}

// Sentences are looked for this far around the name: finding their ends takes a millisecond for 10,000 characters.
const around = 1_000

// The sentences that hold the characters from start to end, and where start lies in them.
function sentenceIn(line: string, start: number, end: number): [sentence: string, start: number, end: number] {
  const offset = Math.max(0, start - around)
  const window = line.slice(offset, end + around)
  let first = 0
  let last = 0
  for (const { index, segment } of sentences.segment(window)) {
    // "Release It! is good" goes on, and so does "e.g. this".
    const goesOn = /^\p{Ll}/u.test(segment)
    if (!goesOn && index > start - offset && index >= end - offset) break
    if (!goesOn && index <= start - offset) first = index
    last = index + segment.length
  }
  return [window.slice(first, last), start - offset - first, end - offset - first]
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

function clipped(sentence: string, start: number, end: number) {
  const trimmed = sentence.trim()
  if (trimmed.length <= longestSentence) return trimmed
  const room = longestSentence - 2
  const from = end <= room ? 0 : Math.max(0, Math.min(start - 60, sentence.length - room))
  const cut = sentence.slice(from, from + room).toWellFormed()
  const head = from > 0 ? cut.replace(/^\S{0,30}\s+/, '') : cut
  const tail = from + room < sentence.length ? head.replace(/\s+\S{0,30}$/, '') : head
  return `${from > 0 ? '…' : ''}${tail.trim()}${from + room < sentence.length ? '…' : ''}`
}
