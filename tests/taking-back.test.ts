import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
let may: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['moderator-may'] })
  ada = await forum.as('ada')
  bob = await forum.as('bob')
  may = await forum.as('moderator-may')
})
afterAll(() => forum.close())

const pageOf = async ({ id, slug }: { id: string; slug: string }, who: { get: Member['get'] } = forum.guest) =>
  (await who.get(`/t/${id}/${slug}`)).text
const post2 = (text: string) => /<article id="p2".*?<\/article>/s.exec(text)![0]

test('a tombstone says who removed the post, and why', async () => {
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Buy my <b>book</b>')
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  expect(post2(await pageOf(thread))).toContain('Removed by its author.')
  expect(post2(await pageOf(thread, bob))).toContain('You removed this.')
  expectStatus(200, await bob.put(`/api/posts/${post.id}/restored`))
  const reason = 'An advertisement, <b>again</b>'
  const removed = expectStatus(200, await may.put(`/api/posts/${post.id}/removed`, { reason }))
  expect(removed.post).toMatchObject({ removed: true, removedBy: 'moderator', removedReason: reason, html: '' })
  const tomb = post2(await pageOf(thread))
  expect(tomb).toContain('Removed by a moderator. <bdi>An advertisement, &lt;b>again&lt;/b></bdi>')
  // Who did not remove it does not bring it back.
  expect(post2(await pageOf(thread, bob))).not.toContain('Undo')
  expect((await bob.put(`/api/posts/${post.id}/restored`)).status).toBe(403)
  const { post: back } = expectStatus(200, await may.put(`/api/posts/${post.id}/restored`))
  expect(back).toMatchObject({ removed: false, removedBy: null, removedReason: null })
})

test('without JavaScript a moderator removes a post on a page that asks why; nobody else gets there', async () => {
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Buy my book')
  expect(post2(await pageOf(thread, may))).toContain(`href="/p/${post.id}/remove"`)
  for (const [who, status] of [
    [forum.guest, 303],
    [ada, 403],
  ] as const)
    expect((await who.get(`/p/${post.id}/remove`)).status).toBe(status)
  const page = await may.get(`/p/${post.id}/remove`)
  expect(page.text).toContain(`action="/p/${post.id}/removed"`)
  expect(page.text).toContain('Buy my book')
  const refused = await may.form(`/p/${post.id}/removed`, { reason: ' ', key: 'k1' })
  expect([refused.status, refused.text.includes('This is needed.')]).toEqual([422, true])
  const gone = await may.form(`/p/${post.id}/removed`, { reason: 'An advertisement', key: 'k1' })
  expect([gone.status, gone.headers.location]).toEqual([303, expect.stringMatching(/#p2$/)])
  expect(post2(await pageOf(thread))).toContain('An advertisement')
  expect((await may.get(`/p/${post.id}/remove`)).status).toBe(404)
  expect((await ada.put(`/api/posts/${post.id}/removed`, { reason: 'x' })).status).toBe(403)
})

test('without JavaScript who asked hides a reply on a page that asks why, and shows it again', async () => {
  const { thread, post: opener } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Beside the point')
  expect(post2(await pageOf(thread, ada))).toContain(`href="/p/${post.id}/hide"`)
  expect(post2(await pageOf(thread, bob))).not.toContain('/hide"')
  for (const [who, id, status] of [
    [forum.guest, post.id, 303],
    [bob, post.id, 403],
    [ada, opener.id, 403],
    [ada, '999999', 404],
    [ada, 'x', 404],
  ] as const)
    expect([id, (await who.get(`/p/${id}/hide`)).status]).toEqual([id, status])
  expect((await ada.form(`/p/${post.id}/hide`, { reason: '' })).text).toContain('This is needed.')
  const hidden = await ada.form(`/p/${post.id}/hide`, { reason: 'Another matter' })
  expect([hidden.status, hidden.headers.location]).toEqual([303, expect.stringMatching(/#p2$/)])
  const shown = post2(await pageOf(thread))
  expect(shown).toMatch(
    /<details class="veiled"><summary>.*Hidden here: <bdi>Another matter<\/bdi>.*<\/summary><div class="prose"/s,
  )
  expect(post2(await pageOf(thread, ada))).toContain('Show again')
  expect((await ada.form(`/p/${post.id}/unhide`, {})).status).toBe(303)
  expect(post2(await pageOf(thread))).not.toContain('<details class="veiled"')
})

test('an accepted answer that was removed is accepted again when it comes back, and the opener tells of both', async () => {
  const { thread, post: opener } = await ada.starts({ kind: 'question' })
  const { post } = await bob.replies(thread.id, 'The answer')
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }))
  const state = async () => {
    const { thread: now, posts } = expectStatus(200, await forum.guest.get(`/api/threads/${thread.id}?sort=old`))
    return { accepted: now.acceptedPostId, version: now.version, opener: posts[0].version }
  }
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  const gone = await state()
  expect(gone).toEqual({ accepted: null, version: gone.version, opener: gone.version })
  expectStatus(200, await bob.put(`/api/posts/${post.id}/restored`))
  expect(await state()).toEqual({ accepted: post.id, version: gone.version + 1, opener: gone.version + 1 })
  const { posts } = expectStatus(200, await forum.guest.get(`/api/threads/${thread.id}/changes?since=${gone.version}`))
  expect(posts.map(({ id }: { id: string }) => id).sort()).toEqual([opener.id, post.id].sort())
})

test('what was accepted meanwhile, or no more, stays so', async () => {
  const { thread } = await ada.starts({ kind: 'question' })
  const accepted = async () => (await forum.guest.get(`/api/threads/${thread.id}`)).body.thread.acceptedPostId
  const [{ post: first }, { post: second }] = [await bob.replies(thread.id, 'One'), await bob.replies(thread.id, 'Two')]
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: first.id }))
  expectStatus(204, await bob.delete(`/api/posts/${first.id}`))
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: second.id }))
  expectStatus(200, await bob.put(`/api/posts/${first.id}/restored`))
  expect(await accepted()).toBe(second.id)
  expectStatus(204, await bob.delete(`/api/posts/${second.id}`))
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: first.id }))
  expectStatus(200, await ada.delete(`/api/threads/${thread.id}/accepted`))
  expectStatus(200, await bob.put(`/api/posts/${second.id}/restored`))
  expect(await accepted()).toBeNull()
})

