import type { NewWork, PromotionView } from '../server/contract/index.ts'
import { score } from '../server/works/rank.ts'
import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { aVeteran, cappedOf, ownTools, recommendsEach } from './support/promoters.ts'
import { until } from './support/until.ts'

let forum: TestForum
let warden: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1', 'warden-2'] })
  ;[warden, bob] = [await forum.as('warden-1'), await forum.as('bob')]
})
afterAll(() => forum.close())

const veteran = (name: string) => aVeteran(forum, name)
const recommends = (member: Member, works: Parameters<typeof recommendsEach>[2]) => recommendsEach(bob, member, works)
const capsOf = (name: string) => cappedOf(forum, name)

async function marksOf(name: string, show = 'open'): Promise<PromotionView[]> {
  const { promotions } = expectStatus(200, await warden.get(`/api/moderation/promotions?show=${show}`))
  return promotions.filter((one: PromotionView) => one.member.name === name)
}

const scoreOf = async (workId: string) =>
  (await forum.sql<{ score: number }>('select score from work where id = $1', [workId]))[0]!.score
const ranks = () =>
  forum.sql('select work_id, counted, period, people, heft, support from ranking where people > 0 order by 1, 2, 3')

test('who recommends one site in four posts is marked, with the numbers and the places, for moderators alone', async () => {
  const ada = await veteran('ada')
  const made = await recommends(ada, ownTools('ada-tools.example', 4))
  const [mark] = await until(
    () => marksOf('ada'),
    (marks) => marks.length === 1,
  )
  expect(mark).toMatchObject({ kind: 'site', name: 'ada-tools.example', counted: 4, outOf: 4, decided: null })
  expect(mark!.places.map(({ postId, work }) => [postId, work.id])).toEqual(made.map((one) => [one.postId, one.workId]).reverse())
  const page = expectStatusText(200, await warden.get('/moderation/promotion'))
  for (const words of ['ada-tools.example', '4 of the latest 4 recommendations', 'This is fine', 'Tool 3 of ada-tools.example'])
    expect(page).toContain(words)
  expect(expectStatusText(200, await warden.get('/'))).toContain('/moderation/promotion')
  for (const person of [ada, bob]) {
    expect((await person.get('/api/moderation/promotions')).status).toBe(403)
    expect((await person.get('/moderation/promotion')).status).toBe(403)
    expect((await person.put(`/api/moderation/promotions/${mark!.id}`, { verdict: 'fine' })).status).toBe(403)
    expect((await person.get('/')).text).not.toContain('/moderation/promotion')
  }
  expect((await forum.guest.get('/api/moderation/promotions')).status).toBe(401)
  expect((await forum.guest.get('/moderation/promotion')).headers.location).toContain('/sign-in?next=')
  // What everybody sees of the work and the member is as before.
  const { work } = (await forum.guest.get(`/api/works/${made[0]!.workId}`)).body
  expect([work.people, work.threads, work.why]).toEqual([1, 1, '1 person in 1 thread'])
})

test('the cap, by hand: their works lose what they weigh, lifting it gives everything back, and it never comes back', async () => {
  const eve = await veteran('eve')
  const made = await recommends(eve, ownTools('eve-tools.example', 3))
  const { workId, id } = made[0]!
  await veteran('bob')
  expectStatus(200, await bob.put(`/api/recommendations/${id}/second`, { experience: 'finished' }))
  expectStatus(200, await eve.put(`/api/works/${workId}/experience`, { experience: 'using' }))
  const [other] = await recommends(bob, [{ kind: 'book', title: 'Of somebody else' }])
  // n = 1 + 1, S = 1.5 + 1.5: 2 × (3 + 3) / (3 + 2).
  expect(await scoreOf(workId)).toBeCloseTo((2 * 6) / 5, 9)
  const [fourth] = await recommends(eve, ownTools('eve-tools.example', 1, 3))
  const [mark] = await until(
    () => marksOf('eve'),
    (marks) => marks.length === 1,
  )
  await until(
    () => capsOf('eve'),
    (caps) => caps.length === 4,
  )
  // Capped at 0.2: n = 0.2 + 1, S = 0.3 + 1.5: 1.2 × (3 + 1.8) / (3 + 1.2).
  const capped = (1.2 * 4.8) / 4.2
  expect(await scoreOf(workId)).toBeCloseTo(capped, 9)
  expect(
    score([
      { ramp: 1, experience: 'using', capped: true },
      { ramp: 1, experience: 'finished' },
    ]),
  ).toBeCloseTo(capped, 9)
  expect(await wrongCounters(forum)).toEqual([])
  // What they second of others counts in full; of their own it is capped too.
  expectStatus(200, await eve.put(`/api/recommendations/${other!.id}/second`))
  const [fifth] = await recommends(bob, ownTools('eve-tools.example', 1, 4))
  expectStatus(200, await eve.put(`/api/recommendations/${fifth!.id}/second`))
  const caps = await until(
    () => capsOf('eve'),
    (all) => all.length === 5,
  )
  expect(caps).not.toContain(other!.workId)
  expect(await scoreOf(other!.workId)).toBeCloseTo(2, 9)

  expectStatus(200, await warden.put(`/api/moderation/promotions/${mark!.id}`, { verdict: 'fine' }))
  expect(await capsOf('eve')).toEqual([])
  expect(await scoreOf(workId)).toBeCloseTo((2 * 6) / 5, 9)
  expect(await scoreOf(fourth!.workId)).toBeCloseTo(1, 9)
  expect(await wrongCounters(forum)).toEqual([])
  await recommends(eve, ownTools('eve-tools.example', 2, 10))
  const [again] = await until(
    () => marksOf('eve', 'fine'),
    ([one]) => one?.counted === 6,
  )
  expect([again!.decided, again!.decidedBy!.name, await marksOf('eve'), await capsOf('eve')]).toEqual([
    'fine',
    'warden-1',
    [],
    [],
  ])
})

