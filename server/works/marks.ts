import type { Range } from './prose.ts'

/** Words set apart from their sentence, as titles are. */
export interface Mark extends Range {
  as: 'quoted' | 'emphasised' | 'code' | 'linked'
}

/** A title in marks is at most this long; longer is somebody's speech. */
const longest = 160

/** Quotation marks as they open and close in many languages; those that point inwards stand after those that point outwards. */
const quotes = [
  /“([^“”\n]+)”/g,
  /„([^„“”"\n]+)[“”"]/g,
  /«\s?([^«»\n]+?)\s?»/g,
  /»([^«»\n]+)«/g,
  /‹\s?([^‹›\n]+?)\s?›/g,
  /›([^‹›\n]+)‹/g,
  /「([^「」\n]+)」/g,
  /『([^『』\n]+)』/g,
  /《([^《》\n]+)》/g,
  /(?<![\p{L}\p{N}"])"([^"\n]+)"(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}‘’])‘([^‘\n]+?)’(?![\p{L}\p{N}])/gu,
  /‚([^‚‘\n]+)‘/g,
  /(?<![\p{L}\p{N}'])'(?=\p{L})([^'\n]{1,160}(?:'\p{L}[^'\n]{0,80}){0,4})'(?![\p{L}\p{N}])/gu,
]

const emphasis = [
  /(?<![\p{L}\p{N}*\\])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1(?![\p{L}\p{N}*])/gu,
  /(?<![\p{L}\p{N}_\\])(_{1,3})(?=[^\s_])([^_\n]*[^\s_])\1(?![\p{L}\p{N}_])/gu,
  /<(em|i|cite|b|strong)>([^<\n]+)<\/\1>/gi,
]

/** The quoted and emphasised words of a text, of any typography. */
export function marksIn(text: string): Mark[] {
  return [
    ...quotes.flatMap((pattern) => found(text, pattern, 1, 'quoted')),
    ...emphasis.flatMap((pattern) => found(text, pattern, 2, 'emphasised')),
  ]
}

function found(text: string, pattern: RegExp, group: 1 | 2, as: Mark['as']): Mark[] {
  const marks: Mark[] = []
  for (const match of text.matchAll(pattern)) {
    const inner = match[group]!
    if (inner.length > longest) continue
    const start = match.index + match[0].indexOf(inner)
    marks.push({ start, end: start + inner.length, as })
  }
  return marks
}
