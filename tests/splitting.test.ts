import type { PostView, WorkView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
let cleo: Member
let warden: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1', 'warden-2'] })
  const names = ['ada', 'bob', 'cleo', 'warden-1']
  ;[ada, bob, cleo, warden] = (await Promise.all(names.map((name) => forum.as(name)))) as [Member, Member, Member, Member]
})
afterAll(() => forum.close())

let run = 0

/** A work that Ada means one thing by, and Bob another: two recommendations, each with a second and something said. */
async function thrownTogether() {
  run += 1
  const isbn = `978${String(run).padStart(9, '0')}`
  const sum = [...isbn].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0)
  const number = isbn + String((10 - (sum % 10)) % 10)
  const url = `https://clean-${run}.example/book`
  const { post: one } = await ada.starts({ recommends: [{ kind: 'book', title: `Clean Code ${run}`, isbn: number }] })
  const work = one.recommendations[0]!.work
  const { post: other } = await bob.starts({
    recommends: [{ kind: 'book', title: `Clean Code ${run}`, url, aliases: [`The Other Code ${run}`] }],
  })
  const [left, right] = [one.recommendations[0]!.id, other.recommendations[0]!.id]
  expect(other.recommendations[0]!.work.id).toBe(work.id)
  expectStatus(200, await cleo.put(`/api/recommendations/${right}/second`, { experience: 'finished', note: 'Twice' }))
  expectStatus(200, await warden.put(`/api/recommendations/${left}/second`, { experience: 'using' }))
  expectStatus(200, await bob.put(`/api/works/${work.id}/experience`, { experience: 'started', private: true }))
  await forum.sql(`update work set url = $1 where id = $2`, [url, work.id])
  return { work, one, other, left, right, number, url }
}

type Thrown = Awaited<ReturnType<typeof thrownTogether>>
const asked = ({ right, url }: Thrown) => ({
  kind: 'book',
  title: `Other Code ${run}`,
  creators: ['Robert Other'],
  recommendations: [right],
  identifiers: [`url ${url.replace('https://', '')}`],
  aliases: [`The Other Code ${run}`],
  reason: 'Two books of one name',
})
const split = async (thrown: Thrown): Promise<{ work: WorkView; from: WorkView }> =>
  expectStatus(201, await warden.post(`/api/works/${thrown.work.id}/split`, asked(thrown)))
const shown = async (workId: string) => expectStatus(200, await forum.guest.get(`/api/works/${workId}`))
const postOf = async ({ threadId, id }: PostView): Promise<PostView> =>
  (await forum.guest.get(`/api/threads/${threadId}`)).body.posts.find((post: PostView) => post.id === id)

/** Every row that counts, links or shows, but versions. */
async function tables() {
  const statements = {
    work: 'select id, root_id, title, url, people, threads, want, started, finished, "using", stopped, heft, support, score from work',
    recommendation: 'select * from recommendation',
    recommendation_seconding: 'select * from recommendation_seconding',
    experience: 'select * from experience',
    backing: 'select * from backing',
    work_thread: 'select * from work_thread',
    ranking: 'select * from ranking where people > 0',
    identifier: 'select * from identifier',
    alias: 'select * from alias',
    thread: 'select id, reply_count, seconded from thread',
    post: 'select id, thread_id, html, seconded from post',
  }
  const all: Record<string, unknown> = {}
  for (const [name, statement] of Object.entries(statements)) all[name] = await forum.sql(`${statement} order by 1, 2, 3`)
  return all
}

