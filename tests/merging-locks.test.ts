import pg from 'pg'
import { wrongCounters } from './support/counters.ts'
import { databaseUrl, expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let warden: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1', 'warden-2'] })
  ;[warden, bob] = [await forum.as('warden-1'), await forum.as('bob')]
})
afterAll(() => forum.close())

/** Two works, each recommended by Ada in a thread of its own. */
async function two(title: string): Promise<[string, string]> {
  const ada = await forum.as('ada')
  const ids = []
  for (const name of [title, `${title} too, the other`]) {
    const { post } = await ada.starts({ recommends: [{ kind: 'tool', title: name }] })
    ids.push(post.recommendations[0]!.work.id)
  }
  return ids as [string, string]
}

/** Waits until so many transactions of this forum wait for a lock. */
async function untilWaiting(many: number): Promise<void> {
  for (;;) {
    const [row] = await forum.sql<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where wait_event_type = 'Lock' and pid in (select pid from pg_locks where relation = '${forum.schema}.work'::regclass)`,
    )
    if (row!.waiting >= many) return
  }
}

/**
 * Begins an act of a member and holds it up before it commits, then begins another, and lets both go on once the other waits too, or is
 * done.
 */
async function whileHeldUp(name: string, held: () => Promise<unknown>, other: () => Promise<unknown>): Promise<void> {
  const holder = new pg.Client({ connectionString: databaseUrl, options: `-c search_path=${forum.schema}` })
  await holder.connect()
  // What a member does refers to their row.
  await holder.query(`begin; select from member where name = '${name}' for update`)
  const first = held()
  await untilWaiting(1)
  const second = other()
  await Promise.race([untilWaiting(2), second])
  await holder.query('rollback')
  await holder.end()
  await Promise.all([first, second])
}

const merging = (by: Member, from: string, into: string) => async () =>
  expectStatus(200, await by.post(`/api/works/${from}/merge`, { into, reason: 'One tool' }))
const telling = (workId: string) => async () =>
  expectStatus(200, await bob.put(`/api/works/${workId}/experience`, { experience: 'finished' }))
const workOf = async (id: string) => (await forum.guest.get(`/api/works/${id}`)).body.work

test('a merge waits for who is telling what they did with the work that stays, and counts it', async () => {
  const [from, into] = await two('Held while merged')
  await whileHeldUp('bob', telling(into), merging(warden, from, into))
  expect(await wrongCounters(forum)).toEqual([])
  expect(await workOf(from)).toMatchObject({ id: into, experience: { finished: 1 } })
})

test('an undoing waits for who is telling what they did with either work, and counts it where it was told', async () => {
  for (const told of [0, 1]) {
    const [from, into] = await two(`Held while parted ${told}`)
    await merging(warden, from, into)()
    const teller = told ? into : from
    await whileHeldUp('bob', telling(teller), async () => expectStatus(200, await warden.delete(`/api/works/${from}/merge`)))
    expect(await wrongCounters(forum)).toEqual([])
    for (const id of [from, into]) expect([id, (await workOf(id)).experience.finished]).toEqual([id, id === teller ? 1 : 0])
  }
})

test('of two moderators who merge one work into two others, the second merges what the first has made', async () => {
  // No thread recommends these, so that no thread makes one wait for the other.
  const works = await forum.sql<{ id: string }>(`
    insert into work (kind, title, slug, title_key, creator_key)
    select 'tool', name, 'slug', name, '' from unnest(array['lone one', 'lone two', 'lone three']) as name returning id`)
  const [a, b, c] = works.map(({ id }) => id) as [string, string, string]
  await whileHeldUp('warden-1', merging(warden, a, b), merging(await forum.as('warden-2'), a, c))
  for (const id of [a, b, c]) expect([id, (await workOf(id)).id]).toEqual([id, c])
})

test('who recommends the work that stays while it is being merged, and stood behind the other before, is counted once', async () => {
  const [from, into] = await two('Recommended while merged')
  await bob.starts({ recommends: [{ workId: from }] })
  await whileHeldUp('warden-1', merging(warden, from, into), () => bob.starts({ recommends: [{ workId: into }] }))
  expect(await wrongCounters(forum)).toEqual([])
  expect(await workOf(into)).toMatchObject({ people: 2, threads: 4 })
})
