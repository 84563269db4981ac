import type { PostView } from '../server/contract/index.ts'
import { expectStatus, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum.close())

test('thirty replies sent five times each at once make thirty posts, with one answer each', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts()
  const sends = Array.from({ length: 30 }, (_, place) =>
    Array.from({ length: 5 }, () =>
      ada.post(`/api/threads/${thread.id}/posts`, { body: `Reply ${place}` }, { key: `key-${place}` }),
    ),
  )
  const answers = await Promise.all(sends.map((each) => Promise.all(each)))
  for (const each of answers) {
    expect(each.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect(new Set(each.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1)
  }
  const { body } = await forum.guest.get(`/api/threads/${thread.id}?sort=old`)
  expect(body.thread).toMatchObject({ replyCount: 30, version: 31 })
  expect(body.posts.map((post: PostView) => post.number)).toEqual(Array.from({ length: 31 }, (_, place) => place + 1))
})

test('a key belongs to one body and one member, and is free again after a refusal', async () => {
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const { thread } = await ada.starts()
  const path = `/api/threads/${thread.id}/posts`
  expectStatus(201, await ada.post(path, { body: 'One' }, { key: 'same' }))
  expect((await ada.post(path, { body: 'Two' }, { key: 'same' })).status).toBe(422)
  expectStatus(201, await bob.post(path, { body: 'Two' }, { key: 'same' }))
  expect((await ada.post(path, { body: 'Late', replyTo: '999999' }, { key: 'late' })).status).toBe(422)
  await forum.sql(`update thread set locked_at = now() where id = $1`, [thread.id])
  expect((await ada.post(path, { body: 'Nano.' }, { key: 'locked' })).body.detail).toBe('This thread is locked.')
  await forum.sql(`update thread set locked_at = null where id = $1`, [thread.id])
  expectStatus(201, await ada.post(path, { body: 'Nano.' }, { key: 'locked' }))
})

test('an edit says which revision was read, and every text is kept', async () => {
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const { thread, post } = await ada.starts({ title: 'First title', body: 'First text' })
  const path = `/api/posts/${post.id}`
  expect((await ada.patch(path, { body: 'x' })).status).toBe(428)
  expect((await ada.patch(path, { body: 'x' }, { revision: 2 })).status).toBe(412)
  expect((await bob.patch(path, { body: 'x' }, { revision: 1 })).status).toBe(403)
  const edited = expectStatus(
    200,
    await ada.patch(path, { body: 'Second text', title: 'Second title', tags: ['new'] }, { revision: 1 }),
  )
  expect(edited).toMatchObject({ version: 2, post: { revision: 2, html: expect.stringContaining('Second text') } })
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread).toMatchObject({
    title: 'Second title',
    slug: 'second-title',
    tags: ['new'],
  })
  const { body } = await forum.guest.get(`${path}/revisions`)
  expect(body.revisions.map((each: { text: string; title: string }) => [each.text, each.title])).toEqual([
    ['Second text', 'Second title'],
    ['First text', 'First title'],
  ])
  const { post: reply } = await bob.replies(thread.id, 'A reply')
  expect((await bob.patch(`/api/posts/${reply.id}`, { title: 'Mine now' }, { revision: 1 })).status).toBe(422)
})

test('two edits of one revision at once: one is taken, the other is told', async () => {
  const ada = await forum.as('ada')
  const { post } = await ada.starts()
  const statuses = await Promise.all(['x', 'y'].map((body) => ada.patch(`/api/posts/${post.id}`, { body }, { revision: 1 })))
  expect(statuses.map(({ status }) => status).sort()).toEqual([200, 412])
})

test('a removed post keeps its place; its words are nowhere until it comes back', async () => {
  const [ada, bob, cleo] = [await forum.as('ada'), await forum.as('bob'), await forum.as('cleo')]
  const { thread } = await ada.starts()
  const recommends = [{ kind: 'tool' as const, title: 'Zyxwell' }]
  const { post } = await bob.replies(thread.id, 'Take xylophonic Zyxwell.', { recommends })
  const { post: below } = await cleo.replies(thread.id, 'Why?', { replyTo: post.id })
  expect((await cleo.delete(`/api/posts/${post.id}`)).status).toBe(403)
  expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }))
  expect((await bob.delete(`/api/posts/${post.id}`)).status).toBe(204)
  expect((await bob.delete(`/api/posts/${post.id}`)).status).toBe(204)

  const { body } = await forum.guest.get(`/api/threads/${thread.id}?text=1&sort=old`)
  expect(body.thread).toMatchObject({ replyCount: 1, acceptedPostId: null })
  expect(body.posts[1]).toMatchObject({ id: post.id, removed: true, html: '', text: '', recommendations: [] })
  expect(body.posts[2]).toMatchObject({ id: below.id, replyTo: post.id })
  const surfaces = await Promise.all(
    [
      `/t/${thread.id}/${thread.slug}`,
      `/api/threads/${thread.id}/changes?since=0`,
      '/api/search?q=xylophonic',
      '/search?q=xylophonic',
      '/works',
      '/api/works',
      '/',
    ].map((path) => forum.guest.get(path)),
  )
  for (const { text } of surfaces) expect(text).not.toMatch(/xylophonic Zyxwell|Zyxwell/)
  expect((await forum.guest.get(`/api/posts/${post.id}/revisions`)).status).toBe(404)
  expect((await cleo.post(`/api/threads/${thread.id}/posts`, { body: 'And?', replyTo: post.id })).status).toBe(422)
  expect((await cleo.put(`/api/posts/${post.id}/second`)).status).toBe(404)
  expect((await cleo.put(`/api/posts/${post.id}/restored`)).status).toBe(403)

  const back = expectStatus(200, await bob.put(`/api/posts/${post.id}/restored`))
  expect(back.post).toMatchObject({ removed: false, recommendations: [{ work: { title: 'Zyxwell' } }] })
  expect((await forum.guest.get('/api/works')).text).toContain('Zyxwell')
})

test('the thread’s author hides a reply behind a click and accepts another', async () => {
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const { thread } = await ada.starts()
  const { post } = await bob.replies(thread.id, 'Off the point.')
  expect((await bob.put(`/api/posts/${post.id}/hidden`, { reason: 'x' })).status).toBe(403)
  const hidden = expectStatus(200, await ada.put(`/api/posts/${post.id}/hidden`, { reason: 'Off the point' }))
  expect(hidden.post.hidden).toBe('Off the point')
  expect(expectStatus(200, await ada.delete(`/api/posts/${post.id}/hidden`)).post.hidden).toBeNull()
  expect((await bob.put(`/api/threads/${thread.id}/accepted`, { postId: post.id })).status).toBe(403)
  const accepted = expectStatus(200, await ada.put(`/api/threads/${thread.id}/accepted`, { postId: post.id }))
  expect(accepted.thread.acceptedPostId).toBe(post.id)
  expect((await forum.guest.get(`/t/${thread.id}/${thread.slug}`)).text).toContain('Accepted answer')
})

test('every list pages through all there is, once', async () => {
  const ada = await forum.as('ada')
  const tag = 'paged'
  for (let place = 0; place < 35; place++) await ada.starts({ title: `Paged ${place}`, tags: [tag] })
  for (const sort of ['active', 'new', 'top']) {
    const ids: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const { body } = await forum.guest.get(`/api/threads?tag=${tag}&sort=${sort}&cursor=${next}`)
      ids.push(...body.threads.map((each: { id: string }) => each.id))
      next = body.next
    }
    expect([ids.length, new Set(ids).size]).toEqual([35, 35])
  }
})
