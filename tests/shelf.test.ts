import { playDemo } from '../server/demo/play.ts'
import { databaseUrl, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
  await playDemo({ database: databaseUrl, schema: forum.schema })
})
afterAll(() => forum.close())

async function walk(path: string): Promise<string[]> {
  const ids: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const { status, body } = await forum.guest.get(next ? `${path}${path.includes('?') ? '&' : '?'}cursor=${next}` : path)
    expect(status).toBe(200)
    ids.push(...body.works.map((work: { id: string }) => work.id))
    next = body.next
  }
  return ids
}

test('who walks the shelf to its end has seen every work once, the best first', async () => {
  const works = await forum.sql<{ id: string }>('select id from work where people > 0 order by score desc, id desc')
  expect(works.length).toBeGreaterThan(50)
  expect(await walk('/api/works')).toEqual(works.map(({ id }) => id))
  const newest = await walk('/api/works?sort=new')
  expect(newest).toEqual(works.map(({ id }) => id).sort((a, b) => Number(b) - Number(a)))
})

test('a kind of work is walked alike', async () => {
  const books = await forum.sql<{ id: string }>(
    `select id from work where people > 0 and kind = 'book' order by score desc, id desc`,
  )
  expect(await walk('/api/works?kind=book')).toEqual(books.map(({ id }) => id))
})
