import type { NewWork } from '../../server/contract/index.ts'
import { type Pick, picker } from './made-up-works.ts'

// What a tester's script would take: titles that differ by a word, a volume or an edition, one common word, other alphabets.
const topics =
  'Distributed Tracing|Event Sourcing|Query Planning|Compiler Design|Graph Theory|Service Meshes|Memory Models|Type Inference|Garbage Collection|Load Balancing|Network Security|Stream Processing|Numerical Methods|Robot Vision|Speech Synthesis|Game Balance|Typography|Bread Baking|Bird Watching|Urban Gardening|Chess Endgames|Watercolour Painting|Furniture Making|Music Theory|Ocean Navigation|Film Editing|Wood Carving|Technical Writing|Product Discovery|Public Speaking|Linear Algebra|Quantum Computing'.split(
    '|',
  )
const adjectives =
  'Quiet|Hidden|Brave|Patient|Broken|Gentle|Curious|Restless|Honest|Crooked|Golden|Silent|Practical|Wandering|Fearless|Stubborn|Careful|Distant|Second|Unfinished|Burning|Hollow|Northern|Paper|Glass'.split(
    '|',
  )
const nouns =
  'Compiler|Lighthouse|Engineer|Garden|Machine|River|Architect|Algorithm|Harbour|Orchard|Kernel|Cartographer|Clockmaker|Library|Bridge|Forest|Signal|Packet|Ledger|Workshop|Mountain|Scheduler|Mirror|Beekeeper|Archive|Debugger|Winter|Island|Protocol|Telescope'.split(
    '|',
  )
const commonWords =
  'Momentum|Patience|Threads|Signals|Focus|Silence|Boundaries|Clarity|Balance|Layers|Drift|Legacy|Home|Work|Time|Change|Power|Play|Rest|Trust|Small|Enough|Together|Start|Again|Now|Here|Help|Thanks|Code|Data|Test'.split(
    '|',
  )
const foreign: readonly [string, string][] = [
  ['Тихий компилятор', 'Анна Соколова'],
  ['Основы распределённых систем', 'Иван Петров'],
  ['Алгоритмы на практике', 'Мария Волкова'],
  ['静かなコンパイラ', '山田太郎'],
  ['データベース入門', '佐藤花子'],
  ['分散システムの設計', '鈴木一郎'],
  ['深入理解分布式系统', '王小明'],
  ['编译原理实践', '李华'],
  ['Η σιωπηλή μηχανή', 'Νίκος Παπαδόπουλος'],
  ['הספרייה הנסתרת', 'דוד כהן'],
  ['فن البرمجة', 'ليلى حسن'],
  ['조용한 컴파일러', '김민수'],
  ['Über die Kunst des Programmierens', 'Jürgen Müßig'],
  ['La máquina silenciosa', 'José Ángel Núñez'],
  ["L'art de la mémoire", 'Zoé Lefèvre'],
]
const given =
  'Alice|Omar|Ingrid|Rafael|Mei|Tobias|Fatima|Declan|Noor|Sigrid|Pavel|Chloé|Dmitri|Hannah|Kofi|Lucía|Marek|Naomi|Søren|Yusuf'.split(
    '|',
  )
const family =
  "Okafor|Lindqvist|Moreno|Tanaka|Whitfield|Adeyemi|Brennan|Castellano|Drăgan|Eklund|Ferreira|Grünwald|Haddad|Iwasaki|Jovanović|Kaczmarek|Laurent|McAllister|Nakagawa|O'Connell|Petrossian|Quigley|Rasmussen|Szabó|Thornbury|Underhill|Vasquez|Wetherby|Yamamoto|Zielinski".split(
    '|',
  )

