/** An ISBN-10 or ISBN-13 as 13 digits, or undefined where its check digit is wrong. Formula: ISO 2108. */
export function isbn13(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^ISBN(-?1[03])?:?/i, '')
    .replace(/[\s\u2010-\u2015-]/g, '')
    .toUpperCase()
  // 979-0 numbers printed music (ISO 10957), not books.
  if (/^(?:978|979(?!0))\d{10}$/.test(digits)) return digits.endsWith(checkDigit13(digits)) ? digits : undefined
  if (!/^\d{9}[\dX]$/.test(digits)) return undefined
  const sum = [...digits].reduce((total, digit, place) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - place), 0)
  if (sum % 11 !== 0) return undefined
  const body = `978${digits.slice(0, 9)}`
  return body + checkDigit13(body)
}

/** Shops and catalogues that put a book's number of ten digits into the address. */
const shops = /(^|\.)(amazon|abebooks|audible|bookfinder|thriftbooks|bookdepository|biblio|alibris)\.[a-z.]+$|(^|\.)amzn\.\w+$/
/** Words after which ten digits are an ISBN, whoever runs the site. */
const saysIsbn = /(?:^|[/?&=_-])(?:isbn(?:[-_]?1[03])?|vid=isbn)[/=:_-]?(\d{9}[\dx])(?![\da-z])/i

/**
 * The ISBN that stands in the address of a shop's or publisher's page. Thirteen digits say themselves what they are; ten are an ISBN one
 * time in eleven by chance, so they count only in a shop's address or after the word.
 */
export function isbnInUrl(url: URL): string | undefined {
  const text = `${url.pathname}${url.search}`
  for (const [, found] of text.matchAll(/(?<!\d)(97[89](?:-?\d){10})(?!\d)/g)) {
    const isbn = isbn13(found!)
    if (isbn) return isbn
  }
  const said = saysIsbn.exec(text)?.[1]
  if (said) return isbn13(said)
  if (!shops.test(url.hostname)) return undefined
  const product =
    /\/(?:dp|gp\/product|gp\/aw\/d|product|d|exec\/obidos\/asin|o\/asin)\/(?:[\w-]+\/)?(\d{9}[\dx])(?![\da-z])/i.exec(text)?.[1]
  return product ? isbn13(product) : undefined
}

/** The ISBNs that stand in a text, with where they begin and end. */
export function isbnsIn(text: string): { start: number; end: number; isbn: string }[] {
  const found = []
  const pattern =
    /(?:\bISBN(?:[-\s]?1[03])?[:\s]*)?(?<![\d-])(97[89](?:[-\s\u2010-\u2015]?\d){10}|\d(?:[-\s\u2010-\u2015]?\d){8}[-\s\u2010-\u2015]?[\dXx])(?![\d-])/gi
  for (const match of text.matchAll(pattern)) {
    const isbn = isbn13(match[1]!)
    const isSure = /^ISBN/i.test(match[0]) || /^97[89]/.test(match[1]!) || /^\d{1,5}-\d+-\d+-[\dX]$/i.test(match[1]!)
    if (isbn && isSure) found.push({ start: match.index, end: match.index + match[0].length, isbn })
  }
  return found
}

function checkDigit13(digits: string): string {
  const sum = Array.from(digits.slice(0, 12)).reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}
