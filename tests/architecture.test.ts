import { existsSync } from 'node:fs'
import { type Arrow, arrowsIn, arrowsOf, circleIn, filesIn, linesOf } from './support/imports.ts'
import { rooms, wrong } from './support/plan.ts'

const files = filesIn(['server', 'client', 'db'])
// What is built is not ours to read; start.mjs runs it.
const arrows = arrowsIn(files).filter(({ to }) => !to.startsWith('dist/'))

test('no import goes against the plan of the house', () => {
  expect(arrows.length).toBeGreaterThan(600)
  expect(arrows.flatMap((arrow) => (wrong(arrow) ? [`${arrow.from} -> ${arrow.to}: ${wrong(arrow)}`] : []))).toEqual([])
})

test('every import that was read leads to a file', () => {
  expect(arrows.filter(({ to }) => !files.includes(to) && !existsSync(to))).toEqual([])
})

test('no files import each other in a circle', () => {
  expect(circleIn(arrows)).toBeUndefined()
})

test('every room is in the plan, and every room of the plan is there', () => {
  for (const [folder, planned] of Object.entries(rooms)) {
    const there = new Set(filesIn([folder], /./).map((file) => file.split('/')[1]!))
    expect([folder, [...there].sort()]).toEqual([folder, [...planned].sort()])
  }
})

test('no file is past 250 lines', () => {
  const all = filesIn(['server', 'client', 'db', 'tests', 'bench'].filter(existsSync), /\.(ts|tsx|mjs|css)$/)
  expect(all.length).toBeGreaterThan(200)
  expect(all.filter((file) => linesOf(file) > 250).map((file) => `${file}: ${linesOf(file)}`)).toEqual([])
})

// Each kind of arrow that must not be, seen to be refused.
test.each([
  ['db/connect.ts', 'server/refusal.ts', 'db imports nothing'],
  ['db/schema.ts', 'client/links.ts', 'db imports nothing'],
  ['server/contract/views.ts', 'server/refusal.ts', 'contract knows nothing of refusal.ts'],
  ['server/contract/views.ts', 'db/schema.ts', 'contract imports nothing'],
  ['server/markdown/render.ts', 'server/contract/index.ts', 'markdown knows nothing of contract'],
  ['server/live/pump.ts', 'server/threads/change-queries.ts', 'live knows nothing of threads'],
  ['server/live/pump.ts', 'server/change/change.ts', 'live knows nothing of change'],
  ['server/change/change.ts', 'server/threads/rules.ts', 'change knows nothing of threads'],
  ['server/change/change.ts', 'server/live/hints.ts', 'change knows nothing of live'],
  ['server/http/route.ts', 'server/members/queries.ts', 'http knows nothing of members'],
  ['server/refusal.ts', 'server/contract/index.ts', 'refusal.ts knows nothing of contract'],
  ['server/slug.ts', 'server/http/read.ts', 'slug.ts knows nothing of http'],
  ['server/operations/health.ts', 'server/threads/queries.ts', 'operations knows nothing of threads'],
  ['server/config.ts', 'server/http/limits.ts', 'config.ts knows nothing of http'],
  ['server/index.ts', 'server/threads/reply.ts', 'index.ts knows nothing of threads'],
  ['server/forum.ts', 'server/threads/routes.ts', 'forum.ts knows nothing of threads'],
  ['server/doors.ts', 'server/threads/reply.ts', 'doors.ts knows nothing of threads'],
  ['server/members/join.ts', 'server/threads/queries.ts', 'threads stands above members'],
  ['server/works/identify.ts', 'server/seconding/queries.ts', 'seconding stands above works'],
  ['server/threads/reply.ts', 'server/works/routes.ts', 'the doors alone import routes'],
  ['server/threads/reply.ts', 'server/threads/routes.ts', 'the doors alone import routes'],
  ['server/seconding/second-post.ts', 'server/threads/reply.ts', 'only its queries and rules'],
  ['server/threads/rules.ts', 'server/threads/queries.ts', 'a rule asks nobody'],
  ['server/threads/rules.ts', 'server/change/change.ts', 'a rule asks nobody'],
  ['server/threads/queries.ts', 'server/change/change.ts', 'a query changes nothing'],
  ['server/threads/reply.ts', 'server/http/errors.ts', 'the routes alone know http'],
  ['server/threads/reply.ts', 'server/live/hints.ts', 'a slice knows nothing of live'],
  ['server/threads/reply.ts', 'server/pages/show.ts', 'a slice knows nothing of pages'],
  ['server/threads/reply.ts', 'server/operations/recount.ts', 'no part of a slice'],
  ['server/threads/reply.ts', 'client/threads/Post.tsx', 'only the pages draw'],
  ['server/threads/reply.ts', 'tests/support/forum.ts', 'out of the house'],
  ['server/pages/routes.ts', 'server/threads/reply.ts', 'pages read'],
  ['server/pages/routes.ts', 'server/change/change.ts', 'pages knows nothing of change'],
  ['server/pages/routes.ts', 'client/live.ts', 'runs in the browser'],
  ['server/billing/pay.ts', 'server/refusal.ts', 'not in the plan'],
  ['client/ui/Icon.tsx', 'client/threads/Post.tsx', 'threads stand above ui'],
  ['client/works/Cover.tsx', 'client/threads/Post.tsx', 'threads stand above works'],
  ['client/threads/Post.tsx', 'client/pages/Page.tsx', 'above the pages'],
  ['client/live.ts', 'client/pages/Page.tsx', 'above the pages'],
  ['client/threads/Post.tsx', 'client/store.ts', 'runs in the browser'],
  ['client/links.ts', 'client/ui/Icon.tsx', 'words and addresses know nothing'],
  ['client/live.ts', 'server/threads/queries.ts', 'the contract alone'],
  ['client/live.ts', 'server/contract/views.ts', 'types only'],
  ['client/live.ts', 'db/schema.ts', 'knows nothing of that'],
])('%s -> %s is refused: %s', (from, to, why) => {
  expect(wrong({ from, to, typeOnly: false })).toContain(why)
})

test('every way to import is seen', () => {
  const text = `
import { a } from '../a.ts'
import type { B } from './b.ts'
import {
  type C,
  d,
} from './c.ts'
import './side.ts'
export { e } from './e.ts'
export * from './f.ts'
import express from 'express'
const lazy = await import('./lazy.ts')
type G = typeof import('./g.ts')
const word = "import x from './no.ts'"
`
  expect(arrowsOf('server/threads/x.ts', text).map(({ to, typeOnly }) => (typeOnly ? `type ${to}` : to))).toEqual(
    ['a.ts', 'type threads/b.ts'].concat(['c', 'side', 'e', 'f', 'lazy', 'g'].map((name) => `threads/${name}.ts`)).map(inServer),
  )
})

function inServer(path: string): string {
  return path.replace(/^(type )?/, '$1server/')
}

test('a circle is found', () => {
  const arrow = (from: string, to: string): Arrow => ({ from, to, typeOnly: true })
  expect(circleIn([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a')])).toEqual(['a', 'b', 'c', 'a'])
  expect(circleIn([arrow('a', 'b'), arrow('b', 'd'), arrow('a', 'c'), arrow('c', 'd')])).toBeUndefined()
})