/** Works made by a script, the same ones each time; no title twice. Books have an ISBN, the rest an address. */
export function generatedWorks(count: number): NewWork[] {
  const pick = picker(41_207)
  const works: NewWork[] = [
    ...foreign.map(([title, creator]): NewWork => ({ kind: 'book', title, creators: [creator] })),
    ...commonWords.map((title): NewWork => ({ kind: 'book', title, creators: [person(pick)] })),
  ]
  const titles = new Set(works.map(({ title }) => title))
  for (let tries = 0; works.length < count; tries++) {
    const work = tries % 9 === 0 ? tool(pick, tries) : titled(pick, tries)
    if (titles.has(work.title)) continue
    titles.add(work.title)
    works.push(work)
  }
  return works
}

function titled(pick: Pick, tries: number): NewWork {
  const [topic, noun, other] = [pick(topics), pick(nouns), pick(nouns)]
  const title = pick([
    () => `The ${pick(adjectives)} ${noun}`,
    () => `A ${pick(adjectives)} ${noun}`,
    () => `The ${noun} and the ${other}`,
    () => `The ${noun}'s ${other}`,
    () =>
      `${topic}: ${pick(['A', 'The', 'Your'])} ${pick(adjectives)} ${pick(['Introduction', 'Guide', 'Companion', 'Tutorial'])}`,
    () => `${pick(['Advanced', 'Introduction to', 'Foundations of', 'The Joy of', 'Rethinking', 'Against', 'Beyond'])} ${topic}`,
    () => `${topic}, Volume ${pick(['1', '2', '3'])}`,
    () => `${topic} for ${pick(nouns)}s`,
    () => `${pick(adjectives)} ${topic}`,
    () => `${pick(adjectives)} ${noun}s, ${pick(adjectives)} ${other}s`,
    () => `How to ${pick(['Build', 'Read', 'Fix', 'Draw', 'Love', 'Leave'])} a ${pick(adjectives)} ${noun}`,
    () => `${pick(['Letters to', 'Notes from', 'Beneath', 'Return to'])} the ${pick(adjectives)} ${noun}`,
  ])()
  const creators = Array.from({ length: pick([1, 1, 2]) }, () => person(pick))
  const kind = pick(['book', 'book', 'book', 'article', 'talk', 'course', 'podcast'] as const)
  if (kind === 'book') return { kind, title, creators, ...(tries % 2 ? { isbn: isbnOf(tries) } : {}) }
  const url = {
    article: pick([
      `https://arxiv.org/abs/${2001 + (tries % 900)}.${10_000 + tries}`,
      `https://doi.org/10.5555/${700_000 + tries}`,
    ]),
    talk: `https://www.youtube.com/watch?v=${videoOf(tries)}`,
    course: `https://learn.example.org/courses/${tries}`,
    podcast: `https://pods.example.net/show-${tries}`,
  }[kind]
  return { kind, title, creators, url }
}

function tool(pick: Pick, tries: number): NewWork {
  const name =
    pick(['quick', 'tiny', 'nano', 'hyper', 'micro', 'open']) +
    pick(nouns).toLowerCase() +
    pick(['', '', '-js', 'db', '-rs', 'kit'])
  const url = pick([
    `https://github.com/${pick(family).toLowerCase().replace(/\W/g, '')}/${name}`,
    `https://www.npmjs.com/package/${name}`,
    `https://pypi.org/project/${name}/`,
    `https://crates.io/crates/${name}`,
  ])
  return { kind: 'tool', title: name, creators: tries % 2 ? [person(pick)] : [], url }
}

function person(pick: Pick): string {
  return pick([`${pick(given)} ${pick(family)}`, `${pick(given)} ${pick(['A.', 'J.', 'M.', 'K.'])} ${pick(family)}`])
}

function isbnOf(number: number): string {
  const digits = `9781${String(23_000_000 + number * 37).padStart(8, '0')}`
  const sum = Array.from(digits, Number).reduce((total, digit, place) => total + digit * (place % 2 ? 3 : 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function videoOf(number: number): string {
  return `Qx${String(number).padStart(6, '0')}_-z`
}
