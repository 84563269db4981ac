import type { WorkKind } from '../../server/contract/index.ts'
import { type Identifier, identifiersOf } from '../../server/works/identifiers.ts'
import { openRandom } from '../../tests/live/random.ts'
import type { Size } from './sizes.ts'
import { filledIn } from './texts.ts'
import { people, workTitles } from './words.ts'

/** What works are called, by place. */
export interface WorkFacts {
  kind: (work: number) => WorkKind
  title: (work: number) => string
  creators: (work: number) => string[]
  url: (work: number) => string | null
  identifiers: (work: number) => Identifier[]
  alias: (work: number) => string | undefined
  /** A sentence that recommends it. */
  sentence: (work: number, variant: number) => string
}

const kinds = ['book', 'book', 'book', 'book', 'tool', 'tool', 'course', 'talk', 'article', 'podcast'] as const
const sentences = [
  (name: string) => `I would start with ${name}.`,
  (name: string) => `What helped me most was ${name}; read it slowly.`,
  (name: string) => `${name} answers this better than I can.`,
  (name: string) => `Take ${name} and two evenings.`,
  (name: string) => `Nothing has stayed with me like ${name}.`,
]

/** Names works of all kinds. Numbers and addresses follow from the id, so that those of another filling differ. */
export function nameWorks(size: Size, fromId: number): WorkFacts {
  const draws = Array.from({ length: size.works }, (_, place) => openRandom(size.seed * 31 + place).next())
  const kind = (work: number) => kinds[Math.floor(draws[work]! * kinds.length)]!
  const title = (work: number) => {
    const patterns = workTitles[kind(work)]
    return filledIn(patterns[work % patterns.length]!, work)
  }
  const maker = (number: number) =>
    `${capital(people.first[number % people.first.length]!)} ${people.last[Math.floor(number / people.first.length) % people.last.length]!}`
  const creators = (work: number) => (work % 7 === 0 ? [maker(work), maker(work * 3 + 1)] : [maker(work)])
  const isbn = (work: number) => (kind(work) === 'book' ? isbnOf(fromId + work) : undefined)
  const url = (work: number) => (kind(work) === 'book' ? null : `https://works.example.org/${kind(work)}/${fromId + work}`)
  return {
    kind,
    title,
    creators,
    url,
    identifiers: (work) => identifiersOf({ kind: kind(work), isbn: isbn(work), url: url(work) ?? undefined }),
    alias: (work) => (work % 20 === 0 ? `The ${maker(work).split(' ')[1]!} ${kind(work)} ${work}` : undefined),
    sentence: (work, variant) => sentences[variant % sentences.length]!(`${title(work)} by ${creators(work).join(' and ')}`),
  }
}

function isbnOf(number: number): string {
  const body = `978${String(number).padStart(9, '0')}`
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0)
  return body + String((10 - (sum % 10)) % 10)
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
