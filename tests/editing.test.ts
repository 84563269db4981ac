import { expectStatus, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum.close())

const book = { kind: 'book' as const, title: 'Release It!' }

test('after an edit a work is quoted with the sentence that stands there now', async () => {
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'My boss Greg hates it. Read Release It! twice.', { recommends: [book] })
  const quoted = async () =>
    (await forum.guest.get(`/api/works/${post.recommendations[0]!.work.id}`)).body.recommendations[0].excerpt
  expect(await quoted()).toBe('Read Release It! twice.')
  expectStatus(
    200,
    await bob.patch(`/api/posts/${post.id}`, { body: 'Start with Release It! for what breaks.' }, { revision: 1 }),
  )
  expect(await quoted()).toBe('Start with Release It! for what breaks.')
})

test('an edit keeps what was recommended, seconded, accepted and answered', async () => {
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Read Release It! twice.', { recommends: [book] })
  await bob.replies(thread.id, 'Below.', { replyTo: post.id })
  expectStatus(200, await ada.put(`/api/posts/${post.id}/second`))
  expectStatus(200, await ada.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, { experience: 'finished' }))
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }))
  const edited = expectStatus(200, await bob.patch(`/api/posts/${post.id}`, { body: 'Twice!' }, { revision: 1 }))
  expect(edited.post).toMatchObject({
    seconded: 1,
    revision: 2,
    editedAt: expect.any(String),
    createdAt: post.createdAt,
    recommendations: [{ id: post.recommendations[0]!.id, seconded: 1, experience: { finished: 1 } }],
  })
  const { body } = await forum.guest.get(`/api/threads/${thread.id}?sort=old`)
  expect(body.thread).toMatchObject({ acceptedPostId: post.id, replyCount: 2 })
  expect(body.posts[2].replyTo).toBe(post.id)
})

test('only an author who may write edits: not in a locked thread, not a removed post, not while suspended', async () => {
  const bob = await forum.as('bob')
  const { thread, post } = await bob.starts()
  const edit = () => bob.patch(`/api/posts/${post.id}`, { body: 'Changed' }, { revision: 1 })
  expect((await forum.guest.patch(`/api/posts/${post.id}`, { body: 'x' }, { revision: 1 })).status).toBe(401)
  await forum.sql('update thread set locked_at = now() where id = $1', [thread.id])
  expect((await edit()).body.detail).toBe('This thread is locked.')
  await forum.sql('update thread set locked_at = null where id = $1', [thread.id])
  await forum.sql(`update member set suspended_until = now() + interval '1 hour' where name = 'bob'`)
  expect((await edit()).body.detail).toBe('You are suspended.')
  await forum.sql(`update member set suspended_until = null where name = 'bob'`)
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  expect((await edit()).status).toBe(404)
  expectStatus(200, await bob.put(`/api/posts/${post.id}/restored`))
  expectStatus(200, await edit())
})

test('an edit that is sent twice with its key is one edit', async () => {
  const bob = await forum.as('bob')
  const { post } = await bob.starts()
  const edit = () => bob.patch(`/api/posts/${post.id}`, { body: 'Once' }, { revision: 1, key: 'one-edit' })
  const [first, second] = [expectStatus(200, await edit()), expectStatus(200, await edit())]
  expect(second).toEqual(first)
  expect(first.post.revision).toBe(2)
})

test('the address of a thread whose title changed leads to the new one', async () => {
  const bob = await forum.as('bob')
  const { thread, post } = await bob.starts({ title: 'Old words' })
  expectStatus(200, await bob.patch(`/api/posts/${post.id}`, { title: 'New words' }, { revision: 1 }))
  const { status, headers } = await forum.guest.get(`/t/${thread.id}/old-words?sort=new`)
  expect([status, headers.location]).toEqual([301, `/t/${thread.id}/new-words?sort=new`])
})
