import { type MarkdownIt } from 'markdown-it'

/**
 * Bare links, by the rules of GitHub's extended autolinks: http://, https:// and www., no e-mail addresses (they need `<>`). The checks of
 * linkify-it itself are replaced: they know more kinds of address, and go over a text more than once.
 */
export function bareLinks(parser: MarkdownIt) {
  const { linkify } = parser
  for (const schema of ['ftp:', '//', 'mailto:']) linkify.add(schema, null)
  const web = { validate: (text: string, position: number) => lengthOf(webHost, text, position) }
  linkify.add('http:', web)
  linkify.add('https:', web)
  linkify.add('www.', {
    validate: (text, position) => (/[\s*_~("'[]/.test(text[position - 5] ?? ' ') ? lengthOf(wwwHost, text, position) : 0),
    normalize: (match) => {
      match.url = `http://${match.url}`
    },
  })
  linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
}

const label = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}\\p{M}_-]{0,62})'
const webHost = new RegExp(`//(?:\\[[0-9a-fA-F:.]{2,45}\\]|${label}(?:\\.${label}){0,10})`, 'uy')
const wwwHost = new RegExp(`${label}(?:\\.${label}){1,10}`, 'uy')

// A longer address is no address; it also bounds what each of many candidates may read.
const longest = 2_000

// The host is read first, so that what is none costs little. Then a port, and all up to the next white space or sign that parts.
function lengthOf(host: RegExp, text: string, position: number) {
  host.lastIndex = position
  const found = host.exec(text)?.[0]
  if (!found || /_[^.]*(\.[^.]*)?$/.test(found)) return 0
  const after = text.slice(position + found.length, position + longest)
  const rest = /^(?::\d{1,5})?(?:[/?#][^\s<>`\p{Cc}]*)?/u.exec(after)?.[0] ?? ''
  return withoutTail(found + rest).length
}

// "(see https://example.org/a_(b))." ends before ")." and keeps the pair within.
function withoutTail(address: string) {
  let end = address.length
  const open = { ')': count(address, '(') - count(address, ')'), ']': count(address, '[') - count(address, ']') }
  for (; end > 0; end -= 1) {
    const last = address[end - 1]!
    if (last === ')' || last === ']') {
      if (open[last] >= 0) break
      open[last] += 1
    } else if (last === ';') {
      const entity = /&[a-z0-9]{1,31};$/i.exec(address.slice(Math.max(0, end - 33), end))
      if (entity) end -= entity[0].length - 1
    } else if (!/[?!.,:*_~'"”’»。，、！？：；）」』】]/.test(last)) break
  }
  return address.slice(0, end)
}

const count = (text: string, character: string) => text.split(character).length - 1
