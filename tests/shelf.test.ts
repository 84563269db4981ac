import fc from 'fast-check'
import { connect } from '../db/connect.ts'
import type { WorkView } from '../server/contract/index.ts'
import { playDemo } from '../server/demo/play.ts'
import { score, weightUnits } from '../server/works/rank.ts'
import { shelf, type ShelfAsked } from '../server/works/shelf-queries.ts'
import type { Bounds } from '../server/works/shelf-order-queries.ts'
import { wrongCounters } from './support/counters.ts'
import { databaseUrl, expectStatus, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
  await playDemo({ database: databaseUrl, schema: forum.schema })
  // Names as long as the rules allow, which no index holds.
  await forum.sql(`update work set creator_key = creator_key || repeat(' and others', 80) where id % 5 = 0`)
})
afterAll(() => forum.close())

interface Fact {
  id: string
  kind: string
  names: string[]
  score: number
  tags: string[]
  backers: { ramp: number; month: string; experience: string | null }[]
  said: { experience: string; month: string }[]
}

/** The whole shelf as the rows have it. */
function facts(): Promise<Fact[]> {
  return forum.sql<Fact>(`select w.id, w.kind, w.score,
    array(select w.title_key || ' ' || w.creator_key union select alias_key from alias a where a.work_id = w.id) as names,
    array(select distinct unnest(t.tags) from work_thread wt join thread t on t.id = wt.thread_id where wt.work_id = w.id and wt.sources > 0) as tags,
    (select json_agg(json_build_object('ramp', b.ramp, 'month', to_char(b.came_at at time zone 'UTC', 'YYYY-MM'), 'experience', e.experience))
      from backing b left join experience e using (work_id, member_id) where b.work_id = w.id and b.sources > 0) as backers,
    coalesce((select json_agg(json_build_object('experience', e.experience, 'month', to_char(e.said_at at time zone 'UTC', 'YYYY-MM')))
      from experience e where e.work_id = w.id), '[]') as said
    from work w where w.people > 0`)
}

/** The list that a filter means, worked out from the rows: ids, best first, with how many counted. */
function meant(works: Fact[], asked: ShelfAsked): { id: string; counted: number | undefined }[] {
  const isIn = ({ month }: { month: string }) => !asked.time || month.startsWith(asked.time)
  const ranked = works.flatMap((work): { id: string; place: number; counted: number | undefined }[] => {
    if (asked.kind && work.kind !== asked.kind) return []
    if (asked.tag && !work.tags.includes(asked.tag)) return []
    if (asked.q && !work.names.some((name) => asked.q!.split(' ').every((word) => name.includes(word)))) return []
    const said = work.said.filter((one) => one.experience === asked.experience && isIn(one)).length
    if (asked.experience) return said > 0 ? [{ id: work.id, place: said, counted: said }] : []
    if (!asked.time) return [{ id: work.id, place: work.score, counted: undefined }]
    const came = work.backers.filter(isIn)
    const n = came.reduce((sum, { ramp }) => sum + ramp, 0) / 100
    const s = came.reduce((sum, { ramp, experience }) => sum + ramp * weightUnits((experience as 'want') ?? undefined), 0) / 1_000
    return came.length > 0 ? [{ id: work.id, place: (n * (3 + s)) / (3 + n), counted: came.length }] : []
  })
  const byAge = (a: { id: string }, b: { id: string }) => Number(b.id) - Number(a.id)
  return ranked
    .sort(asked.sort === 'new' ? byAge : (a, b) => b.place - a.place || byAge(a, b))
    .map(({ id, counted }) => ({ id, counted }))
}

async function walk(path: string): Promise<WorkView[]> {
  const works: WorkView[] = []
  for (let next: string | null = ''; next !== null;) {
    const { status, body } = await forum.guest.get(next ? `${path}${path.includes('?') ? '&' : '?'}cursor=${next}` : path)
    expect(status).toBe(200)
    works.push(...body.works)
    next = body.next
  }
  return works
}

test('who walks the shelf to its end has seen every work once, the best first', async () => {
  const works = await facts()
  expect(works.length).toBeGreaterThan(50)
  for (const sort of ['top', 'new'] as const)
    expect((await walk(`/api/works?sort=${sort}`)).map(({ id }) => id)).toEqual(meant(works, { sort }).map(({ id }) => id))
})

