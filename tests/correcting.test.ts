import type { CorrectionView } from '../server/contract/index.ts'
import { wrongCounters } from './support/counters.ts'
import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
let warden: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1', 'warden-2'] })
  ;[ada, bob, warden] = (await Promise.all(['ada', 'bob', 'warden-1'].map((name) => forum.as(name)))) as [Member, Member, Member]
})
afterAll(() => forum.close())

/** A work that Ada recommends and Bob seconds with words, in a thread of its own. */
async function recommended(work: { title: string; kind?: string; creators?: string[]; isbn?: string; url?: string }) {
  const { thread, post } = await ada.starts({ recommends: [{ kind: 'book', ...work }] })
  const { id, work: made } = post.recommendations[0]!
  await bob.replies(thread.id, 'Seconding this.', { seconds: id })
  return { thread, work: made, recommendationId: id }
}

const suggested = async (workId: string, body: object, by = bob): Promise<CorrectionView> =>
  expectStatus(201, await by.post(`/api/works/${workId}/corrections`, { reason: 'So it says on the cover', ...body })).correction
const shown = async (workId: string) => expectStatus(200, await forum.guest.get(`/api/works/${workId}`))
const versionOf = async (threadId: string) => (await forum.guest.get(`/api/threads/${threadId}`)).body.thread.version

test('a correction waits for a moderator; accepted it shows everywhere, as a numbered change, and the old title leads there', async () => {
  const { thread, work } = await recommended({ title: 'Desinging Data', creators: ['M. Kleppman'] })
  const changes = {
    title: 'Designing Data',
    creators: ['Martin Kleppmann'],
    kind: 'course',
    year: 2017,
    isbn: '1449373321',
    doi: '10.1000/x.1',
  }
  const correction = await suggested(work.id, changes)
  expect(correction).toMatchObject({
    changes,
    stood: { title: 'Desinging Data', creators: ['M. Kleppman'], kind: 'book', year: null },
  })
  expect([correction.decided, correction.by.name]).toEqual([null, 'bob'])
  expect((await shown(work.id)).work.title).toBe('Desinging Data')
  const waiting = expectStatus(200, await warden.get('/api/corrections')).corrections as CorrectionView[]
  expect(waiting.map(({ id }) => id)).toEqual([correction.id])

  const version = await versionOf(thread.id)
  const accepted = expectStatus(200, await warden.put(`/api/corrections/${correction.id}/accepted`))
  expect(accepted.correction.decided).toMatchObject({ accepted: true, by: { name: 'warden-1' }, reason: null })
  expect(accepted.work).toMatchObject({ id: work.id, slug: 'designing-data', year: 2017, kind: 'course' })
  const { body: after } = await forum.guest.get(`/api/threads/${thread.id}/changes?since=${version}`)
  expect(after.version).toBe(version + 1)
  const [opener, reply] = after.posts
  const told = { id: work.id, kind: 'course', title: 'Designing Data', creators: ['Martin Kleppmann'], url: null }
  expect([opener.recommendations[0].work, reply.seconds.work]).toEqual([told, told])
  const { identifiers, aliases } = await shown(work.id)
  expect(identifiers.map(({ label }: { label: string }) => label)).toEqual(['DOI 10.1000/x.1', 'ISBN 9781449373320'])
  expect(aliases).toEqual(['Desinging Data'])
  // Whoever still writes the old title, or only the number, means this work.
  for (const again of [
    { title: 'Desinging Data', kind: 'course' },
    { title: 'That book', kind: 'book', isbn: '978-1-4493-7332-0' },
  ]) {
    const { post } = await bob.starts({ recommends: [again] })
    expect(post.recommendations[0]!.work.id).toBe(work.id)
  }
  expect((await forum.guest.get('/api/works?kind=course')).body.works.map(({ id }: { id: string }) => id)).toEqual([work.id])
  expect((await forum.guest.get('/api/works?kind=book&time=month')).body.works).toEqual([])
  expect((await forum.guest.get('/api/works/suggest?q=designing')).body.works[0].id).toBe(work.id)
  expect((await warden.get('/api/corrections')).body.corrections).toEqual([])
  expect(await wrongCounters(forum)).toEqual([])
  const { text } = await arriveAt(forum.guest, `/works/${work.id}`)
  for (const words of ['It was corrected:', 'So it says on the cover', 'before: Desinging Data', 'accepted by', '2017'])
    expect(text).toContain(words)
})

