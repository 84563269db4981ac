import MarkdownIt from 'markdown-it'
import { highlighted, languageOf } from './languages.ts'
import { limits } from './limits.ts'

const { escapeHtml, unescapeAll } = new MarkdownIt().utils

/**
 * A block of code as a figure: its language or file name, then the code in one ink. `info` is what stands behind the fence's signs
 * ("ts", "charge.ts"), `budget.left` the characters that may still be highlighted in this text.
 */
export function codeFigure(code: string, info: string, budget: { left: number }): string {
  const { title, grammar } = labelOf(info)
  const label = title ? `Code, ${title}` : 'Code'
  return (
    `<figure class="code"><figcaption><span>${escapeHtml(title || 'Code')}</span></figcaption>` +
    `<pre tabindex="0" role="region" aria-label="${escapeHtml(label)}"><code>${inked(code, grammar, budget)}</code></pre></figure>\n`
  )
}

function labelOf(info: string) {
  const word = (/^\S*/.exec(unescapeAll(info.trim()))?.[0] ?? '').slice(0, 60)
  const known = languageOf(word)
  if (known) return known
  // A file's name says more than its language.
  const ending = /\.([a-z0-9]+)$/i.exec(word)?.[1] ?? word
  return { title: word, grammar: languageOf(ending)?.grammar }
}

function inked(code: string, grammar: string | undefined, budget: { left: number }) {
  if (!grammar || code.length > limits.codeBlock || code.length > budget.left) return escapeHtml(code)
  if (!isOrdinary(code)) return escapeHtml(code)
  const html = highlighted(code, grammar)
  // Each span costs as much as a dozen characters. Honest code comes to three times its length, hostile code to fifty.
  budget.left -= Math.max(code.length, html.length / 8)
  return oneInk(html)
}

function isOrdinary(code: string) {
  const lines = code.split('\n')
  return lines.length <= limits.codeLines && lines.every((line) => line.length <= limits.codeLine) && !longWord.test(code)
}

const longWord = new RegExp(`[\\p{L}\\p{N}_$]{${limits.codeWord + 1}}`, 'u')

// The outermost span with an ink of its own wins; the others go.
function oneInk(html: string) {
  const open: string[] = []
  let within = ''
  return html.replace(/<span class="([^"]*)">|<\/span>/g, (_tag, scope: string | undefined) => {
    if (scope === undefined) {
      if (open.pop() === '') return ''
      within = ''
      return '</span>'
    }
    const ink = within ? '' : (inks[scope.split(' ')[0]!.replace('hljs-', '')] ?? '')
    open.push(ink)
    if (ink) within = ink
    return ink && `<span class="${ink}">`
  })
}

// By highlight.js's scopes. What is not named here (a language within another, a number, a name) has no ink of its own.
const inks: Record<string, 'k' | 'c' | 'v'> = {
  keyword: 'k',
  literal: 'k',
  name: 'k',
  section: 'k',
  strong: 'k',
  'selector-tag': 'k',
  addition: 'k',
  comment: 'c',
  quote: 'c',
  deletion: 'c',
  string: 'v',
  regexp: 'v',
  code: 'v',
  link: 'v',
}
