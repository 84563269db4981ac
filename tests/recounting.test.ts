import { connect } from '../db/connect.ts'
import { recount } from '../server/operations/recount.ts'
import { wrongCounters } from './support/counters.ts'
import { databaseUrl, expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
})
afterAll(() => forum.close())

async function recommended(by: Member, title: string) {
  const { thread } = await by.starts()
  const { post } = await by.replies(thread.id, `Take ${title}.`, { recommends: [{ kind: 'tool', title }] })
  return { postId: post.id, recommendationId: post.recommendations[0]!.id, workId: post.recommendations[0]!.work.id }
}

async function recounted(): Promise<void> {
  const { db, close } = connect({ database: databaseUrl, schema: forum.schema })
  await db
    .transaction()
    .execute(recount)
    .finally(() => close())
}

const counters = {
  post: 'seconded = seconded + 3',
  thread: 'seconded = 7, reply_count = 7, post_count = post_count + 1',
  recommendation: 'seconded = 7, want = 7, started = 7, finished = 7, "using" = 7, stopped = 7',
  work: 'parts = 7, people = 7, threads = 7, heft = 7, support = 7, want = 7, started = 7, finished = 7, "using" = 7, stopped = 7',
  backing: 'sources = sources + 1',
  work_thread: 'sources = sources + 1',
  ranking: 'people = people + 1, heft = heft + 20',
}

test('a recount leaves right counters as they are, and mends each that was spoilt, of merged works too', async () => {
  const [ada, bob, cleo, warden] = await Promise.all(['ada', 'bob', 'cleo', 'warden-1'].map((name) => forum.as(name)))
  const [one, two, gone, alone] = [
    await recommended(ada!, 'Nano'),
    await recommended(bob!, 'GNU nano, the editor'),
    await recommended(ada!, 'Gone'),
    await recommended(ada!, 'Alone'),
  ]
  for (const { recommendationId } of [one, two, gone])
    expectStatus(200, await cleo!.put(`/api/recommendations/${recommendationId}/second`, { experience: 'using' }))
  expectStatus(200, await bob!.put(`/api/recommendations/${alone.recommendationId}/second`, { experience: 'want' }))
  expectStatus(200, await bob!.delete(`/api/recommendations/${alone.recommendationId}/second`))
  expectStatus(200, await bob!.put(`/api/posts/${one.postId}/second`))
  expectStatus(204, await ada!.delete(`/api/posts/${gone.postId}`))
  expectStatus(200, await warden!.post(`/api/works/${one.workId}/merge`, { into: two.workId, reason: 'One tool' }))
  const shelf = async () => (await forum.guest.get('/api/works')).body.works
  const before = await shelf()

  await recounted()
  expect(await wrongCounters(forum)).toEqual([])
  for (const [table, spoil] of Object.entries(counters)) {
    await forum.sql(`update ${table} set ${spoil}`)
    expect([table, (await wrongCounters(forum)).length > 0]).toEqual([table, true])
    await recounted()
    expect([table, await wrongCounters(forum)]).toEqual([table, []])
  }
  expect(await shelf()).toEqual(before)
})
