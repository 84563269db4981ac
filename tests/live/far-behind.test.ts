import { openStore, receive } from '../../client/store.ts'
import type { PostView } from '../../server/contract/index.ts'
import { type Member, openForum, type TestForum } from '../support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
  bob = await forum.as('bob')
})
afterAll(() => forum.close())

// Past the forum, which is faster and hints at nothing.
async function addPosts(threadId: string, count: number, html: string): Promise<void> {
  await forum.sql(
    `insert into post (thread_id, number, branch, depth, author_id, body, html, renderer, version)
     select $1, n, n, 1, $2, 'word', $4, 1, n from generate_series(2, $3::int) n`,
    [threadId, bob.view.id, count + 1, html],
  )
  await forum.sql('update thread set version = $2, post_count = $2, reply_count = $2 - 1 where id = $1', [threadId, count + 1])
}

test('who is 10,000 changes behind is current in bounded pages', async () => {
  const { thread } = await ada.starts()
  const replies = 10_000
  await addPosts(thread.id, replies, '<p>Some forty words of html in a reply.</p>'.repeat(20))
  const store = openStore(thread.id, 1, new Map())
  let drawn = 0
  let largest = 0
  const start = performance.now()
  for (let more = true; more;) {
    const { body, text } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=${store.cursor}`)
    largest = Math.max(largest, Buffer.byteLength(text))
    expect(
      receive(
        store,
        { from: store.cursor, to: body.version, thread: body.thread, posts: body.posts },
        (posts) => (drawn += posts.length),
      ),
    ).toBe(true)
    more = body.more
  }
  const tookMs = performance.now() - start
  expect([store.cursor, drawn]).toEqual([replies + 1, replies])
  expect(largest).toBeLessThan(500_000)
  // The promise is 2 s; the machine of a test may be busy with others.
  expect(tookMs).toBeLessThan(10_000)
})

test('one change of more posts than a page holds is told whole, and what comes after it too', async () => {
  const { thread } = await ada.starts()
  await addPosts(thread.id, 900, '<p>Short.</p>')
  await forum.sql('update post set version = 902 where thread_id = $1 and number between 101 and 600', [thread.id])
  await forum.sql('update thread set version = 902 where id = $1', [thread.id])
  await bob.replies(thread.id, 'The last.')
  const read = async (since: number) => (await forum.guest.get(`/api/threads/${thread.id}/changes?since=${since}`)).body
  const pages = [await read(1)]
  while (pages.at(-1).more) pages.push(await read(pages.at(-1).version))
  const told = pages.flatMap(({ posts }) => posts.map(({ number }: PostView) => number as number))
  expect([...told].sort((a, b) => a - b)).toEqual(Array.from({ length: 901 }, (_, place) => place + 2))
  expect(pages.map(({ version, posts }) => [version, posts.length])).toEqual([
    [901, 400],
    [902, 500],
    [903, 1],
  ])
})

test('an answer of changes has at most 500 kB, in whatever script it is written', async () => {
  const { thread } = await ada.starts()
  await addPosts(thread.id, 500, `<p class="x">${'漢字"'.repeat(700)}</p>`)
  let since = 1
  for (let more = true; more;) {
    const { body, text } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=${since}`)
    expect(Buffer.byteLength(text)).toBeLessThan(500_000)
    expect(body.posts.length).toBeGreaterThan(20)
    ;({ version: since, more } = body)
  }
})
