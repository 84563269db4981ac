import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let warden: Member
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ;[warden, ada, bob] = [await forum.as('warden-1'), await forum.as('ada'), await forum.as('bob')]
})
afterAll(() => forum.close())

const title = 'Quickmoneyninja Course'
const url = 'https://quickmoneyninja.example/buy'

/** A work that Ada recommends and Bob seconds, beside a good one, and another that was merged into it. */
async function spam() {
  const { thread, post } = await ada.starts({
    title: 'What helped you?',
    body: 'Buy this.',
    tags: ['money'],
    recommends: [
      { kind: 'course', title, url },
      { kind: 'book', title: 'A Good Book' },
    ],
  })
  const [bad, good] = post.recommendations
  const other = await ada.replies(thread.id, 'Or this.', { recommends: [{ kind: 'course', title: 'Quickmoneyninja Pro' }] })
  const part = other.post.recommendations[0]!
  expectStatus(200, await warden.post(`/api/works/${part.work.id}/merge`, { into: bad!.work.id, reason: 'One course' }))
  for (const { id } of [bad!, good!])
    expectStatus(200, await bob.put(`/api/recommendations/${id}/second`, { experience: 'finished' }))
  // With words, too.
  await bob.replies(thread.id, 'It made me rich.', { seconds: bad!.id })
  return { thread, post, bad: bad!, part, good: good! }
}

test('a hidden work is nowhere, for anybody but moderators, and counts nothing; shown again all is as it was', async () => {
  const { thread, post, bad, part, good } = await spam()
  const id = bad.work.id
  const surfaces = [
    '/',
    '/works',
    '/works?kind=course',
    '/works?q=quickmoneyninja',
    '/works?tag=money',
    '/works?time=month',
    '/works?experience=finished',
    '/works?sort=new',
    `/t/${thread.id}/${thread.slug}`,
    '/tags/money',
    '/m/ada',
    '/m/bob',
    '/m/ada/shelf',
    '/m/bob/shelf?show=finished',
    '/search?q=quickmoneyninja',
    '/api/works',
    '/api/works?kind=course&time=year',
    '/api/works?q=ninja',
    '/api/works?tag=money&experience=finished',
    '/api/works/suggest?q=quickm',
    `/api/works/${good.work.id}`,
    `/api/threads/${thread.id}`,
    `/api/threads/${thread.id}/changes?since=0`,
    '/api/threads',
    '/api/members/ada',
    '/api/members/bob/shelf?show=seconded',
    '/api/search?q=quickmoneyninja',
  ]
  const holding = async (person: typeof forum.guest) => {
    const held: string[] = []
    for (const path of surfaces)
      if (/quickmoneyninja (course|pro)/i.test(expectStatus(200, await read(person, path)))) held.push(path)
    return held
  }
  const seen = await holding(bob)
  expect(seen.length).toBeGreaterThan(20)
  const before = await tables()
  const { version, seconded } = (await forum.guest.get(`/api/threads/${thread.id}`)).body.thread

  expect((await bob.put(`/api/works/${id}/hidden`, { reason: 'Spam' })).status).toBe(403)
  expectStatus(200, await warden.put(`/api/works/${id}/hidden`, { reason: 'Spam' }))
  expectStatus(200, await warden.put(`/api/works/${id}/hidden`, { reason: 'Spam again' }))
  for (const person of [forum.guest, ada, bob, warden]) expect(await holding(person)).toEqual([])
  expect(await wrongCounters(forum)).toEqual([])

  const now = (await forum.guest.get(`/api/threads/${thread.id}/changes?since=${version}`)).body
  expect(now.thread).toMatchObject({ version: version + 1, seconded: seconded - 1 })
  expect(now.posts.map(({ recommendations, seconds }: typeof post) => [recommendations.length, seconds])).toEqual([
    [1, null],
    [0, null],
    [0, null],
  ])
  const { candidates } = (await bob.post('/api/works/notice', { text: `I recommend ${title}: ${url}` })).body
  expect(candidates.filter(({ work }: { work: unknown }) => work)).toEqual([])
  for (const person of [forum.guest, ada, bob])
    for (const path of [
      `/api/works/${id}`,
      `/api/works/${part.work.id}`,
      `/works/${id}/x`,
      `/works/${part.work.id}/${part.work.id}`,
    ])
      expect([path, (await person.get(path)).status]).toEqual([path, 404])
  expect((await bob.put(`/api/recommendations/${bad.id}/second`, {})).status).toBe(404)
  expect((await bob.delete(`/api/recommendations/${bad.id}/second`)).status).toBe(404)
  expect((await bob.put(`/api/works/${id}/experience`, { experience: 'want' })).status).toBe(404)
  for (const recommends of [[{ workId: id }], [{ workId: part.work.id }], [{ kind: 'other', title: 'Something', url }]])
    expect((await bob.post('/api/threads', { title: 'Again', body: 'x', recommends })).status).toBe(422)
  expect((await warden.get(`/api/works/${id}`)).body.work).toMatchObject({ id, title, people: 0 })

  expect((await bob.delete(`/api/works/${id}/hidden`)).status).toBe(403)
  expectStatus(200, await warden.delete(`/api/works/${id}/hidden`))
  expect(await tables()).toEqual(before)
  expect(await holding(bob)).toEqual(seen)
  expect(await wrongCounters(forum)).toEqual([])
})

test('who comes to a title that spam has taken makes a work of their own', async () => {
  const { post } = await ada.starts({ recommends: [{ kind: 'book', title: 'Refactoring', url: 'https://spam.example/r' }] })
  const taken = post.recommendations[0]!.work.id
  expectStatus(200, await warden.put(`/api/works/${taken}/hidden`, { reason: 'Leads to spam' }))
  const good = await bob.starts({ recommends: [{ kind: 'book', title: 'Refactoring', creators: ['Martin Fowler'] }] })
  expect(good.post.recommendations[0]!.work).toMatchObject({ title: 'Refactoring', creators: ['Martin Fowler'] })
  expect(good.post.recommendations[0]!.work.id).not.toBe(taken)
})

test('what happens to posts while a work of theirs is hidden is counted once it is shown', async () => {
  const { post } = await ada.starts({ recommends: [{ kind: 'tool', title: 'Hidden meanwhile' }] })
  const { id } = post.recommendations[0]!.work
  expectStatus(200, await warden.put(`/api/works/${id}/hidden`, { reason: 'Perhaps' }))
  expectStatus(204, await ada.delete(`/api/posts/${post.id}`))
  expect(await wrongCounters(forum)).toEqual([])
  expectStatus(200, await warden.delete(`/api/works/${id}/hidden`))
  expect((await forum.guest.get(`/api/works/${id}`)).body.work.people).toBe(0)
  expectStatus(200, await ada.put(`/api/posts/${post.id}/restored`))
  expect((await forum.guest.get(`/api/works/${id}`)).body.work.people).toBe(1)
  expect(await wrongCounters(forum)).toEqual([])
})

async function read(person: typeof forum.guest, path: string) {
  const { status, text, body, headers } = await person.get(path)
  return { status, headers, text, body: text || JSON.stringify(body) }
}

async function tables() {
  const all: Record<string, unknown> = {}
  for (const name of [
    'work',
    'recommendation',
    'recommendation_seconding',
    'experience',
    'backing',
    'work_thread',
    'identifier',
    'alias',
  ])
    all[name] = await forum.sql(`select * from ${name} order by 1, 2`)
  all.ranking = await forum.sql('select * from ranking where people > 0 order by 1, 2, 3')
  all.thread = await forum.sql('select id, reply_count, seconded from thread order by id')
  return all
}
