import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let ada: Member
let bob: Member
let cleo: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ;[ada, bob, cleo] = [await forum.as('ada'), await forum.as('bob'), await forum.as('cleo')]
})
afterAll(() => forum.close())

/** A thread of Ada's with one post of hers that recommends the work of that title. */
async function recommended(title: string, by = ada) {
  const { thread } = await ada.starts()
  const { post } = await by.replies(thread.id, `Read ${title}.`, { recommends: [{ kind: 'book', title }] })
  const { id, work } = post.recommendations[0]!
  return { thread, post, id, workId: work.id, path: `/api/recommendations/${id}/second` }
}

const workOf = async (id: string) => (await forum.guest.get(`/api/works/${id}`)).body.work

test('one’s own recommendation is not seconded, nor is its second withdrawn', async () => {
  const { path } = await recommended('Own Words')
  expect((await ada.put(path)).body.detail).toBe('One does not second oneself.')
  expect((await ada.delete(path)).status).toBe(403)
  expect((await forum.guest.put(path)).status).toBe(401)
  expect((await bob.put('/api/recommendations/999999/second')).status).toBe(404)
})

test('a recommendation seconded twice is seconded once, and who withdraws twice withdraws once', async () => {
  const { thread, path, workId } = await recommended('Twice Told Tales')
  const versions: number[] = []
  const seconded: number[] = []
  for (const act of [bob.put, bob.put, bob.delete, bob.delete, bob.put] as const) {
    const { post, version } = expectStatus(200, await act(path))
    versions.push(version)
    seconded.push(post.recommendations[0].seconded)
  }
  expect([versions, seconded]).toEqual([
    [3, 3, 4, 4, 5],
    [1, 1, 0, 0, 1],
  ])
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread.seconded).toBe(1)
  expect((await workOf(workId)).people).toBe(2)
})

test('a work of two threads counts each of its people once, and lets go of them with their last second', async () => {
  const here = await recommended('Once Only')
  const there = await recommended('Once only', cleo)
  expect(there.workId).toBe(here.workId)
  for (const { path } of [here, there]) expectStatus(200, await bob.put(path))
  expectStatus(200, await ada.put(there.path))
  expect(await workOf(here.workId)).toMatchObject({ people: 3, threads: 2 })
  expectStatus(200, await bob.delete(here.path))
  expectStatus(200, await ada.delete(there.path))
  expect((await workOf(here.workId)).people).toBe(3)
  expectStatus(200, await bob.delete(there.path))
  expect((await workOf(here.workId)).people).toBe(2)
})

test('who says another thing of a work takes back what they said before, and a second without words says nothing', async () => {
  const { path, workId } = await recommended('Change of Mind')
  const counts = async () => Object.entries((await workOf(workId)).experience).filter(([, people]) => people !== 0)
  for (const [experience, counted] of [
    ['want', [['want', 1]]],
    ['using', [['using', 1]]],
    [undefined, [['using', 1]]],
    ['stopped', [['stopped', 1]]],
  ] as const) {
    const { post } = expectStatus(200, await bob.put(path, experience ? { experience } : {}))
    expect(Object.entries(post.recommendations[0].experience).filter(([, people]) => people !== 0)).toEqual(counted)
    expect(await counts()).toEqual(counted)
  }
  expect((await bob.put(path, { experience: 'burned' })).status).toBe(422)
  expectStatus(200, await bob.delete(`/api/works/${workId}/experience`))
  expectStatus(200, await bob.delete(`/api/works/${workId}/experience`))
  expect(await counts()).toEqual([])
})

test('who seconds after they have said what they did with a work brings that along', async () => {
  const { path, workId } = await recommended('Read Long Ago')
  expectStatus(200, await cleo.put(`/api/works/${workId}/experience`, { experience: 'finished', note: 'In 2019.' }))
  const { post } = expectStatus(200, await cleo.put(path))
  expect(post.recommendations[0]).toMatchObject({ seconded: 1, experience: { finished: 1 } })
  expect((await forum.guest.get(`/api/works/${workId}`)).body.work).toMatchObject({ people: 2, experience: { finished: 1 } })
})

