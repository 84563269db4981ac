import type { NewWork, WorkKind } from '../../server/contract/index.ts'
import { titleKey } from '../../server/works/keys.ts'

// Word lists from which titles are made that sound like the real ones, so that the right work has many near neighbours.
const doing =
  'Designing Building Understanding Learning Mastering Programming Testing Scaling Deploying Debugging Refactoring Securing Modeling Writing Teaching Managing Operating Observing Optimizing Shipping Planning Measuring Automating Exploring Hacking Thinking Leading Rewriting Practical Modern Effective Pragmatic Advanced Professional Functional Reactive Concurrent Beautiful Elegant Clean Agile Lean Domain-Driven Event-Driven Test-Driven'.split(
    ' ',
  )
const things =
  'Data Systems Applications Services Microservices Databases Compilers Interpreters Kernels Networks Protocols Algorithms Pipelines Interfaces Architectures Teams Organizations Patterns Types Proofs Languages Queues Streams Caches Indexes Transactions Containers Clusters Clouds APIs Frontends Backends Dashboards Games Graphics Shaders Robots Sensors Models Agents Graphs Trees Schemas Contracts Tests Monorepos Deployments Incidents Postmortems Migrations Monoliths'.split(
    ' ',
  )
const tongues =
  'Rust Go Python JavaScript TypeScript Java Kotlin Scala Haskell OCaml Elixir Erlang Clojure Swift C C++ C# Ruby PHP Zig Lua SQL PostgreSQL Kubernetes Terraform Linux Git Docker React Vue Svelte'.split(
    ' ',
  )
const manner = [
  'in Practice',
  'in Action',
  'by Example',
  'from Scratch',
  'for Humans',
  'at Scale',
  'the Hard Way',
  'in Depth',
  'Explained',
  'Demystified',
  'in a Nutshell',
  'Cookbook',
  'Handbook',
  'Internals',
  'Fundamentals',
  'Essentials',
  'Recipes',
  'Under Pressure',
  'Without Tears',
  'That Last',
]
const given =
  'Anna Bruno Carla David Elena Felix Grace Hiro Ines Jonas Katya Luca Maria Nadia Olaf Priya Quentin Rosa Stefan Tomas Ulrike Victor Wanda Xavier Yuki Zoe Martin Robert Kent Sam Michael'.split(
    ' ',
  )
const family =
  'Abbott Adler Aoki Baker Bauer Berg Bianchi Blake Brandt Carter Castro Chen Cohen Costa Dahl Diaz Dubois Eriksen Evers Fischer Fontana Garcia Gupta Haas Hansen Hoffman Ito Ivanova Jansen Jensen Kaplan Keller Kim Klein Kowalski Lang Larsen Lehmann Lopez Malik Marino Meyer Moreau Nakamura Nguyen Novak Olsen Ortega Park Patel Peters Quist Ramos Reyes Richter Rossi Sato Schmidt Silva Singh Smith Sokolov Suzuki Tanaka Thomas Torres Vogel Wagner Weber Weiss Winter Wolf Yamada Young Zhang Zimmer Martin Kleinmann Fowles'.split(
    ' ',
  )
const syllables = 'bo ka zen flu tor mi quo ra plex dy nex ul ver lo pix shu gri tan fo rel ox im bra clu'.split(' ')

/** Made-up works, the same ones each time: titles that none of `taken` (title keys) has, people, sometimes an address. */
export function madeUpWorks(count: number, taken: Set<string>): NewWork[] {
  const pick = picker(20_261_124)
  const keys = new Set(taken)
  const works: NewWork[] = []
  for (let tries = 0; works.length < count; tries++) {
    const work = oneWork(pick, tries)
    const key = titleKey(work.title)
    if (keys.has(key)) continue
    keys.add(key)
    works.push(work)
  }
  return works
}

export type Pick = <Thing>(from: readonly Thing[]) => Thing

function oneWork(pick: Pick, tries: number): NewWork {
  const kind = pick<WorkKind>(['book', 'book', 'book', 'tool', 'article', 'talk', 'course', 'podcast'])
  const creators = Array.from({ length: pick([1, 1, 1, 2]) }, () => `${pick(given)} ${pick(family)}`)
  if (kind === 'tool') {
    const name =
      pick(syllables) +
      pick(syllables) +
      pick(['', pick(syllables), pick(syllables)]) +
      pick(['', '', 'js', 'db', '-cli', ' Studio'])
    const title = pick([name, name.slice(0, 1).toUpperCase() + name.slice(1)])
    return {
      kind,
      title,
      creators: pick([[], creators]),
      url: `https://github.com/${pick(family).toLowerCase()}/${name.replace(' ', '-')}`,
    }
  }
  const title = pick([
    `${pick(doing)} ${pick(things)}`,
    `${pick(doing)} ${pick(things)} ${pick(manner)}`,
    `${pick(doing)} ${pick(things)} with ${pick(tongues)}`,
    `${pick(doing)} ${pick(things)} and ${pick(things)}`,
    `${pick(tongues)} ${pick(manner)}`,
    `The ${pick(doing)} ${pick(things)} ${pick(['Book', 'Guide', 'Manual', 'Course', 'Papers'])}`,
    `${pick(things)} and ${pick(things)}: ${pick(doing)} ${pick(things)}`,
    `${pick(doing)} ${pick(tongues)} ${pick(things)}`,
  ])
  return { kind, title, creators, ...(tries % 7 === 0 ? { url: `https://works.example/${tries}` } : {}) }
}

// A small generator of random numbers with a seed (mulberry32), so that each run measures the same catalogue.
export function picker(seed: number): Pick {
  let state = seed
  return (from) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return from[Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * from.length)]!
  }
}