test('what means the other work goes to it, with its seconds, numbers and names; both count what is theirs, live and everywhere', async () => {
  const thrown = await thrownTogether()
  const version = (await forum.guest.get(`/api/threads/${thrown.other.threadId}`)).body.thread.version
  const { work, from } = await split(thrown)
  expect(work).toMatchObject({
    title: `Other Code ${run}`,
    people: 2,
    threads: 1,
    experience: { finished: 1, started: 1 },
    url: thrown.url,
  })
  expect(from).toMatchObject({
    id: thrown.work.id,
    people: 2,
    threads: 1,
    experience: { using: 1, finished: 0, started: 0 },
    url: null,
  })
  expect(await wrongCounters(forum)).toEqual([])
  const { body: changes } = await forum.guest.get(`/api/threads/${thrown.other.threadId}/changes?since=${version}`)
  expect([changes.version, changes.posts[0].recommendations[0].work.id]).toEqual([version + 1, work.id])
  expect((await postOf(thrown.one)).recommendations[0]!.work.id).toBe(from.id)
  expect((await shown(from.id)).identifiers.map(({ value }: { value: string }) => value)).toEqual([thrown.number])
  expect([(await shown(work.id)).aliases, (await shown(from.id)).aliases]).toEqual([[`The Other Code ${run}`], []])
  // Old links lead where they led; numbers and names lead to whose they are.
  expect((await forum.guest.get(`/works/${from.id}/whatever`)).headers.location).toBe(`/works/${from.id}/clean-code-${run}`)
  for (const [input, id] of [
    [{ kind: 'book', title: 'x', url: thrown.url }, work.id],
    [{ kind: 'book', title: 'x', isbn: thrown.number }, from.id],
    [{ kind: 'book', title: `Other Code ${run}` }, work.id],
    [{ kind: 'book', title: `Clean Code ${run}` }, from.id],
  ] as const)
    expect([input, (await ada.starts({ recommends: [input] })).post.recommendations[0]!.work.id]).toEqual([input, id])
  for (const id of [work.id, from.id]) {
    const { text } = await arriveAt(forum.guest, `/works/${id}`)
    expect(text).toMatch(/split off.*Two books of one name.*warden-1/s)
  }
  const shelf = (await forum.guest.get('/api/members/cleo/shelf?show=finished')).body.works
  expect(shelf.map(({ id }: WorkView) => id)).toContain(work.id)
})

test('a split that is undone leaves every table as it was, and the other’s links lead back', async () => {
  const thrown = await thrownTogether()
  await forum.sql(`update backing set earned = 20 + member_id * 3 where work_id = ${thrown.work.id}`)
  await forum.sql(`update work set (heft, support) = (select sum(ramp), sum(ramp * weight_of(e.experience)) from backing b
    left join experience e using (work_id, member_id) where b.work_id = work.id) where id = ${thrown.work.id}`)
  await forum.sql(`select rank_anew(array[${thrown.work.id}]::bigint[])`)
  expect(await wrongCounters(forum)).toEqual([])
  const before = await tables()
  const { work } = await split(thrown)
  expect(await wrongCounters(forum)).toEqual([])
  const back = expectStatus(200, await warden.delete(`/api/works/${work.id}/split`))
  expect(back.work).toMatchObject({ id: thrown.work.id, people: 4, threads: 2 })
  const after = await tables()
  expect({ ...after, work: (after.work as { id: string }[]).filter(({ id }) => id !== work.id) }).toEqual(before)
  expect(await wrongCounters(forum)).toEqual([])
  expect((await shown(work.id)).work.id).toBe(thrown.work.id)
  expect((await forum.guest.get(`/works/${work.id}/other`)).headers.location).toBe(`/works/${thrown.work.id}/clean-code-${run}`)
  expect((await arriveAt(forum.guest, `/works/${work.id}`)).text).toContain('put back by')
  expect((await warden.delete(`/api/works/${work.id}/split`)).status).toBe(409)
  // It can be split once more.
  expect((await split(thrown)).work.people).toBe(2)
})

test('what came to the other work since is not lost when the split is undone', async () => {
  const thrown = await thrownTogether()
  const { work } = await split(thrown)
  const dora = await forum.as('dora')
  const { post } = await dora.starts({ recommends: [{ workId: work.id }, { workId: thrown.work.id }] })
  expectStatus(200, await ada.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, { experience: 'stopped' }))
  expectStatus(200, await warden.delete(`/api/works/${work.id}/split`))
  expect((await shown(thrown.work.id)).work).toMatchObject({ people: 5, threads: 3, experience: { stopped: 1 } })
  expect(await wrongCounters(forum)).toEqual([])
})

test('a work that stands for others is split too; one that was merged since is parted first', async () => {
  const thrown = await thrownTogether()
  const { post } = await cleo.starts({ recommends: [{ kind: 'book', title: `Quite another ${run}` }] })
  const part = post.recommendations[0]!
  const merge = async (from: string, into: string) =>
    expectStatus(200, await warden.post(`/api/works/${from}/merge`, { into, reason: 'One' }))
  await merge(part.work.id, thrown.work.id)
  const { work } = expectStatus(
    201,
    await warden.post(`/api/works/${thrown.work.id}/split`, { ...asked(thrown), recommendations: [thrown.right, part.id] }),
  )
  expect(work).toMatchObject({ people: 2, threads: 2 })
  expect(await wrongCounters(forum)).toEqual([])
  await merge(work.id, thrown.work.id)
  expect((await warden.delete(`/api/works/${work.id}/split`)).status).toBe(409)
  expectStatus(200, await warden.delete(`/api/works/${work.id}/merge`))
  expectStatus(200, await warden.delete(`/api/works/${part.work.id}/merge`))
  expectStatus(200, await warden.delete(`/api/works/${work.id}/split`))
  expect([(await shown(part.work.id)).work.people, (await shown(thrown.work.id)).work.people]).toEqual([1, 4])
  expect(await wrongCounters(forum)).toEqual([])
})

