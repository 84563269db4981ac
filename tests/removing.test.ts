import type { PostView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ;[ada, bob] = [await forum.as('ada'), await forum.as('bob')]
})
afterAll(() => forum.close())

test('the replies below a removed post stay, and hang where they hung', async () => {
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Words to go')
  const { post: below } = await ada.replies(thread.id, 'Below it', { replyTo: post.id })
  const { post: deeper } = await bob.replies(thread.id, 'Deeper', { replyTo: below.id })
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  const { body } = await forum.guest.get(`/api/threads/${thread.id}?sort=old&text=1`)
  expect(body.thread).toMatchObject({ replyCount: 2, version: 5 })
  expect(body.posts.map((each: PostView) => [each.id, each.replyTo, each.removed, each.html === ''])).toEqual([
    [expect.any(String), null, false, false],
    [post.id, null, true, true],
    [below.id, post.id, false, false],
    [deeper.id, below.id, false, false],
  ])
  expect(body.posts[1].text).toBe('')
  const page = (await forum.guest.get(`/t/${thread.id}/${thread.slug}`)).text
  expect(['Words to go', 'Below it', 'Deeper', `id="p${post.number}"`].map((words) => page.includes(words))).toEqual([
    false,
    true,
    true,
    true,
  ])
  const { post: more } = await ada.replies(thread.id, 'Still open', { replyTo: below.id })
  expect(more.number).toBe(5)
})