test('a confirmed mark stays, whatever else is recommended; one that nobody looked at goes when it holds no more', async () => {
  const [fay, gil] = [await veteran('fay'), await veteran('gil')]
  const others = (who: string) =>
    Array.from({ length: 5 }, (_, place): NewWork => ({ kind: 'book', title: `${who}’s choice ${place}` }))
  for (const [member, site] of [
    [fay, 'fay.example'],
    [gil, 'gil.example'],
  ] as const)
    await recommends(member, ownTools(site, 4))
  const [mark] = await until(
    () => marksOf('fay'),
    (marks) => marks.length === 1,
  )
  await until(
    () => capsOf('gil'),
    (caps) => caps.length === 4,
  )
  const { status, headers } = await warden.form(`/moderation/promotion/${mark!.id}`, { verdict: 'confirmed' })
  expect([status, headers.location]).toEqual([303, '/moderation/promotion'])
  await recommends(fay, others('fay'))
  await recommends(gil, others('gil'))
  const [confirmed] = await until(
    () => marksOf('fay', 'confirmed'),
    ([one]) => one?.outOf === 9,
  )
  expect([confirmed!.counted, confirmed!.decided]).toEqual([4, 'confirmed'])
  await until(
    () => capsOf('gil'),
    (caps) => caps.length === 0,
  )
  expect([await marksOf('gil'), (await capsOf('fay')).length]).toEqual([[], 4])
  expect(await wrongCounters(forum)).toEqual([])
})

test('removing the posts takes the mark off, bringing them back sets it again, and every table is as it was', async () => {
  const ida = await veteran('ida')
  const made = await recommends(ida, ownTools('ida.example', 4))
  await until(
    () => capsOf('ida'),
    (caps) => caps.length === 4,
  )
  const before = await ranks()
  expectStatus(204, await ida.delete(`/api/posts/${made[0]!.postId}`))
  await until(
    () => marksOf('ida'),
    (marks) => marks.length === 0,
  )
  await until(
    () => capsOf('ida'),
    (caps) => caps.length === 0,
  )
  expectStatus(200, await ida.put(`/api/posts/${made[0]!.postId}/restored`))
  await until(
    () => capsOf('ida'),
    (caps) => caps.length === 4,
  )
  expect(await ranks()).toEqual(before)
  expect(await wrongCounters(forum)).toEqual([])
})

test('on a site where everybody publishes their name there counts; the same book in four threads counts for its author', async () => {
  const [jan, kim, lea] = [await veteran('jan'), await veteran('kim'), await veteran('lea')]
  const repos = (owners: string[]) =>
    owners.map((owner, n): NewWork => ({ kind: 'tool', title: `${owner} ${n}`, url: `https://github.com/${owner}/tool-${n}` }))
  await recommends(kim, repos(['one', 'two', 'three', 'four', 'five']))
  await recommends(jan, repos(['jan', 'jan', 'jan', 'jan']))
  const [book] = await recommends(lea, [{ kind: 'book', title: 'Lea’s Guide', creators: ['Lea Writer'] }])
  await recommends(
    lea,
    [1, 2, 3].map(() => ({ workId: book!.workId })),
  )
  const [[ofLea], [ofJan]] = await until(
    () => Promise.all([marksOf('lea'), marksOf('jan')]),
    (all) => all.every(({ length }) => length === 1),
  )
  expect([ofJan!.kind, ofJan!.name]).toEqual(['site', 'github.com/jan'])
  expect([ofLea!.kind, ofLea!.name, ofLea!.counted]).toEqual(['creator', 'Lea Writer', 4])
  expect(await marksOf('kim')).toEqual([])
})

test('a moderator is marked as everybody is, and another one decides', async () => {
  const second = await forum.as('warden-2')
  await recommends(warden, ownTools('warden.example', 4))
  const [mark] = await until(
    () => marksOf('warden-1'),
    (marks) => marks.length === 1,
  )
  const { status, body } = await warden.put(`/api/moderation/promotions/${mark!.id}`, { verdict: 'fine' })
  expect([status, body.detail]).toEqual([403, 'Another moderator decides on what you recommend.'])
  expectStatus(200, await second.put(`/api/moderation/promotions/${mark!.id}`, { verdict: 'fine' }))
  expect((await second.put('/api/moderation/promotions/999999', { verdict: 'fine' })).status).toBe(404)
  expect((await second.put(`/api/moderation/promotions/${mark!.id}`, { verdict: 'perhaps' })).status).toBe(422)
})

function expectStatusText(status: number, answered: { status: number; text: string }): string {
  expect([answered.status, answered.status === status ? '' : answered.text]).toEqual([status, ''])
  return answered.text
}
