import type { WorkView } from '../server/contract/index.ts'
import { ramp } from '../server/works/rank.ts'
import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let people: Member[]
beforeAll(async () => {
  forum = await openForum()
  people = await Promise.all(Array.from({ length: 6 }, (_, place) => forum.as(`reader-${place}`)))
  await forum.sql(`update member set joined_at = joined_at - interval '30 days'`)
})
afterAll(() => forum.close())

/** A work with people behind it: the first recommends it, the others second it, each with what they did with it. */
async function backed(title: string, said: (string | undefined)[], by = people): Promise<string> {
  const { post } = await by[0]!.starts({ recommends: [{ kind: 'book', title }] })
  const { id, work } = post.recommendations[0]!
  for (const [place, experience] of said.entries()) {
    const more = experience ? { experience } : {}
    if (place > 0) expectStatus(200, await by[place]!.put(`/api/recommendations/${id}/second`, more))
    else if (experience) expectStatus(200, await by[0]!.put(`/api/works/${work.id}/experience`, more))
  }
  return work.id
}

test('the documented formula, redone by hand for three works, gives the order that is shown', async () => {
  // n × (3 + S) / (3 + n), with n people and S their weights: 1.5 for who finished or uses it, 1 for nothing said, -1 for who stopped.
  const two = await backed('Two, and one of them finished it', [undefined, 'finished'])
  const three = await backed('Three of whom nobody said a word', [undefined, undefined, undefined])
  const four = await backed('Four, but two of them stopped', ['stopped', 'stopped', 'using', undefined])
  const byHand = new Map([
    [two, (2 * (3 + 2.5)) / (3 + 2)], // 2.2
    [three, (3 * (3 + 3)) / (3 + 3)], // 3
    [four, (4 * (3 + 0.5)) / (3 + 4)], // 2
  ])
  const order = [...byHand.keys()].sort((a, b) => byHand.get(b)! - byHand.get(a)!)
  expect(order).toEqual([three, two, four])
  const { works } = expectStatus<{ works: WorkView[] }>(200, await forum.guest.get('/api/works?kind=book'))
  expect(works.map(({ id }) => id)).toEqual(order)
  const { text } = await forum.guest.get('/works')
  const places = order.map((id) => text.indexOf(`/works/${id}/`))
  expect([...places].sort((a, b) => a - b)).toEqual(places)
  for (const row of await forum.sql<{ id: string; score: number }>('select id, score from work'))
    expect(row.score).toBeCloseTo(byHand.get(row.id)!, 9)
  expect(works.map(({ why }) => why)).toEqual([
    '3 people in 1 thread',
    '2 people in 1 thread; 1 finished it',
    '4 people in 1 thread; 1 still uses it, 2 stopped',
  ])
})

test('how much an account counts is that of the day on which its member came to stand behind the work', async () => {
  const ages = [0, 2, 5, 8]
  for (const [place, days] of ages.entries())
    await forum.sql(`update member set joined_at = now() - $1 * interval '1 day' where name = $2`, [days, `reader-${place}`])
  const id = await backed('By old and young', [undefined, undefined, undefined, undefined])
  const ramps = await forum.sql<{ ramp: number }>('select ramp from backing where work_id = $1 order by ramp', [id])
  expect(ramps.map((row) => row.ramp / 100)).toEqual(ages.map((days) => ramp(days * 86_400_000)))
  await forum.sql(`update member set joined_at = now() - interval '30 days'`)
  const n = ramps.reduce((sum, row) => sum + row.ramp / 100, 0)
  const [work] = await forum.sql<{ score: number }>('select score from work where id = $1', [id])
  expect(work!.score).toBeCloseTo((n * (3 + n)) / (3 + n), 9)
})

test('three of long standing leave a work at once, with the post that recommends it', async () => {
  const id = await backed('Left by all', [undefined, 'finished', undefined])
  const [post] = await forum.sql<{ id: string }>('select post_id as id from recommendation where work_id = $1', [id])
  expectStatus(204, await people[0]!.delete(`/api/posts/${post!.id}`))
  expect((await forum.guest.get(`/api/works/${id}`)).body.work.people).toBe(0)
  expect(await wrongCounters(forum)).toEqual([])
})
