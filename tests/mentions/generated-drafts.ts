import type { NewWork } from '../../server/contract/index.ts'
import { type Pick, picker } from './made-up-works.ts'
import type { Draft } from './measure.ts'

type Wording = (work: NewWork, pick: Pick) => string

const titled: Wording[] = [
  (work) => `I'd recommend ${work.title} by ${name(work)}.`,
  (work) => `${work.title} (${last(work)}, 2017) changed how I work.`,
  (work) => `You should check out ${work.title}.`,
  (work) => `‘${work.title}’ is exactly what you need.`,
  (work) => `«${work.title}», un livre que je recommande à tout le monde.`,
  (work) => `„${work.title}“ von ${name(work)} hat mir sehr geholfen.`,
  (work) => `「${work.title}」をおすすめします。`,
  (work) => `"${work.title}" by ${name(work)} is a must-read.`,
  (work) => `*${work.title}* by ${name(work)}`,
  (work) => `I keep coming back to _${work.title}_.`,
  (work) => `**${work.title}** helped me a lot with this.`,
  (work) => `${work.title} - ${name(work)}`,
  (work) => `${name(work)}: ${work.title}`,
  (work) => `${last(work)}'s "${work.title}" covers this.`,
  (work) => `Try reading ${last(work)}'s book titled ${work.title}.`,
  (work) => `Have you read ${work.title}? It answers all of this.`,
  (work) => `you should read ${work.title.toLowerCase()} by ${name(work).toLowerCase()}`,
  (work) => `i loved "${work.title.toLowerCase()}"`,
  (work) => `WE ALL READ "${work.title.toUpperCase()}" AT WORK, SO GOOD`,
  (work) => `For this I would read ${initials(work)}, *${work.title}*.`,
  (work) => `Recomiendo «${work.title}» de ${name(work)}.`,
  (work) => `Рекомендую «${work.title}» (${name(work)}).`,
  (work) => `Ich kann „${work.title}“ nur empfehlen.`,
  (work) => `> any tips?\n\nYes: "${work.title}" by ${name(work)}.`,
  (work) => `- ${work.title} by ${name(work)}`,
  (work) => `Not sure about the rest, but “${work.title}” by ${last(work)} is the best thing on the subject.`,
]
const misspelt: Wording[] = [
  (work, pick) => `I'd recommend ${slip(work.title, pick)} by ${name(work)}.`,
  (work, pick) => `"${slip(work.title, pick)}" by ${slip(name(work), pick)} is great.`,
  (work, pick) => `Read *${slip(work.title, pick)}*, you won't regret it.`,
  (work, pick) => `${name(work)}'s book "${without(work.title, pick)}" is the one.`,
  (work, pick) => `check out ${slip(work.title, pick).toLowerCase()} by ${last(work).toLowerCase()}`,
  (work) => `Read "${work.title.replace(/^(The|A) /, '')}" by ${name(work)}.`,
  (work) => `"${work.title.replace(/: .*/, '')}" by ${name(work)} was the best course material I had.`,
  (work) => `I recommend "${work.title}: Lessons from the Field" by ${name(work)}.`,
]
const addressed: Wording[] = [
  (work) => `[${work.title}](${work.url})`,
  (work) => `This: ${work.url}`,
  (work) => `${work.url}?utm_source=feed&utm_medium=social`,
  (work) => `<${work.url}>`,
  (work) => `I learned it [here](${work.url!.replace('https:', 'http:')}).`,
  (work) => `Have a look at ${work.url!.replace('https://www.', 'https://')}, it solved it for us.`,
]
const numbered: Wording[] = [
  (work) => `ISBN ${work.isbn}`,
  (work) => `ISBN-13: ${work.isbn!.replace(/^(...)(.)(....)(....)(.)$/, '$1-$2-$3-$4-$5')}`,
  (work) => `Get ISBN-10 ${isbn10(work.isbn!)}, used ones are cheap.`,
  (work) => `https://www.amazon.co.uk/gp/product/${isbn10(work.isbn!)}`,
  (work) => `https://bookshop.example/${work.isbn}`,
]
const tools: Wording[] = [
  (work) => `We use ${work.title} for that.`,
  (work) => `I switched to \`${work.title}\` and never looked back.`,
  (work) => `Try ${work.title}, it is tiny and quick.`,
  (work) => `**${work.title}** does exactly that`,
  (work) => `I'd go with ${work.title}.`,
]

