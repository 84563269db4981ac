import { playDemo } from '../server/demo/play.ts'
import { databaseUrl, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum({ mount: '/forum' })
  await playDemo({ database: databaseUrl, schema: forum.schema })
})
afterAll(() => forum.close())

const below = (path: string) => path.replace(/^\/forum/, '').replaceAll('&amp;', '&')
const titlesIn = (html: string) => [...html.matchAll(/class="shelf-title"><a href="([^"]+)"/g)].map((match) => below(match[1]!))
const tabsIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<a href="[^"]*"[^>]*>([A-Z]\w+)<span class="n">([\d,+]+)<\/span>/g)].map(([, kind, n]) => [kind, n]),
  )

test('each tab tells how many works stand behind it, under the filters that are set', async () => {
  for (const [query, condition] of [
    ['', 'true'],
    ['?experience=finished', 'finished > 0'],
    [
      '?tag=postgres',
      `exists (select from work_thread wt join thread t on t.id = wt.thread_id where wt.work_id = work.id and 'postgres' = any(t.tags))`,
    ],
    [
      '?q=data',
      `title_key like '%data%' or creator_key like '%data%' or exists (select from alias where work_id = id and alias_key like '%data%')`,
    ],
  ] as const) {
    const rows = await forum.sql<{ kind: string; works: number }>(
      `select kind, count(*)::int as works from work where people > 0 and (${condition}) group by kind`,
    )
    const of = (kind: string) => String(rows.find((row) => row.kind === kind)?.works ?? 0)
    const all = String(rows.reduce((sum, { works }) => sum + works, 0))
    const { text } = await forum.guest.get(`/works${query}`)
    expect([query, tabsIn(text)]).toEqual([query, expect.objectContaining({ All: all, Books: of('book'), Tools: of('tool') })])
  }
})

test('what somebody finished, and nobody recommends any more, is counted in no tab', async () => {
  const before = tabsIn((await forum.guest.get('/works?experience=finished')).text)
  const [ada, ben] = [await forum.as('ada-left'), await forum.as('ben-left')]
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Hear this one.', { recommends: [{ kind: 'podcast', title: 'Left Alone' }] })
  expect((await ben.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, { experience: 'finished' })).status).toBe(
    200,
  )
  const between = tabsIn((await forum.guest.get('/works?experience=finished')).text)
  expect(Number(between.Podcasts)).toBe(Number(before.Podcasts) + 1)
  expect((await ada.put(`/api/posts/${post.id}/removed`, { reason: 'Off the point' })).status).toBe(200)
  expect(
    await forum.sql(`select 1 from ranking where counted = 'finished' and period = 'ever' and people > 0
    and work_id = (select id from work where title = 'Left Alone' and people = 0)`),
  ).toHaveLength(1)
  expect(tabsIn((await forum.guest.get('/works?experience=finished')).text)).toEqual(before)
})

test('what one member does with a work shows to another on the page they have open, at once, each under their own name', async () => {
  const [ada, ben] = await Promise.all(['ada-shelf', 'ben-shelf'].map((name) => forum.as(name)))
  const behind = (people: number) => new RegExp(`>${people}<span class="vh"> seconded it<`)
  const page = (who: typeof ada) => who!.get('/works?q=seen+by+both')
  const { thread } = await ada!.starts()
  const { post } = await ada!.replies(thread.id, 'This one.', { recommends: [{ kind: 'tool', title: 'Seen by both' }] })
  const { id, work } = post.recommendations[0]!
  for (const who of [ada, ben]) {
    const { text } = await page(who)
    expect(titlesIn(text)).toEqual([expect.stringContaining(`/works/${work.id}/`)])
    expect([tabsIn(text).Tools, text.includes('/m/ada-shelf'), text.includes('/m/ben-shelf')]).toEqual(['1', true, who === ben])
    expect(text).toMatch(behind(1))
  }
  expect((await ben!.put(`/api/recommendations/${id}/second`)).status).toBe(200)
  for (const who of [ada, ben, ada]) expect((await page(who)).text).toMatch(behind(2))
  expect((await ada!.delete(`/api/posts/${post.id}`)).status).toBe(204)
  for (const who of [ben, ada]) expect(titlesIn((await page(who)).text)).toEqual([])
})

test('filters are put together by a form and links that need no script, and stay on the way to the second page', async () => {
  const first = await forum.guest.get('/works?kind=book&experience=finished')
  expect(first.text).toMatch(/<form class="shelf-form" [^>]*action="\/forum\/works"/)
  expect(first.text).toContain('<input type="hidden" name="kind" value="book"/>')
  expect(first.text).toMatch(/<option value="finished" selected>/)
  expect(first.text).toContain('href="/forum/works?kind=book&amp;time=month&amp;experience=finished"')

  const seen: string[] = []
  for (let path: string | undefined = '/works?experience=finished'; path;) {
    const { text } = await forum.guest.get(path)
    seen.push(...titlesIn(text))
    path = /<a class="btn" rel="next" href="([^"]+)"/.exec(text)?.[1]
    if (path) path = below(path)
    if (path) expect(path).toContain('experience=finished')
  }
  const finished = await forum.sql('select id from work where people > 0 and finished > 0')
  expect([finished.length > 25, new Set(seen).size]).toEqual([true, finished.length])
})

test('where nothing stands, the page says why and leads on', async () => {
  const misspelt = (await forum.guest.get('/works?q=Kleppman Aplications')).text
  expect(misspelt).toContain('No work on the shelf is called “Kleppman Aplications”.')
  expect(misspelt).toContain('Designing Data-Intensive Applications')
  const long = (await forum.guest.get('/works?time=1999-01')).text
  expect(long).toContain('Nobody has come to stand behind a work in January 1999.')
  expect(long).toContain('<a href="/forum/works?time=1998-12">December 1998</a>')
  expect((await forum.guest.get('/works?kind=podcast&tag=nowhere')).text).toContain('No work on the shelf is all of that.')
})

test('the front page ranks by those who came this month, a tag’s page by that tag', async () => {
  const side = (html: string) => html.slice(html.indexOf('id="most"'))
  // In its first days the month before stands for a month.
  expect(side((await forum.guest.get('/')).text)).toMatch(/^id="most">Most seconded (this month|in \w+ 20\d\d)<\/h2>/)
  const tag = side((await forum.guest.get('/tags/postgres')).text)
  expect(tag).toMatch(/^id="most"><bdi>Most seconded for #postgres<\/bdi>/)
  const [first] = (await forum.guest.get('/api/works?tag=postgres')).body.works
  expect(tag.indexOf(first.title)).toBeLessThan(tag.indexOf('class="no">2'))
})
