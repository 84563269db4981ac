import type { Arrow } from './imports.ts'

/** The slices, each above those it may look into. Their order is the order of what they are about; docs/architecture.md says it in words. */
export const slices = [
  'demo',
  'promotion',
  'catalogue',
  'profiles',
  'search',
  'seconding',
  'threads',
  'works',
  'uploads',
  'drafts',
  'templates',
  'members',
]
const ground = ['cursor.ts', 'refusal.ts', 'settings.ts', 'slug.ts', 'together.ts']
const wiring = ['build.mjs', 'config.ts', 'doors.ts', 'forum.ts', 'index.ts', 'main.ts', 'options.ts', 'start.mjs']

/** What may stand right below each folder. */
export const rooms: Record<string, string[]> = {
  server: [...slices, ...ground, ...wiring, 'change', 'contract', 'http', 'live', 'markdown', 'operations', 'pages'],
  client: (
    'pages threads works ui words styles compose keys reading calls.ts links.ts later.ts ' +
    'main.ts first.ts live.ts store.ts screen.tsx enhance.ts outbox.tsx kept.ts send.ts place-keeping.ts theme.ts'
  ).split(' '),
  db: [
    'schema.ts',
    'work-tables.ts',
    'catalogue-tables.ts',
    'upload-tables.ts',
    'writing-tables.ts',
    'column-types.ts',
    'connect.ts',
    'silence.ts',
    'migrate.ts',
    'migrations',
    'embedded.ts',
    'embedded',
  ],
}

// Of another slice one sees what it answers and what it allows; and of works also what takes part in a change of somebody else's.
const seen = /(queries|rules)\.ts$/
const partsOfAChange = [
  'works/amend',
  'works/cap',
  'works/identify',
  'works/lock-names',
  'works/tally',
  'works/merged',
  'uploads/use',
].map((file) => `server/${file}.ts`)

// What each room of the server that is no slice may know of the server, besides itself.
const known: Record<string, string[]> = {
  contract: [],
  markdown: [],
  'config.ts': [],
  'cursor.ts': ['refusal.ts'],
  'refusal.ts': [],
  'settings.ts': ['refusal.ts'],
  'slug.ts': [],
  'together.ts': [],
  live: ['contract'],
  change: ['contract', 'refusal.ts'],
  http: ['contract', 'refusal.ts', 'together.ts'],
  operations: ['contract', 'refusal.ts'],
  pages: ['contract', 'http', 'markdown', 'refusal.ts', 'cursor.ts', 'slug.ts', 'together.ts'],
  'doors.ts': ['http', 'change', 'operations', 'pages'],
  'forum.ts': [
    'operations',
    'doors.ts',
    'http',
    'change',
    'live',
    'pages',
    'contract',
    'refusal.ts',
    'settings.ts',
    'together.ts',
    'options.ts',
  ],
  'options.ts': [],
  'index.ts': ['forum.ts', 'contract'],
  'main.ts': ['config.ts', 'forum.ts', 'demo'],
  'start.mjs': ['build.mjs', 'main.ts'],
  'build.mjs': [],
}

/** Why an arrow is against the plan of the house, or null. */
export function wrong(arrow: Arrow): string | null {
  const [here, own] = placeOf(arrow.from)
  const [there, room] = placeOf(arrow.to)
  if (here === 'db') return there === 'db' ? null : 'db imports nothing of the server or the client'
  if (here === 'client') return wrongInClient(arrow)
  if (there === 'client') return wrongFromPages(own, room)
  if (there === 'db') return own === 'contract' || own === 'markdown' ? `${own} imports nothing of ours` : null
  if (there !== 'server') return 'this leads out of the house'
  if (room === own) return slices.includes(own) ? wrongInSlice(arrow.from, arrow.to) : null
  if (slices.includes(own)) return wrongFromSlice(arrow.from, arrow.to)
  if (!known[own]) return 'this room is not in the plan'
  if (known[own].includes(room)) return null
  if (own === 'doors.ts' && arrow.to.endsWith('routes.ts')) return null
  if (own === 'pages' && slices.includes(room)) return seen.test(arrow.to) ? null : 'pages read: queries and rules only'
  // It hands the live door and the sessions what they ask of the slices.
  if ((own === 'forum.ts' || own === 'options.ts') && slices.includes(room) && !arrow.to.endsWith('routes.ts')) return null
  return `${own} knows nothing of ${room}`
}

function wrongInSlice(from: string, to: string): string | null {
  if (to.endsWith('routes.ts')) return 'the doors alone import routes'
  return from.endsWith('rules.ts') && !to.endsWith('rules.ts') ? 'a rule asks nobody' : null
}

function wrongFromSlice(from: string, to: string): string | null {
  const [, own] = placeOf(from)
  const [, room] = placeOf(to)
  if (from.endsWith('rules.ts'))
    return ['contract', 'refusal.ts'].includes(room) || (isBelow(room, own) && to.endsWith('rules.ts'))
      ? null
      : 'a rule asks nobody'
  if (room === 'http') return from.endsWith('routes.ts') ? null : 'of a slice the routes alone know http'
  if (room === 'change') return seen.test(from) ? 'a query changes nothing' : null
  if (room === 'operations') return own === 'demo' ? null : 'operations are no part of a slice'
  if (['contract', 'markdown', ...ground].includes(room)) return null
  if (!slices.includes(room)) return `a slice knows nothing of ${room}`
  if (slices.indexOf(room) < slices.indexOf(own)) return `${room} stands above ${own}`
  if (to.endsWith('routes.ts')) return 'the doors alone import routes'
  // The demo plays what people do.
  if (own === 'demo' || seen.test(to) || partsOfAChange.includes(to)) return null
  return 'of another slice only its queries and rules'
}

function isBelow(room: string, own: string): boolean {
  return slices.indexOf(room) > slices.indexOf(own)
}

function wrongFromPages(own: string, room: string): string | null {
  if (own !== 'pages') return 'only the pages draw with the client'
  return ['pages', 'threads', 'works', 'ui', 'words', 'links.ts'].includes(room) ? null : 'this runs in the browser'
}

const parts = ['pages', 'threads', 'works', 'ui']
const forAll = ['words', 'calls.ts', 'links.ts']

function wrongInClient({ from, to, typeOnly }: Arrow): string | null {
  const [, own] = placeOf(from)
  const [there, room] = placeOf(to)
  if (there === 'server') {
    if (!to.startsWith('server/contract/')) return 'the client knows the contract alone'
    return typeOnly ? null : 'the client takes types only: the schemas are too heavy for it'
  }
  if (there !== 'client') return 'the client knows nothing of that'
  if (room === own) return null
  if (forAll.includes(own)) return 'words and addresses know nothing'
  if (forAll.includes(room)) return null
  if (room === 'pages') return 'nothing stands above the pages'
  if (!parts.includes(own)) return null
  if (!parts.includes(room)) return 'this runs in the browser'
  return parts.indexOf(room) > parts.indexOf(own) ? null : `${room} stand above ${own}`
}

function placeOf(path: string): [folder: string, room: string] {
  const [folder = '', room = ''] = path.split('/')
  return [folder, room]
}
