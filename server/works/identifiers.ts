/** A name that no two works share: an ISBN, or an address that means the same page. */
export interface Identifier {
  scheme: 'isbn' | 'url'
  value: string
}

/** An ISBN-10 or ISBN-13 as 13 digits, or undefined where its check digit is wrong. Formula: ISO 2108. */
export function isbn13(text: string): string | undefined {
  const digits = text
    .replace(/^ISBN(-1[03])?:?/i, '')
    .replace(/[\s-‐-―]/g, '')
    .toUpperCase()
  if (/^97[89]\d{10}$/.test(digits)) return digits.endsWith(checkDigit13(digits)) ? digits : undefined
  if (!/^\d{9}[\dX]$/.test(digits)) return undefined
  const sum = [...digits].reduce((total, digit, place) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - place), 0)
  if (sum % 11 !== 0) return undefined
  const body = `978${digits.slice(0, 9)}`
  return body + checkDigit13(body)
}

const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|si|ref|ref_\w*|referrer|source|tag|_hs\w+|spm|share|feature|lang|hl|locale|amp|ved|ei|t|at_\w+|pf_rd_\w+|pd_rd_\w+|linkcode|camp|creative\w*|psc|th|keywords|qid|sr|dib|dib_tag|crid|sprefix|_encoding|smid)$/i

/**
 * An address as it is compared: host and path without scheme, www, mobile, language and AMP variants, index files, tracking
 * parameters, fragment and trailing slash. Query parameters that remain are sorted.
 */
export function urlKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const host = url.hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^(www\d?|m|mobile|amp)\./, '')
    .replace(/^[a-z]{2}(-[a-z]{2})?\.m\.(?=wikipedia\.org$)/, (language) => language.slice(0, -2))
  const path = decode(url.pathname)
    .replace(/\/(index|default)\.(html?|php|aspx?)$/i, '/')
    .replace(/\/amp\/?$/i, '/')
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/^\/(en|de|fr|es|it|pt|ja|zh|ru|nl|pl|en-us|en-gb|de-de|fr-fr|es-es|pt-br|zh-cn|ja-jp)(?=\/|$)/i, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/+$/, '')
  const query = [...url.searchParams]
    .filter(([name]) => !tracking.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return `${host}${path}${query && `?${query}`}`
}

/** The ISBN that stands in the address of a shop's or publisher's page, if one does. */
export function isbnInUrl(address: string): string | undefined {
  for (const part of address.split(/[/?&=#._-]+/)) {
    const isbn = /^(97[89]\d{10}|\d{9}[\dXx])$/.test(part) ? isbn13(part) : undefined
    if (isbn) return isbn
  }
  return undefined
}

/** The identifiers that an input gives: its ISBN, the ISBN in its address, its address. */
export function identifiersOf(input: { url?: string; isbn?: string }): Identifier[] {
  const isbn = (input.isbn && isbn13(input.isbn)) || (input.url && isbnInUrl(input.url))
  const url = input.url && urlKey(input.url)
  return [...(isbn ? [{ scheme: 'isbn' as const, value: isbn }] : []), ...(url ? [{ scheme: 'url' as const, value: url }] : [])]
}

function checkDigit13(digits: string): string {
  const sum = [...digits.slice(0, 12)].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