test('what was said of a part that is of another work by now counts there when the split is undone', async () => {
  const thrown = await thrownTogether()
  const { post } = await ada.starts({
    recommends: [
      { kind: 'book', title: `A part ${run}` },
      { kind: 'book', title: `Its new home ${run}` },
    ],
  })
  const [part, home] = post.recommendations.map((one) => one.work.id) as [string, string]
  const merge = async (into: string) => expectStatus(200, await warden.post(`/api/works/${part}/merge`, { into, reason: 'One' }))
  // Cleo's last word of the two is what she said of the part, and goes with her second.
  expectStatus(200, await cleo.put(`/api/works/${part}/experience`, { experience: 'using' }))
  await merge(thrown.work.id)
  const { work } = await split(thrown)
  expect(work.experience).toMatchObject({ using: 1 })
  expectStatus(200, await warden.delete(`/api/works/${part}/merge`))
  await merge(home)
  expectStatus(200, await warden.delete(`/api/works/${work.id}/split`))
  expect((await shown(home)).work.experience).toMatchObject({ using: 1 })
  expect(await wrongCounters(forum)).toEqual([])
})

test('only moderators split, some of what is its own, and not all of it', async () => {
  const thrown = await thrownTogether()
  const path = `/api/works/${thrown.work.id}/split`
  const { post } = await ada.starts({ recommends: [{ kind: 'tool', title: `Elsewhere ${run}` }] })
  const foreign = post.recommendations[0]!.id
  for (const [person, body, status] of [
    [forum.guest, asked(thrown), 401],
    [ada, asked(thrown), 403],
    [warden, { ...asked(thrown), recommendations: [] }, 422],
    [warden, { ...asked(thrown), recommendations: [foreign] }, 422],
    [warden, { ...asked(thrown), recommendations: [thrown.right, foreign] }, 422],
    [warden, { ...asked(thrown), recommendations: [thrown.left, thrown.right] }, 409],
    [warden, { ...asked(thrown), reason: '' }, 422],
  ] as const)
    expect([body.recommendations, (await person.post(path, body)).status]).toEqual([body.recommendations, status])
  expect((await warden.post('/api/works/999999/split', asked(thrown))).status).toBe(404)
  const others = expectStatus(201, await warden.post(path, { ...asked(thrown), identifiers: ['url nobody.example', 'isbn 1'] }))
  expect(others.work.url).toBeNull()
  for (const [person, status] of [
    [forum.guest, 401],
    [ada, 403],
  ] as const)
    expect((await person.delete(`/api/works/${others.work.id}/split`)).status).toBe(status)
  expect((await warden.delete(path)).status).toBe(409)
})

test('split, merged, corrected, seconded and undone at once, nothing hangs or breaks, and all is counted', async () => {
  const thrown = await thrownTogether()
  const { post } = await cleo.starts({ recommends: [{ kind: 'book', title: `At once ${run}` }] })
  const other = post.recommendations[0]!.work.id
  const second = await forum.as('warden-2')
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all([
      warden.post(`/api/works/${thrown.work.id}/split`, asked(thrown)),
      second.post(`/api/works/${thrown.work.id}/split`, asked(thrown)),
      second.post(`/api/works/${thrown.work.id}/merge`, { into: other, reason: 'One' }),
      warden.post(`/api/works/${other}/merge`, { into: thrown.work.id, reason: 'One' }),
      warden.patch(`/api/works/${thrown.work.id}`, { title: `Renamed ${run} ${round}`, reason: 'x' }),
      ada.put(`/api/recommendations/${thrown.right}/second`, { experience: 'want' }),
      cleo.delete(`/api/recommendations/${thrown.right}/second`),
      bob.starts({ recommends: [{ kind: 'book', title: `Other Code ${run}` }] }).then(() => ({ status: 201, body: {} })),
    ])
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    const made = answers.slice(0, 2).flatMap(({ status, body }) => (status === 201 ? [body.work.id as string] : []))
    const undone = await Promise.all([
      ...made.map((id) => warden.delete(`/api/works/${id}/split`)),
      second.delete(`/api/works/${thrown.work.id}/merge`),
      warden.delete(`/api/works/${other}/merge`),
    ])
    expect(undone.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    expect(await wrongCounters(forum)).toEqual([])
  }
})