test('an edit says why, in a line that is bounded', async () => {
  const { post } = await ada.starts({ body: 'One' })
  const page = await ada.get(`/p/${post.id}/edit`)
  expect(page.text).toMatch(/<input[^>]*name="note"/)
  const long = await ada.form(`/p/${post.id}/edit`, { body: 'Two', revision: '1', note: 'x'.repeat(201) })
  expect([long.status, long.text.includes('At most 200 characters.')]).toEqual([422, true])
  expect((await ada.form(`/p/${post.id}/edit`, { body: 'Two', revision: '1', note: 'A slip' })).status).toBe(303)
  expect((await forum.guest.get(`/api/posts/${post.id}/revisions`)).body.revisions[0]).toMatchObject({
    text: 'Two',
    note: 'A slip',
  })
  expect((await ada.patch(`/api/posts/${post.id}`, { note: 'Only this' }, { revision: 2 })).status).toBe(422)
})

test('the accepted answer is named at the top of its thread, on whichever page it stands', async () => {
  const { thread } = await ada.starts({ kind: 'question' })
  for (let replies = 0; replies < 141; replies += 1) await bob.replies(thread.id, 'Perhaps')
  const { post } = await bob.replies(thread.id, 'The answer')
  const { slug } = thread
  expect(await pageOf(thread)).not.toContain('class="answered"')
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }))
  const answered = async (path: string) =>
    /<p class="answered">.*?<a href="([^"]*)".*?<\/p>/s.exec((await forum.guest.get(path)).text)?.[1]
  expect(await answered(`/t/${thread.id}/${slug}`)).toBe(`/t/${thread.id}/${slug}?at=143#p143`)
  expect(await answered(`/t/${thread.id}/${slug}?at=143`)).toBe('#p143')
  expectStatus(204, await bob.delete(`/api/posts/${post.id}`))
  expect(await answered(`/t/${thread.id}/${slug}`)).toBeUndefined()
})
