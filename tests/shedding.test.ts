import pg from 'pg'
import { databaseUrl, type Member, openForum, type TestForum } from './support/forum.ts'

// So few reads at once that a handful is too much.
const readsAtMost = 4
const token = 'told-to-prometheus-alone'

let forum: TestForum
let ada: Member
beforeAll(async () => {
  forum = await openForum({ readsAtMost, connections: 2, metricsToken: token })
  ada = await forum.as('ada')
})
afterAll(() => forum.close())

/** Locks a table, so that whoever reads it waits until `open` is called. */
async function shut(table: string): Promise<{ open: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: databaseUrl, options: `-c search_path=${forum.schema}` })
  await client.connect()
  await client.query('begin')
  await client.query(`lock table ${table} in access exclusive mode`)
  return {
    open: async () => {
      await client.query('rollback')
      await client.end()
    },
  }
}

const metric = async (name: string) => {
  const { text } = await forum.guest.get('/metrics', { headers: { authorization: `Bearer ${token}` } })
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  )
}

test('past what the node can do guests see what is kept, members are asked to come back, what is written is written', async () => {
  const { thread } = await ada.starts({ title: 'Read by all' })
  const page = `/t/${thread.id}/${thread.slug}`
  expect((await forum.guest.get(page)).status).toBe(200)
  await ada.replies(thread.id, 'Said after the page was kept')
  const { open } = await shut('post')
  // These wait, each at its own list; the page of the thread would have to be made anew.
  const waiting = Array.from({ length: readsAtMost }, (_, place) => ada.get(`/search?q=said${place}`))
  const writing = ada.post(`/api/threads/${thread.id}/posts`, { body: 'Sent in the thick of it' }, { key: 'in-the-thick' })
  while ((await metric('seconded_reads')) < readsAtMost) await new Promise((resolve) => setImmediate(resolve))
  const guest = await forum.guest.get(page)
  expect([guest.status, guest.text.includes('Read by all'), guest.text.includes('Said after')]).toEqual([200, true, false])
  for (const path of [page, '/', '/search?q=read', `/api/threads/${thread.id}`]) {
    const { status, headers, text } = await ada.get(path)
    expect([path, status, headers['retry-after']]).toEqual([path, 503, '2'])
    expect(headers['content-type']).toMatch(path.startsWith('/api/') ? /^application\/problem\+json/ : /^text\/html/)
    expect(text).toContain('more than the forum can do')
  }
  expect((await forum.guest.get('/works')).status).toBe(503)
  expect((await forum.guest.get('/healthz')).status).toBe(200)
  await open()
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(waiting.map(() => 200))
  const { status, body } = await writing
  expect([status, body.version]).toEqual([201, 3])
  expect(await metric('seconded_shed_total{what="kept"}')).toBe(1)
  expect(await metric('seconded_shed_total{what="reads"}')).toBe(5)
  const { text } = await ada.get(page)
  expect(text).toContain('Said after')
  expect((await forum.guest.get(page)).text).toContain('Sent in the thick of it')
})
