import { openRandom, type Random } from '../../tests/live/random.ts'
import { village } from '../../server/demo/village/index.ts'
import { plainText, renderMarkdown } from '../../server/markdown/render.ts'
import { adjectives, people, tags, threadTitles, tools, topics } from './words.ts'
import type { Size } from './sizes.ts'
import { openZipf } from './zipf.ts'

/** What was written, and the forum's own rendering of it. */
export interface Text {
  body: string
  html: string
}

export interface Texts {
  /** The text of the post at a place. */
  post: (place: number) => Text
  /** A few sentences that are not that post's own, as it read before it was edited. */
  before: (place: number) => Text
  threadTitle: (place: number) => string
  tags: (place: number) => string[]
  displayName: (place: number) => [first: string, last: string]
}

const paragraphsAtMost = 20_000
// Words that only a few posts hold: a search for one has little to find, however large the place is.
const rareWords = 8_000

/** Draws texts: what the people of the demo community wrote, and paragraphs of their words and of rare ones, each rendered once. */
export function drawTexts(size: Size): Texts {
  const random = openRandom(size.seed + 1)
  const written = village.threads.flatMap((thread) => [thread.body, ...thread.replies.map((reply) => reply.body)])
  const whole = written.map(asText)
  const paragraphs = Array.from(
    { length: Math.min(paragraphsAtMost, Math.max(200, Math.round(size.posts / 20))) },
    paragraphsFrom(wordsIn(whole), random),
  ).map(asText)
  const pick = openZipf(whole.length, 0.4, 20, random)
  const wholeOf = new Int32Array(size.posts).fill(-1)
  const paragraphOf = new Int32Array(size.posts).fill(-1)
  for (let place = 0; place < size.posts; place++) {
    const manner = random.next()
    if (manner < 0.55) wholeOf[place] = pick()
    if (manner >= 0.2) paragraphOf[place] = random.below(paragraphs.length)
  }
  const tag = openZipf(tags.length, 0.9, 2, random)
  return {
    post: (place) => joined([whole[wholeOf[place]!], paragraphs[paragraphOf[place]!]]),
    before: (place) => whole[(place * 7) % whole.length]!,
    threadTitle: (place) => filledIn(threadTitles[place % threadTitles.length]!, Math.floor(place / threadTitles.length), random),
    tags: () => [...new Set(Array.from({ length: 1 + random.below(4) }, () => tags[tag()]!))],
    displayName: (place) => [
      people.first[place % people.first.length]!,
      people.last[Math.floor(place / people.first.length) % people.last.length]!,
    ],
  }
}

/** The words of a title in its places, another combination for each number. */
export function filledIn(pattern: string, number: number, random?: Random): string {
  const at = (words: string[], step: number) => words[Math.floor(number / step) % words.length]!
  const words = {
    topic: at(topics, 1),
    adjective: at(adjectives, topics.length),
    tool: at(tools, topics.length),
    other: tools[random ? random.below(tools.length) : 0]!,
    second: topics[(Math.floor(number / topics.length) + 1 + (number % topics.length)) % topics.length]!,
  }
  const text = pattern.replace(/\{(\w+)\}/g, (_, name: keyof typeof words) => words[name])
  return text[0]!.toUpperCase() + text.slice(1)
}

/** Two texts as one. Blocks of Markdown stay what they are beside each other, so their HTML is joined too. */
export function joined(texts: (Text | undefined)[]): Text {
  const given = texts.filter((text) => text !== undefined)
  return { body: given.map((text) => text.body).join('\n\n'), html: given.map((text) => text.html).join('') }
}

/** A text with what the forum renders it to. */
export function asText(body: string): Text {
  return { body, html: renderMarkdown(body) }
}

function wordsIn(texts: Text[]): string[] {
  const words = texts.flatMap(
    ({ html }) =>
      plainText(html)
        .toLowerCase()
        .match(/[a-z]{3,}/g) ?? [],
  )
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
}

function paragraphsFrom(common: string[], random: Random): () => string {
  const usual = openZipf(common.length, 0.95, 3, random)
  const rare = Array.from({ length: rareWords }, () => madeUp(random))
  const seldom = openZipf(rare.length, 0.5, 10, random)
  const sentence = () => {
    const words = Array.from({ length: 6 + random.below(12) }, () =>
      random.chance(0.06) ? rare[seldom()]! : common[usual()]!,
    ).join(' ')
    return `${words[0]!.toUpperCase()}${words.slice(1)}.`
  }
  return () => Array.from({ length: 1 + random.below(3) }, sentence).join(' ')
}

function madeUp(random: Random): string {
  const syllable = () => random.pick('bcdfglmnprstvz'.split(''))! + random.pick(['a', 'e', 'i', 'o', 'u', 'or', 'en', 'ul'])!
  return Array.from({ length: 3 + random.below(2) }, syllable).join('') + 'x'
}