test('whatever filters are put together, the list is what the rows say, walked or gathered, page by page', async () => {
  const works = await facts()
  const months = [...new Set(works.flatMap((work) => work.backers.map(({ month }) => month)))]
  const tags = [...new Set(works.flatMap((work) => work.tags))]
  const { db, close } = connect({ database: databaseUrl, schema: forum.schema })
  const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
  const filters = fc.record({
    kind: maybe('book' as const, 'tool' as const, 'talk' as const),
    tag: maybe(...tags.slice(0, 8)),
    time: maybe(...months, '2026', '2025'),
    experience: maybe('finished' as const, 'using' as const),
    q: maybe('the', 'data', 'data kleppmann', 'zzz'),
    sort: maybe('top' as const, 'new' as const),
    size: fc.constantFrom(2, 25),
  })
  const few = (...values: number[]) => fc.constantFrom(...values)
  const bounds = fc.record({ few: few(0, 3, 1_000), held: few(0, 10, 6_000), looks: few(1, 5, 600), glances: few(1, 5, 4_000) })
  const check = async (asked: ShelfAsked, bounds: Bounds) => {
    const seen: { id: string; counted: number | undefined }[] = []
    let cursor: string | undefined
    do {
      const page: { items: WorkView[]; next: string | null } = await shelf(db, { ...asked, cursor }, bounds)
      seen.push(...page.items.map(({ id, counted }) => ({ id, counted })))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(meant(works, asked))
  }
  try {
    await fc.assert(fc.asyncProperty(filters, bounds, check), { numRuns: 100 })
  } finally {
    await close()
  }
})

test('this month counts who came to stand behind a work in it, and says so', async () => {
  const [ada, bob, cleo] = await Promise.all(['ada', 'bob', 'cleo'].map((name) => forum.as(name)))
  const { thread } = await ada!.starts()
  const recommends = [{ kind: 'tool' as const, title: 'Obscure but loved' }]
  const { post } = await ada!.replies(thread.id, 'Obscure but loved.', { recommends })
  const { id, work } = post.recommendations[0]!
  await forum.sql(`update recommendation set created_at = now() - interval '70 days' where id = $1`, [id])
  // Withdrawn or removed and brought back, somebody stands behind it since the first day again.
  expectStatus(204, await ada!.delete(`/api/posts/${post.id}`))
  expectStatus(200, await ada!.put(`/api/posts/${post.id}/restored`))
  for (const person of [bob!, cleo!]) expectStatus(200, await person.put(`/api/recommendations/${id}/second`))
  expectStatus(200, await bob!.put(`/api/works/${work.id}/experience`, { experience: 'finished' }))
  const now = (await walk('/api/works?time=month')).find((each) => each.id === work.id)!
  expect([now.people, now.counted]).toEqual([3, 2])
  expect(now.why).toMatch(/^2 people came to stand behind it in \w+ 20\d\d\. 3 people in 1 thread; 1 finished it$/)
  const finished = (await walk('/api/works?experience=finished')).find((each) => each.id === work.id)!
  expect([finished.counted, finished.why]).toEqual([1, expect.stringMatching(/^1 finished it\. 3 people/)])
  expect((await walk('/api/works?experience=using')).map((each) => each.id)).not.toContain(work.id)
  expect(await wrongCounters(forum)).toEqual([])

  expectStatus(204, await ada!.delete(`/api/posts/${post.id}`))
  for (const list of ['', '?time=month', '?experience=finished', '?sort=new', '?q=obscure'])
    expect((await walk(`/api/works${list}`)).map((each) => each.id)).not.toContain(work.id)
  expect(await wrongCounters(forum)).toEqual([])
})

test('a place in a month is that of the documented formula, for those who came in it', async () => {
  // The fullest one: on the first of a month hardly anybody has come in it.
  const works = await forum.sql<{ score: number; heft: number; support: number }>(
    `select score, heft, support from ranking where counted = 'backed' and people > 0 and period = (
      select period from ranking where counted = 'backed' and people > 0 and period like '____-__' group by 1 order by count(*) desc limit 1)`,
  )
  expect(works.length).toBeGreaterThan(3)
  for (const { score: place, heft, support } of works) {
    const [n, s] = [heft / 100, support / 1_000]
    expect(place).toBeCloseTo((n * (3 + s)) / (3 + n), 9)
  }
  expect(score([{ ramp: 1, experience: 'finished' }, { ramp: 1 }])).toBeCloseTo(2.2)
})

test.each([
  ['time=week', 'time'],
  ['time=2026-13', 'time'],
  ['time=', undefined],
  ['experience=want', 'experience'],
  ['kind=film', 'kind'],
  ['sort=worst', 'sort'],
  ['q=%25_%5C', undefined],
  ['q=!!!', undefined],
  ['tag=%27%7D%2C%7B', undefined],
])('/api/works?%s', async (query, refused) => {
  const { status, body } = await forum.guest.get(`/api/works?${query}`)
  expect([status, body.errors?.[0]?.path]).toEqual([refused ? 422 : 200, refused])
  expect((await forum.guest.get(`/works?${query}`)).status).toBe(200)
})