test('while works are merged and parted, forty members second, withdraw and tell: every counter equals its rows', async () => {
  const warden = await forum.as('warden-1')
  const people = await Promise.all(Array.from({ length: 40 }, (_, place) => forum.as(`reader-${place + 100}`)))
  const places = await Promise.all(['North', 'South', 'East', 'North', 'South'].map((title) => recommended(`The ${title} Book`)))
  const works = [...new Set(places.map(({ workId }) => workId))]
  let seed = 71
  const random = (below: number) => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 16) % below
  const stages = ['want', 'started', 'finished', 'using', 'stopped']
  const act = (person: Member) => {
    const { path, workId, post } = places[random(places.length)]!
    const experience = stages[random(5)]
    const acts = [
      () => person.put(path, { experience }),
      () => person.put(path),
      () => person.delete(path),
      () => person.put(`/api/works/${workId}/experience`, { experience }),
      () => person.delete(`/api/works/${workId}/experience`),
      () => ada.delete(`/api/posts/${post.id}`),
      () => ada.put(`/api/posts/${post.id}/restored`),
    ]
    return acts[random(acts.length)]!()
  }
  const reading = async (person: Member) => {
    const statuses: number[] = []
    for (let times = 0; times < 4; times++) statuses.push((await act(person)).status)
    return statuses
  }
  const merge = (from: string, into: string) => warden.post(`/api/works/${from}/merge`, { into, reason: 'One book' })
  const part = (workId: string) => warden.delete(`/api/works/${workId}/merge`)
  const atRandom = async () => {
    for (let times = 0; times < 10; times++) {
      await merge(works[random(3)]!, works[random(3)]!)
      await part(works[random(3)]!)
    }
    for (const workId of works) await part(workId)
    expectStatus(200, await merge(works[0]!, works[1]!))
    expectStatus(200, await merge(works[1]!, works[2]!))
  }
  const parting = async () => {
    expectStatus(200, await part(works[1]!))
    expectStatus(200, await part(works[0]!))
  }
  for (const meanwhile of [atRandom, async () => undefined, parting]) {
    const statuses = (await Promise.all([...people.map(reading), meanwhile().then(() => [])])).flat()
    // Who would wait behind all the others for longer than an answer may take is told to come back.
    expect([...new Set(statuses)].filter((status) => ![200, 204, 404, 503].includes(status))).toEqual([])
    expect(statuses.filter((status) => status === 503).length).toBeLessThan(statuses.length / 20)
    expect(await wrongCounters(forum)).toEqual([])
  }
}, 120_000)

test('what one did with a work shows on one’s own recommendation of it, said before or after, and is taken back there', async () => {
  const { thread, post, workId } = await recommended('My Own Book')
  const counted = async () => {
    const { posts } = (await forum.guest.get(`/api/threads/${thread.id}`)).body
    const { experience } = posts.find(({ id }: { id: string }) => id === post.id).recommendations[0]
    return Object.entries(experience).filter(([, people]) => people !== 0)
  }
  const { version } = (await forum.guest.get(`/api/threads/${thread.id}`)).body.thread
  const { work } = expectStatus(200, await ada.put(`/api/works/${workId}/experience`, { experience: 'using' }))
  expect(work).toMatchObject({ people: 1, experience: { using: 1 } })
  expect(await counted()).toEqual([['using', 1]])
  // Everybody who watches the thread is told.
  const { body } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=${version}`)
  expect(body).toMatchObject({ version: version + 1, posts: [{ id: post.id }] })
  expect((await ada.get(`/api/threads/${thread.id}/mine`)).body.experience).toEqual({ [workId]: 'using' })

  const again = await recommended('My Own Book')
  expect(again.post.recommendations[0]).toMatchObject({ work: { id: workId }, experience: { using: 1 } })
  expectStatus(200, await ada.delete(`/api/works/${workId}/experience`))
  expect(await counted()).toEqual([])
  expect(await wrongCounters(forum)).toEqual([])
})