test('with an accepted answer goes its mark, and the question is open again', async () => {
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'The answer')
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }))
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  const { body } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=3`)
  expect([body.version, body.thread.acceptedPostId]).toEqual([4, null])
  expect((await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id })).status).toBe(422)
})

test('an opener can be removed; its thread, the replies and the title stay', async () => {
  const { thread, post } = await ada.starts({ title: 'A title that stays', body: 'Regretted words' })
  await bob.replies(thread.id, 'An answer that stays')
  expectStatus(204, await ada.delete(`/api/posts/${post.id}`))
  const page = (await forum.guest.get(`/t/${thread.id}/${thread.slug}`)).text
  expect(['Regretted', 'A title that stays', 'An answer that stays'].map((words) => page.includes(words))).toEqual([
    false,
    true,
    true,
  ])
  expect((await forum.guest.get('/api/search?q=regretted')).body.results).toEqual([])
})

test('removing twice, or bringing back what is there, changes nothing', async () => {
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Once')
  for (const [act, version] of [
    [() => bob.put(`/api/posts/${post.id}/restored`), 2],
    [() => bob.delete(`/api/posts/${post.id}`), 3],
    [() => bob.delete(`/api/posts/${post.id}`), 3],
    [() => bob.put(`/api/posts/${post.id}/restored`), 4],
    [() => bob.put(`/api/posts/${post.id}/restored`), 4],
  ] as const) {
    expect([200, 204]).toContain((await act()).status)
    expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread.version).toBe(version)
  }
})

test('a moderator removes what others wrote, and the author cannot bring that back', async () => {
  const warden = await forum.as('warden-1')
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Out of bounds')
  expect((await ada.delete(`/api/posts/${post.id}`)).status).toBe(403)
  expect((await forum.guest.delete(`/api/posts/${post.id}`)).status).toBe(401)
  expectStatus(204, await warden.delete(`/api/posts/${post.id}`))
  expect((await bob.put(`/api/posts/${post.id}/restored`)).body.detail).toBe('Only who removed a post brings it back.')
  expectStatus(200, await warden.put(`/api/posts/${post.id}/restored`))
})

test('a work leaves the shelf with the last post that recommends it, and its people with theirs', async () => {
  const book = { kind: 'book' as const, title: 'A Philosophy of Software Design' }
  const { thread } = await ada.starts()
  const { post: first } = await ada.replies(thread.id, 'Read it', { recommends: [book] })
  const { post: second } = await bob.replies(thread.id, 'I too', { recommends: [book] })
  const workId = first.recommendations[0]!.work.id
  const cleo = await forum.as('cleo')
  expectStatus(200, await cleo.put(`/api/recommendations/${first.recommendations[0]!.id}/second`, { experience: 'using' }))
  const seen = async () => {
    const { work, recommendations } = (await forum.guest.get(`/api/works/${workId}`)).body
    const onShelf = (await forum.guest.get('/api/works')).text.includes(book.title)
    return [work.people, work.threads, recommendations.length, onShelf]
  }
  expect(await seen()).toEqual([3, 1, 2, true])
  expectStatus(204, await ada.delete(`/api/posts/${first.id}`))
  expect(await seen()).toEqual([1, 1, 1, true])
  expect((await cleo.put(`/api/recommendations/${first.recommendations[0]!.id}/second`)).status).toBe(404)
  expectStatus(204, await bob.delete(`/api/posts/${second.id}`))
  expect(await seen()).toEqual([0, 0, 0, false])
  expect(await wrongCounters(forum)).toEqual([])
  for (const [member, post] of [
    [ada, first],
    [bob, second],
  ] as const)
    expectStatus(200, await member.put(`/api/posts/${post.id}/restored`))
  expect(await seen()).toEqual([3, 1, 2, true])
  expect(await wrongCounters(forum)).toEqual([])
})

test('the words of a removed post, and of every edit of it, can be read nowhere; brought back, they are where they were', async () => {
  const { thread, post: opener } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Firstwords', { recommends: [{ kind: 'tool', title: 'Plumbob' }] })
  expectStatus(200, await bob.patch(`/api/posts/${post.id}`, { body: 'Secondwords of Plumbob' }, { revision: 1 }))
  expectStatus(200, await ada.put(`/api/posts/${post.id}/second`))
  expectStatus(200, await ada.put(`/api/posts/${post.id}/hidden`, { reason: 'Hiddenwords' }))
  const { work } = post.recommendations[0]!
  const places = [
    `/api/threads/${thread.id}?text=1`,
    `/api/threads/${thread.id}/changes?since=0`,
    `/api/posts/${post.id}/revisions`,
    `/api/works/${work.id}`,
    '/api/works?q=plumbob',
    '/api/members/bob',
    '/api/search?q=secondwords',
    `/t/${thread.id}/${thread.slug}`,
    `/t/${thread.id}/${thread.slug}?sort=new&at=${post.number}`,
    `/works/${work.id}/plumbob`,
    '/works',
    '/m/bob',
    '/search?q=secondwords',
    '/',
  ]
  // A form shows again what its sender typed, here the words that were sought; that is not the post's.
  const read = async (by: Member | typeof forum.guest) =>
    (
      await Promise.all(places.map(async (path) => [path, (await by.get(path)).text.replaceAll('secondwords', '')] as const))
    ).flatMap(([path, text]) => (/firstwords|secondwords|hiddenwords/i.test(text) ? [path] : []))
  const before = await read(forum.guest)
  expect(before.length).toBeGreaterThan(6)
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  for (const reader of [forum.guest, ada]) expect(await read(reader)).toEqual([])
  expect((await forum.guest.get(`/api/posts/${post.id}/revisions`)).status).toBe(404)
  expect((await ada.put(`/api/posts/${post.id}/hidden`, { reason: 'Again' })).status).toBe(404)
  expect((await ada.post(`/api/threads/${thread.id}/posts`, { body: 'Below', replyTo: post.id })).status).toBe(422)
  await ada.replies(thread.id, 'Beside', { replyTo: opener.id })
  const back = expectStatus(200, await bob.put(`/api/posts/${post.id}/restored`))
  expect(back.post).toMatchObject({ seconded: 1, revision: 2, hidden: 'Hiddenwords', number: 2 })
  expect(await read(forum.guest)).toEqual(before)
})
