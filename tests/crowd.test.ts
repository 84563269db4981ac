import pg from 'pg'
import { wrongCounters } from './support/counters.ts'
import { databaseUrl, expectStatus, openForum, type TestForum } from './support/forum.ts'

// The host brings the members, so that two hundred need no passwords.
let forum: TestForum
let locks = 0
beforeAll(async () => {
  forum = await openForum({
    viewer: (req) => ({ id: req.get('x-id') ?? 'author', name: `User ${req.get('x-id') ?? 'author'}` }),
    onStatement: (sql) => {
      if (/from thread .*for update/.test(sql)) locks += 1
    },
  })
})
afterAll(() => forum.close())

test('two hundred members second and withdraw at random, all at once: each count is that of who does in the end', async () => {
  const book = { kind: 'book', title: 'Designing Data-Intensive Applications' }
  const started = expectStatus(
    201,
    await forum.guest.post('/api/threads', { title: 'What first?', body: 'x', recommends: [book] }),
  )
  const { id: postId, recommendations } = started.post
  const [{ id: recommendationId, work }] = recommendations
  let seed = 42
  const random = (below: number) => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 16) % below
  const behind = { post: 0, work: 0 }
  await Promise.all(
    Array.from({ length: 200 }, async (_, place) => {
      const options = { headers: { 'x-id': `user-${place}` } }
      const seconds = { post: false, work: false }
      for (let times = 0; times < 6; times++) {
        const what = random(2) ? 'post' : 'work'
        seconds[what] = random(3) > 0
        const path = what === 'post' ? `/api/posts/${postId}/second` : `/api/recommendations/${recommendationId}/second`
        const act = () => (seconds[what] ? forum.guest.put(path, {}, options) : forum.guest.delete(path, undefined, options))
        // On a machine that is busy with more than this, one is asked to come back.
        let answer = await act()
        while (answer.status === 503) answer = await act()
        expectStatus(200, answer)
      }
      if (seconds.post) behind.post += 1
      if (seconds.work) behind.work += 1
    }),
  )
  const { body } = await forum.guest.get(`/api/threads/${started.thread.id}`)
  expect([behind.post > 50, behind.work > 50]).toEqual([true, true])
  expect(body.thread.seconded).toBe(behind.post + behind.work)
  expect(body.posts[0]).toMatchObject({ seconded: behind.post, recommendations: [{ seconded: behind.work }] })
  expect((await forum.guest.get(`/api/works/${work.id}`)).body.work).toMatchObject({ people: behind.work + 1, threads: 1 })
  expect(await wrongCounters(forum)).toEqual([])
}, 120_000)

test('while the database holds a thread fast, all who wait for it are told so together, and afterwards all goes on', async () => {
  const recommends = [{ kind: 'book', title: 'Held' }]
  const { thread, post } = expectStatus(
    201,
    await forum.guest.post('/api/threads', { title: 'Held fast', body: 'x', recommends }),
  )
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  await holder.query(`begin; select from ${forum.schema}.thread where id = ${thread.id} for update`)
  const second = (place: number) => {
    const options = { headers: { 'x-id': `waits-${place}` } }
    return place % 2
      ? forum.guest.put(`/api/posts/${post.id}/second`, {}, options)
      : forum.guest.put(`/api/recommendations/${post.recommendations[0].id}/second`, {}, options)
  }
  locks = 0
  const answers = await Promise.all(Array.from({ length: 40 }, (_, place) => second(place)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
  expect(Number(answers[0]!.headers['retry-after'])).toBeGreaterThan(0)
  // One waits for all of the post's queue, one for all of the work's; not each for itself.
  expect(locks).toBeLessThan(10)
  await holder.query('rollback')
  await holder.end()
  expect((await Promise.all([second(0), second(1)])).map(({ status }) => status)).toEqual([200, 200])
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread).toMatchObject({ seconded: 2, version: 3 })
})
