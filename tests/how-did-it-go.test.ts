import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt, fillIn, formsIn } from './support/page.ts'

let forum: TestForum
let bob: Member
beforeAll(async () => {
  forum = await openForum()
  bob = await forum.as('bob')
})
afterAll(() => forum.close())

let made = 0
async function recommended(title = `Work ${(made += 1)}`): Promise<{ workId: string; recommendationId: string; postId: string }> {
  const { thread } = await bob.starts()
  const { post } = await bob.replies(thread.id, `${title}.`, { recommends: [{ kind: 'book', title }] })
  return { workId: post.recommendations[0]!.work.id, recommendationId: post.recommendations[0]!.id, postId: post.id }
}

/** Says it now, as if it had been so many days ago. */
async function saidAgo(member: Member, workId: string, experience: string, days: number): Promise<void> {
  expectStatus(200, await member.put(`/api/works/${workId}/experience`, { experience }))
  await forum.sql(`update experience set said_at = now() - $3::int * interval '1 day' where work_id = $1 and member_id = $2`, [
    workId,
    member.view.id,
    days,
  ])
}

async function asked(member: Member): Promise<string[]> {
  const { questions } = expectStatus(200, await member.get('/api/members/me/questions'))
  return questions.map((question: { work: { id: string } }) => question.work.id)
}

const isAsked = (html: string) => html.includes('How did it go with')

test('who wanted or started a work two weeks ago is asked, on the front page and on their shelf; nobody else sees it', async () => {
  const [ada, cleo] = [await forum.as('ada'), await forum.as('cleo')]
  const [wanted, started, fresh, done, old] = [
    await recommended(),
    await recommended(),
    await recommended(),
    await recommended(),
    await recommended(),
  ]
  await saidAgo(ada, wanted.workId, 'want', 15)
  await saidAgo(ada, started.workId, 'started', 20)
  await saidAgo(ada, fresh.workId, 'started', 13)
  await saidAgo(ada, done.workId, 'finished', 40)
  await saidAgo(ada, old.workId, 'want', 300)
  expect(await asked(ada)).toEqual([started.workId, wanted.workId])
  const front = (await ada.get('/')).text
  expect([isAsked(front), front.includes('Started <time')]).toEqual([true, true])
  expect((await ada.get('/m/ada/shelf')).text.match(/How did it go with/g)).toHaveLength(2)
  for (const page of ['/', '/m/ada/shelf', '/m/ada']) {
    expect([page, isAsked((await cleo.get(page)).text)]).toEqual([page, false])
    expect([page, isAsked((await forum.guest.get(page)).text)]).toEqual([page, false])
  }
  expect(await asked(cleo)).toEqual([])
  expect((await forum.guest.get('/api/members/me/questions')).status).toBe(401)
})

test('an answer by the form is said of the work, and it is not asked again, whatever comes later', async () => {
  const dora = await forum.as('dora')
  const { workId } = await recommended()
  await saidAgo(dora, workId, 'want', 15)
  const answered = await fillIn(dora, '/', `/works/${workId}/experience`, { experience: 'started' })
  expect(answered.headers.location).toBe('/#main')
  expect(await asked(dora)).toEqual([])
  await saidAgo(dora, workId, 'started', 60)
  expect([await asked(dora), isAsked((await dora.get('/')).text)]).toEqual([[], false])
  const { said } = expectStatus(200, await dora.get('/api/members/dora/shelf?show=reading')).works[0]
  expect(said.experience).toBe('started')
})

test('“not now” puts it off for good, without a script, and says nothing of the work', async () => {
  const ed = await forum.as('ed-1')
  const [one, two] = [await recommended(), await recommended()]
  await saidAgo(ed, one.workId, 'started', 30)
  await saidAgo(ed, two.workId, 'started', 29)
  expect((await fillIn(ed, '/', `/works/${one.workId}/not-now`)).status).toBe(303)
  // One a day on the front page; the shelf still has the other.
  expect(isAsked((await ed.get('/')).text)).toBe(false)
  expect(formsIn((await ed.get('/m/ed-1/shelf')).text).filter(({ action }) => action.includes('not-now'))).toHaveLength(1)
  expect(await asked(ed)).toEqual([two.workId])
  expect(expectStatus(200, await ed.get('/api/members/ed-1/shelf?show=reading')).counts.reading).toBe(2)
  for (let times = 0; times < 2; times++) expectStatus(204, await ed.delete(`/api/members/me/questions/${two.workId}`))
  expect(await asked(ed)).toEqual([])
  expect((await ed.delete('/api/members/me/questions/999999')).status).toBe(404)
  expect((await forum.guest.delete(`/api/members/me/questions/${two.workId}`)).status).toBe(401)
})

test('what nobody recommends any more is not asked of', async () => {
  const flo = await forum.as('flo')
  const { workId, postId } = await recommended()
  await saidAgo(flo, workId, 'want', 15)
  expectStatus(204, await bob.delete(`/api/posts/${postId}`))
  expect(await asked(flo)).toEqual([])
  expectStatus(200, await bob.put(`/api/posts/${postId}/restored`))
  expect(await asked(flo)).toEqual([workId])
})

test('on a work’s page one says how far one got, in a line, for oneself alone, and takes each back, without a script', async () => {
  const gus = await forum.as('gus')
  const { workId } = await recommended('Walden')
  const page = `/works/${workId}/walden`
  const to = `/works/${workId}/experience`
  const said = async () => expectStatus(200, await gus.get('/api/members/gus/shelf?show=stopped')).works[0]?.said
  await fillIn(gus, page, to, { experience: 'stopped', note: 'Too slow.', private: 'on' })
  expect(await said()).toEqual({ experience: 'stopped', note: 'Too slow.', private: true })
  expect((await arriveAt(forum.guest, page)).text).not.toContain('Too slow.')
  const { text } = await arriveAt(gus, page)
  expect(text).toMatch(/value="stopped" checked.*value="Too slow\.".*name="private" checked/s)
  const form = formsIn(text).find(({ action }) => action === to)!
  expectStatus(303, await gus.form(to, { ...form.fields, private: 'false' }))
  expect(await said()).toEqual({ experience: 'stopped', note: 'Too slow.', private: false })
  expectStatus(303, await gus.form(to, { ...form.fields, private: 'false', note: '' }))
  expect(await said()).toEqual({ experience: 'stopped', note: '', private: false })
  expectStatus(303, await gus.form(`/works/${workId}/forget`, {}))
  expect(await said()).toBeUndefined()
})
