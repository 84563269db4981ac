import { expectStatus, openForum, type TestForum } from './support/forum.ts'

const token = 'told-to-prometheus-alone'
let forum: TestForum
let other: TestForum
beforeAll(async () => {
  forum = await openForum({ metricsToken: token, timings: true })
  other = await openForum({ metricsToken: token })
})
afterAll(async () => {
  await other.close()
  await forum.close()
})

const metricsOf = async (place: TestForum) => {
  const { text } = await place.guest.get('/metrics', { headers: { authorization: `Bearer ${token}` } })
  return new Map(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

test('who has the token reads what a forum does, by route and not by address; two forums count apart', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts({ title: 'Counted' })
  const page = `/t/${thread.id}/${thread.slug}`
  await forum.guest.get(page)
  await forum.guest.get(page)
  await forum.guest.get('/nothing-here')
  const told = await metricsOf(forum)
  expect(told.get('seconded_requests_total{route="/api/threads",method="POST",status="201"}')).toBe(1)
  expect(told.get('seconded_requests_total{route="/t/:threadId{/:slug}",method="GET",status="200"}')).toBe(1)
  expect(told.get('seconded_requests_total{route="kept",method="GET",status="200"}')).toBe(1)
  expect(told.get('seconded_requests_total{route="none",method="GET",status="404"}')).toBe(1)
  expect(told.get('seconded_statement_seconds_count{kind="commit"}')).toBeGreaterThan(0)
  expect(told.get('seconded_kept_entries')).toBe(1)
  expect(told.get('seconded_kept_bytes')).toBeGreaterThan(1_000)
  for (const name of [
    'seconded_pool_waiting',
    'seconded_pool_connections',
    'seconded_sockets',
    'seconded_changes_waiting',
    'seconded_event_loop_delay_seconds{quantile="0.99"}',
    'seconded_told_seconds_count',
    'process_resident_memory_bytes',
  ])
    expect([name, typeof told.get(name)]).toEqual([name, 'number'])
  expect([...told.keys()].filter((name) => name.includes(thread.slug) || name.includes('nothing-here'))).toEqual([])
  const elsewhere = await metricsOf(other)
  expect([...elsewhere.keys()].filter((name) => name.includes('route="/api/threads"'))).toEqual([])
})

test('for everybody else there are no metrics, and nothing says so', async () => {
  const missing = await forum.guest.get('/not-here-either')
  for (const authorization of ['', 'Bearer ', `Bearer ${token}x`, `bearer ${token}`, `Basic ${token}`]) {
    const { status, text } = await forum.guest.get('/metrics', { headers: { authorization } })
    expect([status, text.includes('seconded_')]).toEqual([404, false])
  }
  expect(missing.status).toBe(404)
  const without = await openForum()
  expect((await without.guest.get('/metrics', { headers: { authorization: 'Bearer undefined' } })).status).toBe(404)
  await without.close()
})

test('a page says what took how long, where it may', async () => {
  const ada = await forum.as('ada')
  expect((await ada.get('/')).headers['server-timing']).toMatch(/^read;dur=\d+\.\d, draw;dur=\d+\.\d$/)
  const bob = await other.as('bob')
  expect(expectStatus(200, await bob.get('/api/session')).member.name).toBe('bob')
  expect((await bob.get('/')).headers['server-timing']).toBeUndefined()
})
