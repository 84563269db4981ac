import type { SearchResult } from '../server/contract/index.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum()
  ;[ada, bob] = [await forum.as('ada'), await forum.as('bob')]
})
afterAll(() => forum.close())

const found = async (q: string, cursor = ''): Promise<{ results: SearchResult[]; next: string | null }> => {
  const path = `/api/search?q=${encodeURIComponent(q)}${cursor && `&cursor=${cursor}`}`
  return expectStatus(200, await forum.guest.get(path))
}
const titles = async (q: string) => (await found(q)).results.map(({ title, kind }) => `${kind} ${title}`)

test('a post is found by the words it has now, an opener by its title too, and what is removed by none', async () => {
  const { thread, post } = await ada.starts({ title: 'Marmots in winter', body: 'They sleep for months.' })
  const { post: reply } = await bob.replies(thread.id, 'Hibernation is the word.')
  expect(await titles('marmots')).toEqual(['thread Marmots in winter'])
  expect(await titles('marmot sleeping')).toEqual(['thread Marmots in winter'])
  expect(await titles('hibernation')).toEqual(['post Marmots in winter'])
  expectStatus(200, await bob.patch(`/api/posts/${reply.id}`, { body: 'Torpor is the word.' }, { revision: 1 }))
  expect([await titles('hibernation'), await titles('torpor')]).toEqual([[], ['post Marmots in winter']])
  const edit = { title: 'Badgers in winter', body: 'They doze.' }
  expectStatus(200, await ada.patch(`/api/posts/${post.id}`, edit, { revision: 1 }))
  expect([await titles('marmots'), await titles('badgers dozing')]).toEqual([[], ['thread Badgers in winter']])
  expectStatus(204, await bob.delete(`/api/posts/${reply.id}`))
  expect(await titles('torpor')).toEqual([])
  expectStatus(200, await bob.put(`/api/posts/${reply.id}/restored`))
  expect(await titles('torpor')).toEqual(['post Badgers in winter'])
})

test('what is said often is found page by page, the newest first, far beyond the newest posts', async () => {
  const { thread } = await ada.starts({ title: 'A long walk' })
  // Every sixtieth of 6,000 posts says it: some among the newest that are looked through, most beyond.
  await forum.sql(
    `insert into post (thread_id, number, branch, depth, author_id, body, html, renderer, version)
     select $1, n, n, 1, $2, case when n % 60 = 0 then 'An edelweiss, number ' || n else 'Nothing but grass' end, '<p>x</p>', 1, n
     from generate_series(2, 6001) n`,
    [thread.id, bob.view.id],
  )
  const paths: string[] = []
  let cursor = ''
  for (;;) {
    const page = await found('edelweiss', cursor)
    paths.push(...page.results.map(({ path }) => path))
    if (!page.next) break
    cursor = page.next
  }
  const numbers = paths.map((path) => Number(/#p(\d+)$/.exec(path)![1]))
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, place) => 6_000 - 60 * place))
})
