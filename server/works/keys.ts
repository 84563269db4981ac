import { isNearWord } from './likeness.ts'

/**
 * A title or name as it is compared: without accents, case and punctuation, one space between words. Letters of every script stay, and
 * the signs that tell C, C++ and C# apart.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/['’ʼ`]/g, '')
    .replace(/&/g, ' and ')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}+#]+/gu, ' ')
    .trim()
}

const articles = /^(the|a|an|der|die|das|ein|eine|le|la|les|un|une|el|los|las|il|lo|gli) (?=\S)/
// "2nd edition", "third edition", "(2e)", "rev. ed.", "20th anniversary edition".
const edition =
  /\b((\d+(st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|revised|rev|updated|expanded|new|anniversary|international) )+(ed|edn|edition|auflage|edicion|edizione|edicao)\b|\b\d+e\b/g

/** The key under which one title is found again: folded, without its leading article, its edition and its subtitle. */
export function titleKey(title: string): string {
  const main = withoutSubtitle(title)
  const key = fold(main).replace(edition, ' ').replace(/\s+/g, ' ').trim().replace(articles, '')
  return key || fold(title) || title.trim().toLowerCase()
}

/** The key of those who made a work: family names, folded and in order; "et al." and initials count for nothing. */
export function creatorKey(creators: string[]): string {
  return [...new Set(creators.flatMap(peopleIn).map(familyName).filter(Boolean))].sort().join(' ')
}

/** Whether two creator keys can be the same people: one side unknown, or a name in common, be it misspelt. */
export function mayBeSame(one: string, other: string): boolean {
  return one === '' || other === '' || shareAName(one, other)
}

/** Whether two creator keys have a name in common, be it misspelt. */
export function shareAName(one: string, other: string): boolean {
  const names = one.split(' ').filter(Boolean)
  return other.split(' ').some((name) => names.some((known) => isNearWord(known, name)))
}

/** What follows a title's colon or dash, folded; empty where nothing does, or where the title is not a title without it. */
export function subtitleKey(title: string): string {
  const main = withoutSubtitle(title)
  return main === title ? '' : fold(title.slice(main.length)).replace(edition, ' ').trim()
}

/** The family name of one person, folded: "Kleppmann, Martin" and "M. Kleppmann" are kleppmann. */
export function familyName(person: string): string {
  const words = wordsOfName(person)
  return words.filter((word) => word.length > 1).at(-1) ?? words.at(-1) ?? ''
}

function wordsOfName(person: string): string[] {
  return fold(
    person
      .replace(/\(.*?\)/g, ' ')
      .replace(/\bet al\b\.?/i, '')
      .replace(/\b(jr|sr|iii?|phd|dr|prof)\b\.?/gi, ''),
  )
    .split(' ')
    .filter(Boolean)
}

/** One person as they are told apart from others of their family name: "Kleppmann, Martin" and "M. Kleppmann" are "kleppmann m". */
export function personKey(person: string): string {
  const family = familyName(person)
  const given = wordsOfName(person).find((word) => word !== family && /^\p{L}/u.test(word))
  return family && given ? `${family} ${given.slice(0, 1)}` : family
}

// A subtitle follows a colon or a dash with spaces; "Thinking, Fast and Slow" and "2001: A Space Odyssey" keep what makes them.
function withoutSubtitle(title: string): string {
  const [main = title] = title.split(/\s*:\s+|\s+[–—-]\s+/)
  const letters = fold(main).replaceAll(' ', '')
  return letters.length >= 4 && /\p{L}/u.test(letters) ? main : title
}

/** The people that one entry of a work's creators names, each as it is written. */
export function peopleIn(creator: string): string[] {
  // "Gamma, Erich" is one person; "Gamma, Helm, Johnson" are three.
  const parts = creator.split(/\s*(?:;|&|\band\b|\bund\b|\bet\b(?! al)|\by\b|\bwith\b|、|・)\s*/i)
  return parts.flatMap((part) => {
    const commas = part
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
    return commas.length === 2 && !commas[0]!.includes(' ') ? [`${commas[1]} ${commas[0]}`] : commas
  })
}
