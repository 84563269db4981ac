import { jest } from '@jest/globals'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { fill } from '../bench/fill/fill.ts'
import { sizeOf } from '../bench/fill/sizes.ts'
import { databaseUrl, type Member, openForum, type Person, type TestForum } from './support/forum.ts'
import { type Asked, readsOf } from './support/plans.ts'
import { allButDate } from './support/time.ts'

// Where a hot path reads each table. The files beside this are reviewed: after a change of a query or an index, UPDATE_PLANS=1 writes
// them anew, and the difference is looked at.
const isToWrite = process.env.UPDATE_PLANS === '1'

let forum: TestForum
let ada: Member
let told: Asked[] = []
beforeAll(async () => {
  const schema = `test_${randomBytes(6).toString('hex')}`
  const size = { posts: 12_000, members: 900, works: 600, seed: 3 }
  await fill({ database: databaseUrl, schema, size: sizeOf(size, new Date('2026-11-01T12:00:00Z')) })
  forum = await openForum({ schema, onStatement: (sql, _ms, values) => told.push({ sql, values }) })
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

const one = async <Row extends object>(sql: string) => (await forum.sql<Row>(sql))[0]!
const anew = () => `x=${Math.random()}`

async function pathsOf(): Promise<[name: string, who: Person, path: string][]> {
  const thread = await one<{ id: string; slug: string; version: number }>(
    'select * from thread where removed_at is null order by abs(post_count - 101), id limit 1',
  )
  const longest = await one<{ id: string; slug: string }>(
    'select * from thread where removed_at is null order by post_count desc limit 1',
  )
  const work = await one<{ id: string; slug: string }>(
    'select * from work where people > 0 order by abs(people - 15), id limit 1',
  )
  const member = await one<{ name: string }>(`select name from member where name <> 'ada' order by id limit 1 offset 20`)
  const [guest, page] = [forum.guest, `/t/${thread.id}/${thread.slug}`]
  return [
    ['thread page, guest', guest, `${page}?${anew()}`],
    ['thread page, member', ada, page],
    ['the longest thread', guest, `/t/${longest.id}/${longest.slug}?${anew()}`],
    ['thread as JSON', guest, `/api/threads/${longest.id}?${anew()}`],
    ['catch-up', guest, `/api/threads/${thread.id}/changes?since=${thread.version - 20}`],
    ['front page, by activity', guest, `/?${anew()}`],
    ['front page, newest', guest, `/?sort=new&${anew()}`],
    ['front page, by seconds', guest, `/?sort=top&${anew()}`],
    ['front page, member', ada, '/'],
    ['tag page', guest, `/tags/learning?${anew()}`],
    ['shelf', guest, `/works?${anew()}`],
    ['shelf, by words', guest, `/works?q=practical&${anew()}`],
    ['shelf, one kind', guest, `/works?kind=book&${anew()}`],
    ['work', guest, `/works/${work.id}/${work.slug}?${anew()}`],
    ['member', guest, `/m/${member.name}`],
    ['search', guest, '/search?q=learning'],
    ['suggest', guest, '/api/works/suggest?q=desi'],
    ['session', ada, '/api/session'],
  ]
}

test('each hot path reads by the indexes that were reviewed for it, and no table grows into it', async () => {
  const { version } = await one<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  const found: Record<string, string> = {}
  // What one page reads is kept for the next, a minute at most: each is asked for at a time of its own, however fast or slow the machine.
  jest.useFakeTimers({ now: Date.now(), doNotFake: [...allButDate] })
  for (const [name, who, path] of await pathsOf()) {
    jest.setSystemTime(Date.now() + 61_000)
    told = []
    const { status } = await who.get(path)
    expect([name, status]).toEqual([name, 200])
    const reads = await readsOf(forum.schema, told)
    const whole = reads.flat().filter((line) => line.endsWith('all of it') && !line.startsWith('unnest'))
    expect([name, whole]).toEqual([name, []])
    // Statements that are sent at once end in any order.
    const statements = reads.map((lines) => lines.join('\n')).sort()
    found[name] = statements.join('\n\n')
  }
  jest.useRealTimers()
  const text = Object.entries(found)
    .map(([name, reads]) => `# ${name}\n\n${reads}\n`)
    .join('\n')
  const file = new URL('plans/reads.txt', import.meta.url)
  if (isToWrite || !existsSync(file)) writeFileSync(file, text)
  // Another version may find another way, and it was not reviewed.
  if (Math.floor(version / 10_000) === 18) expect(text).toBe(readFileSync(file, 'utf8'))
})

test('the deep pages of lists are read as the first ones are: each goes on where the one before has ended', async () => {
  const longest = await one<{ id: string }>('select id from thread where removed_at is null order by post_count desc limit 1')
  for (const list of [
    '/api/threads?sort=active',
    '/api/threads?sort=top',
    '/api/threads?sort=new',
    `/api/threads/${longest.id}?sort=top`,
    `/api/threads/${longest.id}?sort=old`,
    '/api/search?q=learning',
  ]) {
    const rows: number[] = []
    let cursor = ''
    for (let page = 0; page < 4; page++) {
      told = []
      const { body } = await forum.guest.get(`${list}${cursor}&${anew()}`)
      rows.push(await touched(told))
      if (!body.next) break
      cursor = `&cursor=${body.next}`
    }
    expect(rows.length).toBeGreaterThan(1)
    // No page reads twice what the first one reads.
    expect([list, rows.filter((count) => count > 2 * rows[0]! + 50)]).toEqual([list, []])
  }
})

/** How many rows some statements take out of tables and indexes. */
async function touched(asked: Asked[]): Promise<number> {
  let rows = 0
  for (const { sql, values } of asked) {
    if (!/^\s*(select|with)/i.test(sql)) continue
    const [row] = await forum.sql<{ 'QUERY PLAN': [{ Plan: Counted }] }>(
      `explain (analyze, timing off, costs off, summary off, format json) ${sql}`,
      values,
    )
    rows += rowsIn(row!['QUERY PLAN'][0].Plan)
  }
  return rows
}

interface Counted {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Counted[]
}

function rowsIn(node: Counted): number {
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + rowsIn(plan), 0)
  const removed = (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops']
  return below + removed + (node.Plans?.length ? 0 : node['Actual Rows'] * node['Actual Loops'])
}
