import { type Arrow, arrowsIn, circleIn, filesIn, linesOf } from './support/imports.ts'

// The slices, each above those it may look into. Their order is the order of what they are about; docs/architecture.md says it in words.
const slices = ['demo', 'catalogue', 'profiles', 'search', 'seconding', 'threads', 'works', 'members']
const ground = ['cursor.ts', 'refusal.ts', 'settings.ts', 'slug.ts']
const wiring = ['build.mjs', 'config.ts', 'doors.ts', 'forum.ts', 'index.ts', 'main.ts', 'start.mjs']
const rooms = [...slices, ...ground, ...wiring, 'change', 'contract', 'http', 'live', 'markdown', 'operations', 'pages']

// Of another slice one sees what it answers and what it allows; and of works also what takes part in a change of somebody else's.
const seen = /(queries|rules)\.ts$/
const partsOfAChange = new Set([
  'server/works/identify.ts',
  'server/works/tally.ts',
  'server/works/merged.ts',
  'server/works/suggest.ts',
])

/** Why an arrow is against the plan of the house, or null. */
function wrong({ from, to, typeOnly }: Arrow): string | null {
  const [there = '', room = ''] = to.split('/')
  const [here = '', own = ''] = from.split('/')
  if (here === 'db') return there === 'db' ? null : 'db imports nothing of the server or the client'
  if (here === 'client') return wrongInClient(from, to, typeOnly)
  if (there === 'client') {
    if (own === 'pages') return null
    return 'only the pages draw with the client'
  }
  if (there !== 'server') return there === 'db' && own !== 'contract' ? null : 'this leads out of the house'
  if (room === own || wiring.includes(own)) return null
  switch (own) {
    case 'contract':
    case 'markdown':
      return `${own} imports nothing of ours`
    case 'change':
      return ['contract', 'refusal.ts'].includes(room) ? null : 'change knows db, contract and refusal'
    case 'live':
      return room === 'contract' ? null : 'live knows db and contract; what it asks of others is handed to it'
    case 'http':
      return ['contract', 'refusal.ts'].includes(room) ? null : 'http knows no slice'
    case 'operations':
      return room === 'contract' ? null : 'operations know the contract and the tables'
    case 'pages':
      if (slices.includes(room)) return seen.test(to) ? null : 'pages read: queries and rules only'
      return ['contract', 'http', 'refusal.ts', 'cursor.ts', 'slug.ts', 'markdown'].includes(room)
        ? null
        : 'pages know slices, contract and http'
  }
  if (ground.includes(own)) return ground.includes(room) ? null : 'the ground stands on nothing of ours'
  if (!slices.includes(own)) return 'this room is not in the plan'
  if (!slices.includes(room))
    return ['contract', 'http', 'change', 'markdown', 'operations', ...ground].includes(room)
      ? null
      : 'a slice knows nothing of that'
  if (slices.indexOf(room) < slices.indexOf(own)) return `${room} stands above ${own}`
  // The demo plays what people do.
  if (own === 'demo' || seen.test(to) || partsOfAChange.has(to)) return null
  return 'of another slice only its queries and rules'
}

function wrongInClient(from: string, to: string, typeOnly: boolean): string | null {
  const [there, room] = to.split('/')
  if (there === 'server') {
    if (!to.startsWith('server/contract/')) return 'the client knows the contract alone'
    return typeOnly ? null : 'the client takes types only: the schemas are too heavy for it'
  }
  if (there !== 'client') return 'the client knows nothing of that'
  const own = from.split('/')[1]
  if (own === 'ui') return ['ui', 'words', 'calls.ts', 'links.ts'].includes(room!) ? null : 'ui knows no forum'
  if (own === 'words') return room === 'words' ? null : 'words know nothing'
  if (room === 'pages') return own === 'pages' ? null : 'nothing stands above the pages'
  return null
}

const files = filesIn(['server', 'client', 'db'])
// What is built is not ours to read; start.mjs runs it.
const arrows = arrowsIn(files).filter(({ to }) => !to.startsWith('dist/'))

test('no import goes against the plan of the house', () => {
  expect(arrows.length).toBeGreaterThan(600)
  expect(arrows.flatMap((arrow) => (wrong(arrow) ? [`${arrow.from} -> ${arrow.to}: ${wrong(arrow)}`] : []))).toEqual([])
})

test('no files import each other in a circle', () => {
  expect(circleIn(arrows)).toBeUndefined()
})

test('every room is in the plan', () => {
  const known = new Set(rooms)
  expect(
    [...new Set(files.filter((file) => file.startsWith('server/')).map((file) => file.split('/')[1]!))].filter(
      (room) => !known.has(room),
    ),
  ).toEqual([])
})

test('no file is past 250 lines', () => {
  const all = filesIn(['server', 'client', 'db', 'tests'], /\.(ts|tsx|mjs|css)$/)
  expect(all.filter((file) => linesOf(file) > 250).map((file) => `${file}: ${linesOf(file)}`)).toEqual([])
})

// Each kind of arrow that must not be, seen to be refused.
test.each([
  ['db/connect.ts', 'server/refusal.ts'],
  ['server/contract/views.ts', 'server/refusal.ts'],
  ['server/contract/views.ts', 'db/schema.ts'],
  ['server/live/pump.ts', 'server/threads/change-queries.ts'],
  ['server/change/change.ts', 'server/threads/rules.ts'],
  ['server/http/route.ts', 'server/members/queries.ts'],
  ['server/members/join.ts', 'server/threads/queries.ts'],
  ['server/works/identify.ts', 'server/seconding/queries.ts'],
  ['server/threads/reply.ts', 'server/works/routes.ts'],
  ['server/seconding/second-post.ts', 'server/threads/reply.ts'],
  ['server/pages/routes.ts', 'server/threads/reply.ts'],
  ['server/threads/reply.ts', 'client/threads/Post.tsx'],
  ['server/billing/pay.ts', 'server/refusal.ts'],
  ['client/ui/Icon.tsx', 'client/threads/Post.tsx'],
  ['client/threads/Post.tsx', 'client/pages/Page.tsx'],
  ['client/live.ts', 'server/threads/queries.ts'],
  ['client/live.ts', 'server/contract/views.ts'],
])('%s -> %s is refused', (from, to) => {
  expect(wrong({ from, to, typeOnly: false })).not.toBeNull()
})

test('a circle is found', () => {
  const arrow = (from: string, to: string): Arrow => ({ from, to, typeOnly: true })
  expect(circleIn([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a')])).toEqual(['a', 'b', 'c', 'a'])
})
