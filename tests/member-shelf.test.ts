import { expectStatus, type Member, openForum, type Person, type TestForum } from './support/forum.ts'
import { arriveAt, fillIn } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
const works: Record<string, { id: string; recommendationId: string; postId: string }> = {}
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ada = await forum.as('ada')
  bob = await forum.as('bob')
  const { thread } = await bob.starts()
  for (const title of ['Dune', 'Emma', 'Ulysses', 'Walden', 'Middlemarch', 'Beloved']) {
    const { post } = await bob.replies(thread.id, `${title} it is.`, { recommends: [{ kind: 'book', title }] })
    works[title] = { id: post.recommendations[0]!.work.id, recommendationId: post.recommendations[0]!.id, postId: post.id }
  }
  const say = async (title: string, experience: string, more = {}) =>
    expectStatus(200, await ada.put(`/api/works/${works[title]!.id}/experience`, { experience, ...more }))
  expectStatus(200, await ada.put(`/api/recommendations/${works.Dune!.recommendationId}/second`))
  await say('Dune', 'finished', { note: 'Twice.' })
  await say('Emma', 'want')
  await say('Walden', 'started', { note: 'In secret.', private: true })
  await say('Ulysses', 'stopped', { note: 'Page forty.' })
  await say('Middlemarch', 'finished')
})
afterAll(() => forum.close())

async function titles(person: Person, show: string): Promise<string[]> {
  return expectStatus(200, await person.get(`/api/members/ada/shelf?show=${show}`)).works.map(
    (work: { title: string }) => work.title,
  )
}

test('a shelf has what its member recommended and seconded, and how far they got; what is private only for themselves', async () => {
  expect(await titles(forum.guest, 'recommended')).toEqual([])
  expect(expectStatus(200, await forum.guest.get('/api/members/bob/shelf')).works).toHaveLength(6)
  expect(await titles(forum.guest, 'seconded')).toEqual(['Dune'])
  expect(await titles(bob, 'reading')).toEqual(['Emma'])
  expect(await titles(ada, 'reading')).toEqual(['Walden', 'Emma'])
  expect(await titles(forum.guest, 'finished')).toEqual(['Middlemarch', 'Dune'])
  expect(await titles(forum.guest, 'stopped')).toEqual(['Ulysses'])
  const { works: seconded, counts } = expectStatus(200, await forum.guest.get('/api/members/ada/shelf?show=seconded'))
  expect(seconded[0].said).toEqual({ experience: 'finished', note: 'Twice.', private: false })
  expect(counts).toEqual({ recommended: 0, seconded: 1, reading: 1, finished: 2, using: 0, stopped: 1 })
  expect((await forum.guest.get('/api/members/nobody-here/shelf')).status).toBe(404)
  expect((await forum.guest.get('/api/members/ada/shelf?show=all')).status).toBe(422)
})

test('the page shows the same parts, to others without what is private', async () => {
  const page = async (person: Person, show: string) =>
    expectStatus(200, await person.get(`/m/ada/shelf?show=${show}`)) && (await person.get(`/m/ada/shelf?show=${show}`)).text
  expect(await page(forum.guest, 'reading')).not.toMatch(/Walden|In secret/)
  expect(await page(ada, 'reading')).toMatch(/Walden.*In secret\./s)
  expect(await page(forum.guest, 'stopped')).toMatch(/Ulysses.*<b>Stopped<\/b>.*Page forty\./s)
  expect((await forum.guest.get('/m/ada')).text).toContain('href="/m/ada/shelf"')
  const work = await arriveAt(forum.guest, `/works/${works.Walden!.id}`)
  expect(work.text).not.toContain('In secret')
})

test('a part longer than a page is walked to its end, each work once', async () => {
  const all: string[] = []
  const { thread } = await bob.starts()
  for (let place = 0; place < 30; place++)
    await bob.replies(thread.id, 'x', { recommends: [{ kind: 'tool', title: `Tool number ${place}` }] })
  for (let next: string | null = ''; next !== null;) {
    const { works: page, next: more }: { works: { id: string }[]; next: string | null } = expectStatus(
      200,
      await forum.guest.get(`/api/members/bob/shelf${next && `?cursor=${next}`}`),
    )
    all.push(...page.map((work) => work.id))
    next = more
  }
  expect([all.length, new Set(all).size]).toEqual([36, 36])
  expect((await forum.guest.get('/api/members/bob/shelf?cursor=bm8')).status).toBe(422)
})

test('whoever keeps the shelf to themselves, by the settings or the API, shows nobody else anything of it', async () => {
  expect((await fillIn(ada, '/settings', '/settings/shelf', { private: 'true' })).headers.location).toBe(
    '/settings#settings-shelf',
  )
  expect((await ada.get('/settings')).text).toMatch(/name="private" value="true" checked/)
  for (const person of [forum.guest, bob, await forum.as('warden-1')]) {
    for (const show of ['recommended', 'seconded', 'reading', 'finished', 'using', 'stopped'])
      expect([show, await titles(person, show)]).toEqual([show, []])
    const { counts } = expectStatus(200, await person.get('/api/members/ada/shelf'))
    expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0])
    const { text } = await person.get('/m/ada/shelf?show=finished')
    expect(text).not.toMatch(/Dune|Middlemarch|Twice/)
    expect(text).toContain('Nothing stands here.')
    // She stands behind it still, as she did in public; how far she got is hers alone.
    const work = (await arriveAt(person, `/works/${works.Dune!.id}`)).text
    expect([work.includes('href="/m/ada"'), work.includes('Twice.')]).toEqual([true, false])
  }
  expect(await titles(ada, 'finished')).toEqual(['Middlemarch', 'Dune'])
  expect((await ada.get('/m/ada/shelf')).text).toContain('Only you see this shelf.')

  expect(expectStatus(200, await bob.put('/api/members/me/shelf', { private: true }))).toEqual({ private: true })
  expect(expectStatus(200, await forum.guest.get('/api/members/bob')).recommended).toEqual([])
  expect(expectStatus(200, await bob.get('/api/members/bob')).recommended.length).toBeGreaterThan(0)
  for (const person of [ada, bob]) expectStatus(200, await person.put('/api/members/me/shelf', { private: false }))
  expect(await titles(forum.guest, 'seconded')).toEqual(['Dune'])
  expect((await forum.guest.put('/api/members/me/shelf', { private: true })).status).toBe(401)
  expect((await ada.put('/api/members/me/shelf', { private: 'yes' })).status).toBe(422)
})

test('a work that nobody recommends any more is on no shelf but the reader’s own; merged, two are one, by the last word', async () => {
  expectStatus(204, await bob.delete(`/api/posts/${works.Middlemarch!.postId}`))
  expect(await titles(forum.guest, 'finished')).toEqual(['Dune'])
  expect(await titles(ada, 'finished')).toEqual(['Middlemarch', 'Dune'])
  expectStatus(200, await bob.put(`/api/posts/${works.Middlemarch!.postId}/restored`))
  const warden = await forum.as('warden-1')
  expectStatus(
    200,
    await warden.post(`/api/works/${works.Walden!.id}/merge`, { into: works.Ulysses!.id, reason: 'For the test' }),
  )
  // Her last word on the two was that she stopped.
  expect([await titles(ada, 'reading'), await titles(ada, 'stopped')]).toEqual([['Emma'], ['Ulysses']])
  expectStatus(200, await warden.delete(`/api/works/${works.Walden!.id}/merge`))
  expect(await titles(ada, 'reading')).toEqual(['Walden', 'Emma'])
})
