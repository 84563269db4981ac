import type { Word } from './draft-words.ts'
import { isEveryday } from './everyday-words.ts'
import type { Draft, Span } from './recognise.ts'
import type { Run } from './runs.ts'
import { type Known, weigh, type Weighed } from './weigh.ts'
import { weights } from './weights.ts'

/** A word that may be the initials of a title: "DDIA", "PoEAA", "sicp". */
export interface Initials extends Run {
  key: string
}

/** Looked up for one draft at most. */
const most = 100

/** Acronyms that everybody writes and that shorten no title. */
const everyday = new Set(
  `http https html json yaml toml xml csv css sql rest soap crud oauth cors csrf smtp imap ldap saml uuid guid ascii utf asap imho imo afaik fyi tldr iirc lgtm
  rtfm faq aws gcp api apis cli gui ide url uri pdf png jpeg gif svg cpu gpu ram ssd usb tcp udp dns ssl tls ssh ftp vpn lan wan jwt sso mfa dom spa ssr seo
  npm yarn pnpm mvp kpi okr roi ceo cto cfo usa nasa phd bsc msc diy eta tbd tba eod eom wip aka btw omg lol wtf brb thx pls rfc iso ieee acm mit ibm sap amd
  arm llm llms rag nlp orm mvc tdd bdd ddd oop grpc mqtt amqp nosql acid base cap regex sudo bash todo fixme github gitlab devops saas paas iaas yagni solid`.split(
    /\s+/,
  ),
)

/** The words of a draft that may be initials. In small letters they are so only where they are no word of every day. */
export function initialsIn(words: Word[]): Initials[] {
  return words
    .flatMap((word, at): Initials[] => {
      const key = word.owner ?? word.key
      if (!/^[a-z][a-z0-9]{2,7}$/.test(key) || everyday.has(key)) return []
      const isWord = !isWritten(word) && (key.length < 4 || word.isCapital || isEveryday(key))
      return isWord ? [] : [{ key, from: at, to: at }]
    })
    .slice(0, most)
}

/** Weighs a work whose title has these initials, one of `count` such works. */
export function weighInitials(
  draft: Draft,
  run: Initials,
  span: Span | undefined,
  work: Known,
  count: number,
): Weighed | undefined {
  const weighed = weigh(draft, run, span, { ...work, aliases: [run.key.toUpperCase()], title: run.key.toUpperCase() })
  if (!weighed) return undefined
  const isShort = run.key.length < 4
  const value = weighed.value + (isShort ? weights.shortInitials : weights.initials) - Math.log(count)
  return { ...weighed, value, why: ['the initials of its title', ...weighed.why.slice(1)] }
}

function isWritten({ text }: Word): boolean {
  const letters = text.replace(/['’ʼ]s?$/, '')
  return /^[A-Z].*[A-Z0-9]$/.test(letters) && letters.replace(/[^A-Z]/g, '').length >= 0.6 * letters.length
}
