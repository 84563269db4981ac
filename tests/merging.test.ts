import type { PostView, WorkView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let moderator: Member
beforeAll(async () => {
  forum = await openForum()
  moderator = await forum.as('wilma')
  await forum.sql(`update member set role = 'moderator' where name = 'wilma'`)
})
afterAll(() => forum.close())

const short = { kind: 'book' as const, title: 'DDIA' }
const long = { kind: 'book' as const, title: 'Designing Data-Intensive Applications', creators: ['Martin Kleppmann'] }

test('two names of one book become one work with the union of its people, and apart again', async () => {
  const [ada, bob, cleo] = [await forum.as('ada'), await forum.as('bob'), await forum.as('cleo')]
  const one = await recommended(ada, short)
  const other = await recommended(bob, long)
  await forum.sql(`update member set joined_at = joined_at - interval '3 days' where name = 'cleo'`)
  expectStatus(200, await cleo.put(`/api/recommendations/${one.recommendations[0]!.id}/second`, { experience: 'started' }))
  expectStatus(200, await cleo.put(`/api/recommendations/${other.recommendations[0]!.id}/second`, { experience: 'finished' }))
  expectStatus(200, await ada.put(`/api/recommendations/${other.recommendations[0]!.id}/second`, {}))
  const before = await tables()
  const [from, into] = [one.recommendations[0]!.work.id, other.recommendations[0]!.work.id]

  const { work } = expectStatus(200, await moderator.post(`/api/works/${from}/merge`, { into, reason: 'One book, two names.' }))
  expect(work).toMatchObject({ id: into, people: 3, threads: 2, experience: { started: 0, finished: 1 } })
  const { body: through } = await forum.guest.get(`/api/works/${from}`)
  expect(through.work.id).toBe(into)
  expect(through.recommendations).toHaveLength(2)
  const { body: thread } = await forum.guest.get(`/api/threads/${one.threadId}`)
  expect(recommendationIn(thread.posts).work).toMatchObject({ id: into, title: long.title })
  const { body: shelf } = await forum.guest.get('/api/works')
  expect(shelf.works.filter((each: WorkView) => [from, into].includes(each.id))).toHaveLength(1)

  expectStatus(200, await moderator.delete(`/api/works/${from}/merge`))
  expect(await tables()).toEqual(before)
})

test('while merged, seconds and withdrawals count each member once', async () => {
  const [dora, emil, fritz] = [await forum.as('dora'), await forum.as('emil'), await forum.as('fritz')]
  const one = await recommended(dora, { kind: 'tool', title: 'pgmustard' })
  const other = await recommended(emil, { kind: 'tool', title: 'PG Mustard, the tool' })
  const [from, into] = [one.recommendations[0]!.work.id, other.recommendations[0]!.work.id]
  expectStatus(200, await moderator.post(`/api/works/${from}/merge`, { into, reason: 'The same.' }))
  for (const post of [one, other]) {
    expectStatus(200, await fritz.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, { experience: 'using' }))
  }
  expect((await forum.guest.get(`/api/works/${into}`)).body.work).toMatchObject({ people: 3, experience: { using: 1 } })
  expectStatus(200, await fritz.delete(`/api/recommendations/${one.recommendations[0]!.id}/second`))
  expect((await forum.guest.get(`/api/works/${into}`)).body.work.people).toBe(3)
  // She stands behind it by the one, and speaks of the other.
  const greta = await forum.as('greta')
  expectStatus(200, await greta.put(`/api/recommendations/${other.recommendations[0]!.id}/second`, {}))
  expectStatus(200, await greta.put(`/api/works/${from}/experience`, { experience: 'stopped' }))
  expect((await forum.guest.get(`/api/works/${into}`)).body.work.experience).toMatchObject({ using: 1, stopped: 1 })
  expect(await wrongCounters(forum)).toEqual([])
  expectStatus(200, await greta.delete(`/api/recommendations/${other.recommendations[0]!.id}/second`))
  expectStatus(200, await fritz.delete(`/api/recommendations/${other.recommendations[0]!.id}/second`))
  expect((await forum.guest.get(`/api/works/${into}`)).body.work.people).toBe(2)
})

