/** What of a draft are its author's own words. Everything else is blanked, so that places in it are places in the draft. */
export interface Prose {
  text: string
  links: Link[]
  codes: Range[]
}

export interface Range {
  start: number
  end: number
}

/** A link: where it stands, where it leads, and the words it is put on. */
export interface Link extends Range {
  address: string
  label?: Range
}

/** Links and pieces of code read in one draft; a list of more is no recommendation. */
const mostLinks = 60

/** Stands for what is there but is not read: it parts words without ending a sentence. */
const blank = '\ufffc'

/**
 * Blanks code, quoted lines, images, HTML, names of members and the addresses of links, which are given apart. Fenced and indented code and
 * quoted lines (somebody else's words) become empty lines.
 */
export function proseOf(draft: string): Prose {
  const links: Link[] = []
  const codes: Range[] = []
  let text = withoutBlocks(draft)
  const definitions = new Map<string, string>()
  const cut = (pattern: RegExp, keep: (match: RegExpExecArray) => Range | undefined | false) => {
    let [done, at] = ['', 0]
    for (const match of text.matchAll(pattern)) {
      const kept = keep(match)
      if (kept === false) continue
      const end = match.index + match[0].length
      const { start: from, end: to } = kept ?? { start: end, end }
      done += text.slice(at, match.index) + blanks(from - match.index) + text.slice(from, to) + blanks(end - to)
      at = end
    }
    text = done + text.slice(at)
  }
  cut(/(`{1,3})(?!`)([^`\n]{1,200})\1(?!`)/g, ({ index, 1: ticks, 2: code }) => {
    codes.push({ start: index + ticks!.length, end: index + ticks!.length + code!.length })
    return undefined
  })
  cut(/^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t].{0,300})?$/gm, ({ 1: name, 2: address }) => {
    definitions.set(name!.toLowerCase(), address!)
    return undefined
  })
  cut(/!\[[^\]\n]{0,300}\]\([^)\s]{0,2000}(?:[ \t][^)\n]{0,200})?\)/g, () => undefined)
  cut(
    /\[([^[\]\n]{1,300})\](?:\(<?([^)\s>]{1,2000})>?(?:[ \t][^)\n]{0,200})?\)|\[([^\]\n]{0,200})\])/g,
    ({ index, 0: whole, 1: words, 2: direct, 3: name }) => {
      const address = direct ?? definitions.get((name || words!).toLowerCase())
      if (!address) return false
      const label = { start: index + 1, end: index + 1 + words!.length }
      links.push({ start: index, end: index + whole.length, address, label })
      return label
    },
  )
  cut(/<?\b(?:https?:\/\/|www\.)[^\s<>\u3000-\u303f\uff00-\uffef]{2,2000}/gi, ({ index, 0: whole }) => {
    const start = whole.startsWith('<') ? index + 1 : index
    const address = trimmed(whole.replace(/^</, ''))
    links.push({ start, end: start + address.length, address: address.replace(/^www\./i, 'https://www.') })
    return undefined
  })
  cut(/(?<![\w/])(?:git|ssh|git\+ssh)(?:@|:\/\/)[\w.@-]{1,100}[:/][\w.~/-]{1,300}/gi, ({ index, 0: address }) => {
    links.push({ start: index, end: index + address.length, address })
    return undefined
  })
  cut(/<\/?[a-z][^<>\n]{0,300}>|<!--[^\n]{0,1000}?-->/gi, () => undefined)
  cut(/(?<![\p{L}\p{N}_.])@[a-z0-9_-]{2,30}|\b[\w.+-]{1,64}@[\w-]{1,60}\.[\w.-]{2,60}/giu, () => undefined)
  return { text, links: links.sort((a, b) => a.start - b.start).slice(0, mostLinks), codes: codes.slice(0, mostLinks) }
}

function withoutBlocks(draft: string): string {
  let fence: string | undefined
  let isAfterGap = true
  let isInList = false
  return draft.replace(/[^\n]*(?:\n|$)/g, (line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence) {
      if (mark?.startsWith(fence) && /^\s*[`~]+\s*$/.test(line)) fence = undefined
      return emptied(line)
    }
    if (mark && !(mark.startsWith('`') && line.trim().slice(mark.length).includes('`'))) {
      fence = mark
      return emptied(line)
    }
    const isBlank = line.trim() === ''
    const isIndented = /^(?: {4}|\t)/.test(line) && isAfterGap && !isInList && !isBlank
    if (/^\s*(?:[-*+]|\d+[.)])\s/.test(line)) isInList = true
    else if (!isBlank && /^\S/.test(line)) isInList = false
    if (isIndented || /^ {0,3}>/.test(line)) return emptied(line)
    isAfterGap = isBlank
    return line
  })
}

function emptied(line: string): string {
  return line.replace(/[^\n]/g, '\r')
}

function blanks(length: number): string {
  return blank.repeat(Math.max(0, length))
}

// An address in a sentence ends before the sentence's own signs.
function trimmed(address: string): string {
  let end = address
  for (;;) {
    const next = end.replace(/[.,;:!?'"*_»”“’\]]+$/, '')
    const shorter = next.endsWith(')') && !next.includes('(') ? next.slice(0, -1) : next
    if (shorter === end) return end
    end = shorter
  }
}
