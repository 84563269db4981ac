type Check = RegExp | string

const direction = /^(?:auto|rtl)$/
const text = /^/

/** The elements that a rendered text may hold, with their attributes and the values these may take. */
const allowed: Record<string, Record<string, Check>> = {
  a: {
    href: /^(?:https?:|mailto:|(?![a-z][a-z0-9+.-]*:|[/\\]{2}|\\)[^\s]*$)/i,
    title: text,
    rel: 'ugc nofollow noopener',
    class: 'at',
  },
  blockquote: { dir: direction },
  br: {},
  code: {},
  div: { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Table' },
  em: {},
  figcaption: {},
  figure: { class: 'code' },
  footer: { dir: direction },
  h4: { dir: direction },
  h5: { dir: direction },
  h6: { dir: direction },
  hr: {},
  img: {
    src: /^\/uploads\/[a-z0-9-]+\.[a-z]+$/,
    srcset: /^\/uploads\/[a-z0-9-]+\.[a-z]+ 640w, \/uploads\/[a-z0-9-]+\.[a-z]+ \d+w$/,
    sizes: '(min-width: 44rem) 42rem, 100vw',
    alt: text,
    width: /^\d+$/,
    height: /^\d+$/,
    loading: 'lazy',
    decoding: 'async',
  },
  input: { type: 'checkbox', disabled: '', checked: '', 'aria-label': 'Done' },
  li: { dir: direction, class: 'task' },
  ol: { dir: direction, start: /^\d{1,9}$/ },
  p: { dir: direction },
  picture: {},
  source: { media: '(prefers-reduced-motion: reduce)', srcset: /^\/uploads\/[a-z0-9-]+\.[a-z]+$/ },
  pre: { tabindex: '0', role: 'region', 'aria-label': /^Code(?:, |$)/ },
  s: {},
  span: { class: /^[kcv]$/ },
  strong: {},
  table: { dir: direction },
  tbody: {},
  td: { dir: direction, align: /^(?:left|center|right)$/ },
  th: { dir: direction, align: /^(?:left|center|right)$/ },
  thead: {},
  tr: {},
  ul: { dir: direction },
}

const empty = new Set(['br', 'hr', 'img', 'input', 'source'])
const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>$/

/**
 * What in the HTML is not allowed, empty where all is. Strict: it knows one way to write a tag, so whatever a lenient browser could read
 * otherwise (a stray sign, an open element, a tag in another case) is an offence.
 */
export function offences(html: string): string[] {
  const found: string[] = []
  const open: string[] = []
  for (const part of html.match(/<[^<]*?>|[^<]+|</g) ?? []) {
    if (!part.startsWith('<')) {
      if (/>|&(?!(?:amp|lt|gt|quot|#x27);)/.test(part)) found.push(`text ${part}`)
      continue
    }
    const [, slash, name = '', attributes = ''] = tag.exec(part) ?? []
    if (slash) {
      if (open.pop() !== name) found.push(`unbalanced ${part}`)
      continue
    }
    if (!Object.hasOwn(allowed, name)) found.push(`tag ${part}`)
    else found.push(...attributeOffences(name, attributes).map((offence) => `${offence} in ${part}`))
    if (name === 'a' && open.includes('a')) found.push('a link in a link')
    if (!empty.has(name)) open.push(name)
  }
  return [...found, ...open.map((name) => `open ${name}`)]
}

function attributeOffences(name: string, attributes: string) {
  const offences: string[] = []
  const seen = new Set<string>()
  for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
    const check = allowed[name]![attribute]
    const good = check === undefined ? false : typeof check === 'string' ? check === value : check.test(value)
    if (!good || seen.has(attribute)) offences.push(attribute)
    if (/&(?!(?:amp|lt|gt|quot);)/.test(value)) offences.push(`bare & in ${attribute}`)
    seen.add(attribute)
  }
  if (name === 'a' && !seen.has('rel') && !seen.has('class')) offences.push('no rel')
  return offences
}

/** How deep elements stand in each other at the deepest place. */
export function depth(html: string): number {
  let now = 0
  let most = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (empty.has(name)) continue
    now += slash ? -1 : 1
    most = Math.max(most, now)
  }
  return most
}