test('whatever leads to a merged work leads to the one that stands for it', async () => {
  const [hanna, ida, jan] = [await forum.as('hanna'), await forum.as('ida'), await forum.as('jan')]
  const url = 'https://pgwatcher.example/'
  const one = await recommended(hanna, { kind: 'tool', title: 'Pgwatcherino', url })
  const other = await recommended(ida, { kind: 'tool', title: 'Observatory for Postgres' })
  const [from, into] = [one.recommendations[0]!.work.id, other.recommendations[0]!.work.id]
  expectStatus(200, await moderator.post(`/api/works/${from}/merge`, { into, reason: 'The same.' }))

  const suggested = expectStatus(200, await jan.get('/api/works/suggest?q=pgwatch')).works
  expect(suggested.map(({ id }: WorkView) => id)).toEqual([into])
  for (const text of ['You should read “Pgwatcherino”, I use it daily.', `I recommend ${url} for that.`]) {
    const { candidates } = expectStatus(200, await jan.post('/api/works/notice', { text }))
    expect([text, candidates[0]?.work?.id]).toEqual([text, into])
  }
  for (const recommends of [
    [{ workId: from }],
    [{ kind: 'tool', title: 'Pgwatcherino' }],
    [{ kind: 'other', title: 'That page', url }],
    [{ workId: from }, { workId: into }],
  ]) {
    const { post } = await jan.starts({ recommends })
    expect(post.recommendations.map(({ work }) => [work.id, work.title])).toEqual([[into, 'Observatory for Postgres']])
    expectStatus(200, await ida.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, {}))
  }
  expectStatus(200, await jan.put(`/api/works/${from}/experience`, { experience: 'using' }))
  const { work, recommendations } = (await forum.guest.get(`/api/works/${from}`)).body
  expect(work).toMatchObject({ id: into, people: 3, threads: 6, experience: { using: 1 } })
  expect(recommendations).toHaveLength(6)
  const { headers } = await forum.guest.get(`/works/${from}/whatever`)
  expect(headers.location).toBe(`/works/${into}/observatory-for-postgres`)
  const { works } = (await forum.guest.get('/api/works?q=pgwatch')).body
  expect(works.map(({ id }: WorkView) => id)).toEqual([into])
  const { recommended: listed } = (await forum.guest.get('/api/members/hanna')).body
  expect(listed.map(({ id }: WorkView) => id)).toEqual([into])
})

test('only moderators merge, with a reason, and no work with itself', async () => {
  const gina = await forum.as('gina')
  const post = await recommended(gina, { kind: 'talk', title: 'A talk about nothing' })
  const { id } = post.recommendations[0]!.work
  expect((await gina.post(`/api/works/${id}/merge`, { into: id, reason: 'Because.' })).status).toBe(403)
  expect((await moderator.post(`/api/works/${id}/merge`, { into: id })).status).toBe(422)
  expect((await moderator.post(`/api/works/${id}/merge`, { into: id, reason: 'Because.' })).status).toBe(409)
  expect((await moderator.delete(`/api/works/${id}/merge`)).status).toBe(409)
  expect((await moderator.post(`/api/works/99999999/merge`, { into: id, reason: 'Because.' })).status).toBe(404)
})

async function recommended(
  member: Member,
  work: { kind: 'book' | 'tool' | 'talk'; title: string; creators?: string[]; url?: string },
): Promise<PostView> {
  const { thread } = await (await forum.as('asker')).starts()
  const { post } = await member.replies(thread.id, `Read ${work.title}.`, { recommends: [work] })
  return post
}

function recommendationIn(posts: PostView[]) {
  return posts.flatMap((post) => post.recommendations)[0]!
}

// Every table but the history of merges; versions move on, since a merge and its undoing are changes that readers see.
async function tables() {
  const names = [
    'work',
    'recommendation',
    'recommendation_seconding',
    'experience',
    'backing',
    'work_thread',
    'identifier',
    'alias',
  ]
  const all: Record<string, unknown> = {}
  for (const name of names) all[name] = await forum.sql(`select * from ${name} order by 1, 2`)
  all.post = await forum.sql('select id, thread_id, html, seconded from post order by id')
  all.thread = await forum.sql('select id, reply_count, seconded from thread order by id')
  return all
}