test('a declined correction changes nothing, and who suggested it reads why; nobody else does', async () => {
  const { thread, work } = await recommended({ title: 'Already right' })
  const correction = await suggested(work.id, { title: 'Quite wrong' })
  const version = await versionOf(thread.id)
  expectStatus(200, await warden.put(`/api/corrections/${correction.id}/declined`, { reason: 'The cover says otherwise' }))
  expect([await versionOf(thread.id), (await shown(work.id)).work.title]).toEqual([version, 'Already right'])
  const mine = expectStatus(200, await bob.get('/api/members/me/corrections')).corrections as CorrectionView[]
  expect(mine[0]).toMatchObject({ id: correction.id, decided: { accepted: false, reason: 'The cover says otherwise' } })
  for (const page of [`/works/${work.id}/already-right`, '/corrections']) {
    expect((await bob.get(page)).text).toContain('The cover says otherwise')
    expect((await ada.get(page)).text).not.toContain('The cover says otherwise')
  }
})

test('an identifier of another work is refused with a pointer to merging, when it is suggested, accepted or corrected at once', async () => {
  const { work: other } = await recommended({ title: 'Owner of a number', isbn: '9780131103627' })
  const { work } = await recommended({ title: 'Would like the number' })
  const pointer = `This belongs to the work number ${other.id} already, “Owner of a number”. If both are one, a moderator merges them.`
  const body = { isbn: '0131103628', reason: 'x' }
  for (const answer of [
    await bob.post(`/api/works/${work.id}/corrections`, body),
    await warden.patch(`/api/works/${work.id}`, body),
  ])
    expect([answer.status, answer.body.detail, answer.body.errors]).toEqual([409, pointer, [{ path: 'isbn', message: pointer }]])
  const correction = await suggested(work.id, { url: 'https://owned.example/later' })
  const { work: later } = await recommended({ title: 'Came in between', url: 'https://owned.example/later' })
  const late = await warden.put(`/api/corrections/${correction.id}/accepted`)
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining(`number ${later.id} already`)])
  expect((await bob.get('/api/members/me/corrections')).body.corrections[0].decided).toBeNull()
  // Once the two are one, it is no other work's.
  expectStatus(200, await warden.post(`/api/works/${later.id}/merge`, { into: work.id, reason: 'One' }))
  expectStatus(200, await warden.put(`/api/corrections/${correction.id}/accepted`))
  expect((await shown(work.id)).work.url).toBe('https://owned.example/later')
})

test('an identifier that is not its own is let go, and free for the work that it belongs to', async () => {
  const { work } = await recommended({ title: 'Two in one number', isbn: '9780201633610' })
  expect(
    (await warden.patch(`/api/works/${work.id}`, { drop: ['isbn 9780201633610', 'isbn 1'], reason: 'Not its own' })).status,
  ).toBe(200)
  expect((await shown(work.id)).identifiers).toEqual([])
  const { post } = await bob.starts({ recommends: [{ kind: 'book', title: 'Design Patterns', isbn: '0201633612' }] })
  expect(post.recommendations[0]!.work.id).not.toBe(work.id)
})

test('what stands there already, or is no number, is refused; a moderator who says it again changes nothing', async () => {
  const { thread, work } = await recommended({ title: 'As it stands', isbn: '9780596517748' })
  const same = { title: 'As it stands', kind: 'book', creators: [], year: null, url: null, isbn: '0596517742', reason: 'x' }
  const again = await bob.post(`/api/works/${work.id}/corrections`, same)
  expect([again.status, again.body.detail]).toEqual([409, 'This stands there already.'])
  const version = await versionOf(thread.id)
  expectStatus(200, await warden.patch(`/api/works/${work.id}`, same))
  expect(await versionOf(thread.id)).toBe(version)
  for (const [field, value] of [
    ['isbn', '9780596517749'],
    ['doi', 'not-a-doi'],
    ['year', 9999],
    ['url', 'javascript:alert(1)'],
    ['title', ''],
  ])
    for (const answer of [
      await bob.post(`/api/works/${work.id}/corrections`, { [String(field)]: value, reason: 'x' }),
      await warden.patch(`/api/works/${work.id}`, { [String(field)]: value, reason: 'x' }),
    ])
      expect([field, answer.status, answer.body.errors?.[0].path]).toEqual([field, 422, field])
  expect((await bob.post(`/api/works/${work.id}/corrections`, { reason: 'x' })).status).toBe(422)
  expect((await bob.post(`/api/works/${work.id}/corrections`, { title: 'y' })).status).toBe(422)
})

