/** What a part of a post is in Markdown: what the renderer made is turned back, and what only looks like a sign is escaped. */
export function toMarkdown(part: DocumentFragment): string {
  return blocks(part)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const separate = new Set([
  'P',
  'UL',
  'OL',
  'PRE',
  'BLOCKQUOTE',
  'FIGURE',
  'TABLE',
  'DIV',
  'H4',
  'H5',
  'H6',
  'HR',
  'DETAILS',
  'FOOTER',
])

function blocks(parent: Node): string {
  let out = ''
  for (const node of parent.childNodes) out += isBlock(node) ? `\n\n${block(node as HTMLElement)}\n\n` : inline(node)
  return out
}

function isBlock(node: Node): boolean {
  return separate.has(node.nodeName)
}

function block(element: HTMLElement): string {
  switch (element.nodeName) {
    case 'HR':
      return '---'
    case 'UL':
    case 'OL':
      return [...element.children]
        .map((item, place) => itemOf(item, element.nodeName === 'OL' ? `${place + 1}. ` : '- '))
        .join('\n')
    case 'PRE':
      return fenced(element.textContent)
    case 'FIGURE': {
      const code = element.querySelector('pre')
      return code ? fenced(code.textContent, languageIn(element)) : blocks(element)
    }
    case 'BLOCKQUOTE':
      return quoted(toMarkdown(fragmentOf(element)))
    case 'FOOTER':
      return `— ${inlines(element)}`
    case 'H4':
    case 'H5':
    case 'H6':
      return `${'#'.repeat(Number(element.nodeName[1]) - 3)} ${inlines(element)}`
    case 'TABLE':
      return [...(element as HTMLTableElement).rows]
        .map((row) => [...row.cells].map((cell) => inlines(cell).trim()).join(' · '))
        .join('\n')
    default:
      return blocks(element)
  }
}

function itemOf(item: Element, sign: string): string {
  const indent = ' '.repeat(sign.length)
  return sign + toMarkdown(fragmentOf(item)).replaceAll('\n', `\n${indent}`)
}

function fragmentOf(element: Element): DocumentFragment {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.cloneContents()
}

// The caption names the language; a fence knows it by the same word.
function languageIn(figure: Element): string {
  const name = figure.querySelector('figcaption')?.textContent?.trim().toLowerCase() ?? ''
  return /^[a-z0-9+#-]+$/.test(name) && name !== 'code' ? name : ''
}

function fenced(code: string | null, language = ''): string {
  const text = (code ?? '').replace(/\n+$/, '')
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${text}\n${ticks}`
}

function inlines(parent: Node): string {
  return [...parent.childNodes].map(inline).join('')
}

function inline(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped((node.textContent ?? '').replace(/\s+/g, ' '))
  if (!(node instanceof HTMLElement)) return ''
  const words = isBlock(node) ? block(node) : inlines(node)
  switch (node.nodeName) {
    case 'STRONG':
      return around(words, '**')
    case 'EM':
      return around(words, '_')
    case 'S':
    case 'DEL':
      return around(words, '~~')
    case 'CODE':
      return coded(node.textContent ?? '')
    case 'BR':
      return '\n'
    case 'IMG':
      return `![${escaped(node.getAttribute('alt') ?? '')}](${node.getAttribute('src') ?? ''})`
    case 'A': {
      const address = node.getAttribute('href') ?? ''
      // A member's name makes its link by itself.
      if (node.classList.contains('at') || node.textContent === address) return node.textContent ?? ''
      return words.trim() && address ? `[${words}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)` : words
    }
    case 'INPUT':
      return (node as HTMLInputElement).checked ? '[x] ' : '[ ] '
    case 'FIGCAPTION':
    case 'SUMMARY':
      return ''
    default:
      return words
  }
}

function around(words: string, sign: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  return inside ? `${before}${sign}${inside}${sign}${after}` : words
}

function coded(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length))
  const ticks = '`'.repeat(longest + 1)
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : ''
  return ticks + pad + code + pad + ticks
}

// Signs that would mean something; at the beginning of a line also those that begin a block.
function escaped(words: string): string {
  return words.replace(/[\\`*_[\]<>~&]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, (_, space: string, sign: string) => {
    return space + sign.replace(/(?=.$)/, '\\')
  })
}

/** Lines as a quotation. */
export function quoted(text: string): string {
  return text.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>')
}