const nothing: Wording[] = [
  (work) => `I met ${name(work)} at a conference last year.`,
  (work) => `${last(work)} asked me about the deadline.`,
  (work) => `Thanks ${name(work).split(' ')[0]!}, that fixed it!`,
  (work) => `We have ${work.title.toLowerCase().split(' ').at(-1)!} trouble again.`,
  (work) => `What does "${work.title.split(' ').at(-1)!.toLowerCase()}" mean here?`,
  (work) => `The ${work.title.toLowerCase().split(' ')[0]!} of it all is *overwhelming*.`,
  (work) => `By ${name(work).split(' ')[0]!}'s standards this was a short meeting.`,
  (work, pick) => `Order ${pick(['9781230000017', '4006381333931', '9790000000001'])} by ${last(work)} is delayed.`,
  (work, pick) => `Call ${pick(['+44 20 7946 0958', '0049 1512 3456789', '555-0132-889'])} and ask for ${last(work)}.`,
  (work, pick) =>
    `See https://github.com/${last(work).toLowerCase().replace(/\W/g, '')}/app/${pick(['issues/12', 'pull/7', 'actions/runs/991'])}`,
  (work, pick) => `![${pick(['graph', 'photo'])}](https://img.example.org/${pick(['a', 'b'])}.png) of ${last(work)}'s desk`,
  () => 'I read your comment and I agree.',
  (_, pick) => `She said "${pick(['see you tomorrow', 'that is not my job', 'what a day'])}" and left.`,
  (_, pick) =>
    `${pick(['Home', 'Work', 'Time', 'Change', 'Trust', 'Enough', 'Again', 'Now', 'Here', 'Help', 'Thanks', 'Code', 'Data', 'Test'])} is what I think about.`,
  (_, pick) => `My ${pick(['home', 'work', 'time', 'code', 'data', 'test', 'focus', 'balance'])} is a mess.`,
  (_, pick) => `${pick(['Thanks', 'Help', 'Now', 'Again'])}, everybody!`,
  (_, pick) => `I sing "${pick(['Yesterday', 'Hey Jude', 'Wonderwall'])}" by ${pick(['the Beatles', 'Oasis'])} in the shower.`,
  (_, pick) => `npm install fails on ${pick(['line 3', 'Windows', 'CI'])} with \`ERR_${pick(['A', 'B'])}\`.`,
]

/** `each` drafts a wording: mentions of works of the catalogue, and look-alikes; the same ones each time for a seed. */
export function generatedDrafts(works: NewWork[], each: number, seed: number): Draft[] {
  const pick = picker(seed)
  const people = works.filter((work) => (work.creators ?? []).length > 0 && work.kind !== 'tool')
  const long = people.filter((work) => work.title.length > 12)
  const from: [Wording[], NewWork[]][] = [
    [titled, people],
    [misspelt, long.filter((work) => /^[\p{Script=Latin}\P{L}]+$/u.test(work.title))],
    [addressed, works.filter((work) => work.url)],
    [numbered, works.filter((work) => work.isbn)],
    [tools, works.filter((work) => work.kind === 'tool')],
  ]
  const mentions = from.flatMap(([wordings, some]) =>
    wordings.flatMap((wording) =>
      Array.from({ length: each }, () => {
        const work = pick(some)
        return { meant: [work.title], text: wording(work, pick) }
      }),
    ),
  )
  const pairs = Array.from({ length: 2 * each }, () => {
    const [one, other] = [pick(long), pick(long)]
    const text = pick([
      `I'd start with ${one.title} by ${name(one)} and then ${other.title} by ${name(other)}.`,
      `My list:\n\n1. *${one.title}* (${last(one)})\n2. *${other.title}* (${last(other)})`,
      `"${one.title}" and "${other.title}", both great.`,
    ])
    return { meant: [one.title, other.title], text }
  })
  const lookAlikes = nothing.flatMap((wording) =>
    Array.from({ length: each }, () => ({ meant: [], text: wording(pick(long), pick) })),
  )
  return [...mentions, ...pairs, ...lookAlikes]
}

function name(work: NewWork): string {
  return work.creators![0]!
}

function last(work: NewWork): string {
  return name(work).split(' ').at(-1)!
}

function initials(work: NewWork): string {
  const names = name(work).split(' ')
  return [...names.slice(0, -1).map((one) => `${one[0]}.`), names.at(-1)].join(' ')
}

/** One slip of the keys inside a word: a letter gone, doubled, or two that changed places. */
function slip(text: string, pick: Pick): string {
  const places = Array.from(text.matchAll(/\p{L}{2}(?=\p{L}{2})/gu), (match) => match.index + 1)
  const at = pick(places)
  return pick([
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text[at]! + text.slice(at),
    text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2),
  ])
}

function without(title: string, pick: Pick): string {
  const words = title.split(' ')
  if (words.length < 4) return title
  const gone = 1 + words.slice(1, -1).indexOf(pick(words.slice(1, -1)))
  return words.filter((_, place) => place !== gone).join(' ')
}

function isbn10(isbn: string): string {
  const digits = isbn.slice(3, 12)
  const sum = Array.from(digits, Number).reduce((total, digit, place) => total + digit * (10 - place), 0)
  const check = (11 - (sum % 11)) % 11
  return digits + (check === 10 ? 'X' : check)
}
