import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum.close())

const book = { kind: 'book' as const, title: 'Designing Data-Intensive Applications', creators: ['Martin Kleppmann'] }

test('a post is seconded once a member, never by its author, and withdrawn', async () => {
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const { thread, post } = await ada.starts()
  expect((await ada.put(`/api/posts/${post.id}/second`)).status).toBe(403)
  const first = expectStatus(200, await bob.put(`/api/posts/${post.id}/second`))
  const again = expectStatus(200, await bob.put(`/api/posts/${post.id}/second`))
  expect([first.post.seconded, again.post.seconded, first.version, again.version]).toEqual([1, 1, 2, 2])
  const { body: mine } = await bob.get(`/api/threads/${thread.id}/mine`)
  expect(mine.posts).toEqual([post.id])
  expect(expectStatus(200, await bob.delete(`/api/posts/${post.id}/second`)).post.seconded).toBe(0)
  expect(expectStatus(200, await bob.delete(`/api/posts/${post.id}/second`)).version).toBe(3)
})

test('withdrawing leaves what one did with a work; that has its own taking back', async () => {
  const [ada, bob] = [await forum.as('ada'), await forum.as('bob')]
  const { thread } = await ada.starts()
  const { post } = await ada.replies(thread.id, 'Read it.', { recommends: [book] })
  const { id, work } = post.recommendations[0]!
  const seconded = expectStatus(200, await bob.put(`/api/recommendations/${id}/second`, { experience: 'finished' }))
  expect(seconded.post.recommendations[0]).toMatchObject({ seconded: 1, experience: { finished: 1 } })
  const withdrawn = expectStatus(200, await bob.delete(`/api/recommendations/${id}/second`))
  expect(withdrawn.post.recommendations[0]).toMatchObject({ seconded: 0, experience: { finished: 1 } })
  expect((await forum.guest.get(`/api/works/${work.id}`)).body.work).toMatchObject({ people: 1, experience: { finished: 1 } })
  expectStatus(200, await bob.delete(`/api/works/${work.id}/experience`))
  expect((await forum.guest.get(`/api/works/${work.id}`)).body.work.experience.finished).toBe(0)
  const { body } = await forum.guest.get(`/api/threads/${thread.id}`)
  expect(body.posts[1].recommendations[0].experience.finished).toBe(0)
})

test('what a member did with a work shows in every thread where they second it', async () => {
  const [ada, cleo] = [await forum.as('ada'), await forum.as('cleo')]
  const threads = [await ada.starts(), await ada.starts()]
  const recommendations: string[] = []
  for (const { thread } of threads) {
    const { post } = await ada.replies(thread.id, 'The same book.', { recommends: [{ ...book, title: 'SICP' }] })
    recommendations.push(post.recommendations[0]!.id)
    expectStatus(200, await cleo.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, {}))
  }
  expectStatus(200, await cleo.put(`/api/recommendations/${recommendations[0]}/second`, { experience: 'using' }))
  for (const { thread } of threads) {
    const { body } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=3`)
    expect(body.posts[0].recommendations[0].experience.using).toBe(1)
  }
})

test('whatever many members do at once, every counter equals its rows', async () => {
  const people = await Promise.all(Array.from({ length: 24 }, (_, place) => forum.as(`member-${place + 100}`)))
  const author = await forum.as('ada')
  const threads = await Promise.all(['one', 'two', 'three'].map((title) => author.starts({ title: `Thread ${title}` })))
  const titles = ['Alpha Book', 'Beta Book', 'Gamma Book']
  const posts = await Promise.all(
    threads.flatMap(({ thread }) =>
      titles.map((title) => author.replies(thread.id, `Read ${title}.`, { recommends: [{ kind: 'book', title }] })),
    ),
  )
  let seed = 20_261_124
  const random = (below: number) => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 16) % below
  const stages = ['want', 'started', 'finished', 'using', 'stopped']
  const act = (person: Member) => {
    const { post } = posts[random(posts.length)]!
    const { id, work } = post.recommendations[0]!
    const acts = [
      () => person.put(`/api/posts/${post.id}/second`),
      () => person.delete(`/api/posts/${post.id}/second`),
      () => person.put(`/api/recommendations/${id}/second`, random(2) ? { experience: stages[random(5)] } : {}),
      () => person.delete(`/api/recommendations/${id}/second`),
      () => person.put(`/api/works/${work.id}/experience`, { experience: stages[random(5)] }),
      () => person.delete(`/api/works/${work.id}/experience`),
      () => author.delete(`/api/posts/${post.id}`),
      () => author.put(`/api/posts/${post.id}/restored`),
    ]
    return acts[random(acts.length)]!()
  }
  const answers = await Promise.all(
    people.map(async (person) => {
      const statuses: number[] = []
      for (let times = 0; times < 25; times++) statuses.push((await act(person)).status)
      return statuses
    }),
  )
  expect([...new Set(answers.flat())].filter((status) => ![200, 204, 404].includes(status))).toEqual([])
  expect(await wrongCounters(forum)).toEqual([])
  await forum.sql(`update work set people = people + 1 where title = 'Beta Book'`)
  expect(await wrongCounters(forum)).toHaveLength(1)
}, 60_000)
