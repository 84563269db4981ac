import fc from 'fast-check'
import { wrongCounters } from './support/counters.ts'
import { expectStatus } from './support/forum.ts'
import { names, openTowns, stages, type Town } from './support/shadow-town.ts'

// The same is done in both; only in the first, works are split, and put together again.
let town: Town
let shadow: Town
beforeAll(async () => {
  ;[town, shadow] = await openTowns()
})
afterAll(() => Promise.all([town.forum.close(), shadow.forum.close()]))

let run = 0

/** Two works for a run, each recommended by everybody. */
async function furnish({ people, works, posts }: Town): Promise<void> {
  works.length = 0
  posts.length = 0
  for (const place of [0, 1]) {
    const work = { kind: 'tool' as const, title: `Run ${run} tool ${'qr'[place]}`, url: `https://run-${run}.example/${place}` }
    for (const [author, member] of people.entries()) {
      const { post } = await member.starts({ recommends: [{ ...work, aliases: [`Called ${run} ${place} ${author}`] }] })
      const [recommendation] = post.recommendations
      posts.push({ id: post.id, author, recommendationId: recommendation!.id })
      works[place] = recommendation!.work.id
    }
  }
}

type Act = { what: 'second' | 'withdraw' | 'say' | 'remove' | 'restore' | 'recommend'; who: number; at: number; stage: number }
type Step = { split: number[]; of: 0 | 1 } | { undo: number } | { merge: 0 | 1 } | { part: true } | { act: Act }

async function act({ people, posts, works }: Town, { what, who, at, stage }: Act): Promise<unknown> {
  const post = posts[at]!
  const [member, author] = [people[who]!, people[post.author]!]
  const experience = stages[stage]!
  if (what === 'second') return member.put(`/api/recommendations/${post.recommendationId}/second`, stage ? { experience } : {})
  if (what === 'withdraw') return member.delete(`/api/recommendations/${post.recommendationId}/second`)
  if (what === 'say') return member.put(`/api/works/${works[at % 2]}/experience`, { experience })
  if (what === 'remove') return author.delete(`/api/posts/${post.id}`)
  if (what === 'restore') return author.put(`/api/posts/${post.id}/restored`)
  return member.starts({ recommends: [{ workId: works[at % 2]! }] })
}

// All that is counted and linked. What was said of a work that was split off is kept there; the last word of each member counts.
async function tables({ forum }: Town, madeHere: string[]): Promise<Record<string, unknown>> {
  const statements = {
    work: `select id, root_id, title, url, people, threads, want, started, finished, "using", stopped, heft, support, score from work
      where id <> all($1::bigint[])`,
    recommendation:
      'select id, post_id, work_id, standing, seconded, want, started, finished, "using", stopped from recommendation',
    seconding: 'select recommendation_id, member_id, work_id, standing from recommendation_seconding',
    experience: `select distinct on (root_id, member_id) root_id, member_id, experience from experience e join work on work.id = e.work_id
      order by root_id, member_id, said_at desc`,
    backing: 'select work_id, member_id, sources, ramp from backing where sources > 0',
    work_thread: 'select work_id, thread_id, sources from work_thread where sources > 0',
    ranking: 'select work_id, counted, period, kind, people, heft, support from ranking where people > 0',
    identifier: 'select scheme, value, work_id from identifier',
    alias: 'select work_id, alias_key, alias from alias',
    thread: 'select id, reply_count, post_count, seconded from thread',
  }
  const all: Record<string, unknown> = {}
  for (const [name, statement] of Object.entries(statements)) {
    const rows = await forum.sql(statement, name === 'work' ? [madeHere] : [])
    all[name] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return all
}

const anAct = fc.record({
  what: fc.constantFrom<Act['what']>('second', 'second', 'withdraw', 'say', 'say', 'remove', 'restore', 'recommend'),
  who: fc.nat({ max: names.length - 1 }),
  at: fc.nat({ max: 2 * names.length - 1 }),
  stage: fc.nat({ max: stages.length - 1 }),
})
const side = fc.constantFrom<0 | 1>(0, 1)
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ split: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1, maxLength: 3 }), of: side }) },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ merge: side }) },
  { weight: 1, arbitrary: fc.constant({ part: true as const }) },
  { weight: 5, arbitrary: fc.record({ act: anAct }) },
)

/** Splits some of a work's recommendations off it, with some of its names; where they are its own no more, it is refused. */
async function splitOff({ warden, works, posts }: Town, { split, of }: { split: number[]; of: 0 | 1 }): Promise<string[]> {
  const { status, body } = await warden.post(`/api/works/${works[of]}/split`, {
    kind: 'tool',
    title: `Run ${run} other`,
    recommendations: split.map((place) => posts[4 * of + place]!.recommendationId),
    identifiers: split.includes(0) ? [`url run-${run}.example/${of}`] : [],
    aliases: split.map((place) => `Called ${run} ${of} ${place}`),
    reason: 'Two tools',
  })
  expect([201, 409, 422]).toContain(status)
  return status === 201 ? [body.work.id] : []
}

test('works split and put together again, whatever is done meanwhile: every table is as if they had never been split', async () => {
  const madeHere: string[] = []
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 12 }), fc.nat(), async (steps, order) => {
      run += 1
      // Works that were split off have taken numbers that the shadow has not.
      for (const { forum } of [town, shadow]) await forum.sql(`select setval(pg_get_serial_sequence('work', 'id'), ${run * 100})`)
      await Promise.all([furnish(town), furnish(shadow)])
      const { works, warden } = town
      const made: string[] = []
      const both = async (doing: (there: Town) => Promise<unknown>) => Promise.all([doing(town), doing(shadow)])
      for (const step of steps) {
        if ('split' in step) made.push(...(await splitOff(town, step)))
        else if ('undo' in step) await warden.delete(`/api/works/${made[step.undo] ?? works[0]}/split`)
        else if ('merge' in step)
          await both((there) =>
            there.warden.post(`/api/works/${there.works[step.merge]}/merge`, {
              into: there.works[1 - step.merge],
              reason: 'One',
            }),
          )
        else if ('part' in step) await both((there) => there.warden.delete(`/api/works/${there.works[0]}/merge`))
        else await both((there) => act(there, step.act))
        expect([step, await wrongCounters(town.forum)]).toEqual([step, []])
      }
      const turned = order % 2 ? made : [...made].reverse()
      for (const id of turned) await warden.delete(`/api/works/${id}/split`)
      await both(async (there) => {
        for (const id of there.works) while ((await there.warden.delete(`/api/works/${id}/merge`)).status === 200);
      })
      madeHere.push(...made)
      expect(await wrongCounters(town.forum)).toEqual([])
      expect(await tables(town, madeHere)).toEqual(await tables(shadow, []))
    }),
    { numRuns: Number(process.env.RUNS ?? 2) },
  )
  expectStatus(200, await town.forum.guest.get('/api/works'))
})
