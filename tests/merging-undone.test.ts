import fc from 'fast-check'
import { wrongCounters } from './support/counters.ts'
import { expectStatus } from './support/forum.ts'
import { names, openTowns, stages, type Town } from './support/shadow-town.ts'

const worksAtOnce = 4

// The same is done in both; only in the first, works are merged and parted again meanwhile.
let town: Town
let shadow: Town
beforeAll(async () => {
  ;[town, shadow] = await openTowns()
})
afterAll(() => Promise.all([town.forum.close(), shadow.forum.close()]))

let run = 0

/** Works of their own for a run, each recommended by two members in two threads. */
async function furnish({ people, works, posts }: Town): Promise<void> {
  works.length = 0
  posts.length = 0
  for (let place = 0; place < worksAtOnce; place++) {
    const recommends = [{ kind: 'tool', title: `Run ${run} tool ${place} ${'qrst'[place]}` }]
    const { post } = await people[place % 4]!.starts({ recommends })
    const work = post.recommendations[0]!.work
    const answer = await people[(place + 1) % 4]!.replies(post.threadId, 'This one.', { recommends: [{ workId: work.id }] })
    works.push(work.id)
    posts.push(
      { id: post.id, author: place % 4, recommendationId: post.recommendations[0]!.id },
      { id: answer.post.id, author: (place + 1) % 4, recommendationId: answer.post.recommendations[0]!.id },
    )
  }
}

type Act = {
  what: 'second' | 'withdraw' | 'say' | 'forget' | 'remove' | 'restore' | 'recommend'
  who: number
  at: number
  stage: number
}
type Step = { merge: [number, number] } | { undo: number } | { act: Act }

async function act(there: Town, { what, who, at, stage }: Act, forgotten: number[]): Promise<unknown> {
  const { people, posts, works } = there
  const post = posts[at % posts.length]!
  const member = people[who]!
  const experience = stages[stage]!
  if (what === 'second') return member.put(`/api/recommendations/${post.recommendationId}/second`, stage ? { experience } : {})
  if (what === 'withdraw') return member.delete(`/api/recommendations/${post.recommendationId}/second`)
  if (what === 'say') return member.put(`/api/works/${works[at % works.length]}/experience`, { experience })
  if (what === 'remove') return people[post.author]!.delete(`/api/posts/${post.id}`)
  if (what === 'restore') return people[post.author]!.put(`/api/posts/${post.id}/restored`)
  if (what === 'recommend') return member.starts({ recommends: [{ workId: works[at % works.length]! }] })
  // Who takes back what they said of a work takes it back of all that it is one with.
  for (const place of forgotten) await member.delete(`/api/works/${works[place]}/experience`)
}

async function together({ forum, works }: Town, place: number): Promise<number[]> {
  const roots = await Promise.all(works.map(async (id) => (await forum.guest.get(`/api/works/${id}`)).body.work.id))
  return works.flatMap((_, other) => (roots[other] === roots[place] ? [other] : []))
}

// All that is counted and linked, without versions and times: a merge and its undoing are changes that readers see.
async function tables({ forum }: Town): Promise<Record<string, unknown>> {
  const columns = {
    work: 'id, root_id, title, creators, url, people, threads, want, started, finished, "using", stopped, heft, support, score',
    recommendation: 'id, post_id, work_id, author_id, standing, seconded, want, started, finished, "using", stopped',
    recommendation_seconding: 'recommendation_id, member_id, work_id, standing',
    experience: 'work_id, member_id, experience, note, private',
    backing: 'work_id, member_id, sources, earned, capped, ramp',
    work_thread: 'work_id, thread_id, sources',
    identifier: 'scheme, value, work_id',
    alias: 'work_id, alias_key, alias',
    thread: 'id, reply_count, post_count, seconded',
    post: 'id, thread_id, number, seconded, removed_at is null as stands',
  }
  const all: Record<string, unknown> = {}
  for (const [name, list] of Object.entries(columns)) all[name] = await forum.sql(`select ${list} from ${name} order by 1, 2`)
  return all
}

const place = fc.nat({ max: worksAtOnce - 1 })
const anAct = fc.record({
  what: fc.constantFrom<Act['what']>('second', 'second', 'withdraw', 'say', 'say', 'forget', 'remove', 'restore', 'recommend'),
  who: fc.nat({ max: names.length - 1 }),
  at: fc.nat({ max: 2 * worksAtOnce - 1 }),
  stage: fc.nat({ max: stages.length - 1 }),
})
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ merge: fc.tuple(place, place) }) },
  { weight: 1, arbitrary: fc.record({ undo: place }) },
  { weight: 3, arbitrary: fc.record({ act: anAct }) },
)

test('works merged and parted in any order, whatever is done meanwhile: every table is as if they had never been merged', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aStep, { minLength: 4, maxLength: 10 }),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      async (steps, order) => {
        run += 1
        await Promise.all([furnish(town), furnish(shadow)])
        const { works, warden } = town
        for (const step of steps) {
          if ('merge' in step) {
            const [from, into] = step.merge
            const isOne = (await together(town, from)).includes(into)
            const { status } = await warden.post(`/api/works/${works[from]}/merge`, { into: works[into], reason: 'One tool' })
            expect(status).toBe(isOne ? 409 : 200)
          } else if ('undo' in step) await warden.delete(`/api/works/${works[step.undo]}/merge`)
          else {
            const forgotten = step.act.what === 'forget' ? await together(town, step.act.at % worksAtOnce) : []
            await Promise.all([act(town, step.act, forgotten), act(shadow, step.act, forgotten)])
          }
        }
        expect(await wrongCounters(town.forum)).toEqual([])
        for (const at of order) while ((await warden.delete(`/api/works/${works[at]}/merge`)).status === 200);
        expect(await tables(town)).toEqual(await tables(shadow))
        expect(await wrongCounters(town.forum)).toEqual([])
      },
    ),
    {
      numRuns: 6,
      // What weighs as much as nothing said still takes the place of an earlier word about another part.
      examples: [
        [
          [
            { act: { what: 'say', who: 1, at: 1, stage: 0 } },
            { merge: [1, 0] },
            { merge: [3, 1] },
            { act: { what: 'second', who: 1, at: 7, stage: 1 } },
          ],
          [3, 0, 1, 2],
        ],
      ],
    },
  )
})

test('a merge that is undone takes along what was merged because of it, and leaves what was not', async () => {
  run += 1
  await furnish(town)
  const { works, warden } = town
  const [a, b, c, d] = works as [string, string, string, string]
  const groups = async () => Promise.all(works.map(async (id) => (await town.forum.guest.get(`/api/works/${id}`)).body.work.id))
  const merge = async (from: string, into: string) =>
    expectStatus(200, await warden.post(`/api/works/${from}/merge`, { into, reason: 'One tool' }))
  const undo = async (id: string) => expectStatus(200, await warden.delete(`/api/works/${id}/merge`))
  await merge(a, b)
  await merge(b, c)
  await merge(d, a)
  expect(await groups()).toEqual([c, c, c, c])
  expect((await undo(a)).work.id).toBe(a)
  // What was merged into a stays with it, not with what a was merged into.
  expect(await groups()).toEqual([a, c, c, a])
  await merge(a, c)
  expect(await groups()).toEqual([c, c, c, c])
  await undo(b)
  expect(await groups()).toEqual([c, b, c, c])
  await undo(a)
  await undo(d)
  expect(await groups()).toEqual(works)
})