test('guests sign in first; members suggest, and neither decide nor see what others suggested', async () => {
  const { work } = await recommended({ title: 'Whose is it' })
  const { id } = await suggested(work.id, { title: 'Hers' })
  const calls = [
    ['post', `/api/works/${work.id}/corrections`, { title: 'x', reason: 'x' }, 201],
    ['patch', `/api/works/${work.id}`, { title: 'x', reason: 'x' }, 403],
    ['put', `/api/corrections/${id}/accepted`, {}, 403],
    ['put', `/api/corrections/${id}/declined`, { reason: 'x' }, 403],
    ['get', '/api/corrections', undefined, 403],
  ] as const
  for (const [method, path, body, status] of calls) {
    expect([path, (await forum.guest[method](path, body as never)).status]).toEqual([path, 401])
    expect([path, (await ada[method](path, body as never)).status]).toEqual([path, status])
  }
  expect((await forum.guest.get('/api/members/me/corrections')).status).toBe(401)
  expect((await ada.get('/api/members/me/corrections')).body.corrections.map((one: CorrectionView) => one.by.name)).toEqual([
    'ada',
  ])
  expect((await warden.put('/api/corrections/999999/accepted')).status).toBe(404)
  expect((await shown(work.id)).work.title).toBe('Whose is it')
  await forum.sql(`update member set suspended_until = now() + interval '1 day' where name = 'ada'`)
  expect((await ada.post(`/api/works/${work.id}/corrections`, { title: 'y', reason: 'x' })).status).toBe(403)
  await forum.sql(`update member set suspended_until = null where name = 'ada'`)
})

test('of those who decide at once one does; the others are told', async () => {
  const { work } = await recommended({ title: 'Twice decided' })
  const { id } = await suggested(work.id, { title: 'Once decided' })
  const second = await forum.as('warden-2')
  const answers = await Promise.all([
    warden.put(`/api/corrections/${id}/accepted`),
    second.put(`/api/corrections/${id}/accepted`),
    warden.put(`/api/corrections/${id}/declined`, { reason: 'No' }),
    second.put(`/api/corrections/${id}/declined`, { reason: 'No' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  expect(answers.find(({ status }) => status === 409)!.body.detail).toBe('This was decided already.')
  const [{ accepted }] = (await forum.sql<{ accepted: boolean }>(`select accepted from correction where id = ${id}`)) as [
    { accepted: boolean },
  ]
  expect((await shown(work.id)).work.title).toBe(accepted ? 'Once decided' : 'Twice decided')
})

test('a new member has ten suggestions waiting at most; a key sent twice suggests once', async () => {
  const { work } = await recommended({ title: 'Often corrected' })
  const eager = await forum.as('eager')
  const once = () => eager.post(`/api/works/${work.id}/corrections`, { title: 'Number 0', reason: 'x' }, { key: 'once' })
  expect((await once()).body).toEqual((await once()).body)
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      eager.post(`/api/works/${work.id}/corrections`, { title: `Number ${n + 1}`, reason: 'x' }),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(9)
  const refused = answers.find(({ status }) => status !== 201)!
  expect([refused.status, refused.body.detail]).toEqual([
    403,
    '10 suggestions of yours wait already. Let moderators decide them first.',
  ])
})

test('a hidden work takes no correction, and what waits for it is not listed until it is shown again; a merged one is left as it is', async () => {
  const { work } = await recommended({ title: 'Hidden meanwhile' })
  const { id } = await suggested(work.id, { title: 'Shown again' })
  const listed = async () => (await warden.get('/api/corrections')).body.corrections.some((one: CorrectionView) => one.id === id)
  expectStatus(200, await warden.put(`/api/works/${work.id}/hidden`, { reason: 'Spam' }))
  expect([await listed(), (await warden.put(`/api/corrections/${id}/accepted`)).status]).toEqual([false, 404])
  expect((await bob.post(`/api/works/${work.id}/corrections`, { title: 'x', reason: 'x' })).status).toBe(404)
  expectStatus(200, await warden.delete(`/api/works/${work.id}/hidden`))
  expect(await listed()).toBe(true)
  const { work: into } = await recommended({ title: 'Stands for it' })
  expectStatus(200, await warden.post(`/api/works/${work.id}/merge`, { into: into.id, reason: 'One' }))
  expect((await warden.put(`/api/corrections/${id}/accepted`)).status).toBe(409)
  expectStatus(200, await warden.delete(`/api/works/${work.id}/merge`))
  expectStatus(200, await warden.put(`/api/corrections/${id}/accepted`))
  expect((await shown(work.id)).work.title).toBe('Shown again')
})
