import { openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum.close())

test('a reply stands in the thread, and the thread counts it', async () => {
  const ada = await forum.as('ada')
  const bob = await forum.as('bob')
  const { thread } = await ada.starts()
  const { post, version } = await bob.replies(thread.id, 'Start with *one* machine.')
  expect(post).toMatchObject({ number: 2, replyTo: null, version, revision: 1, html: expect.stringContaining('<em>one</em>') })
  const { body } = await forum.guest.get(`/api/threads/${thread.id}`)
  expect(body.posts.map((each: { number: number }) => each.number)).toEqual([1, 2])
  expect(body.thread).toMatchObject({ replyCount: 1, version: 2 })
})
