import { expectStatus, type Member, openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
let bob: Member
let warden: Member
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
  ;[bob, warden] = [await forum.as('bob'), await forum.as('warden-1')]
})
afterAll(() => forum.close())

const shown = async (workId: string) => expectStatus(200, await forum.guest.get(`/api/works/${workId}`))

async function recommended() {
  const recommends = [{ kind: 'book', title: 'By form', creators: ['A. One'], isbn: '9781491950357' }]
  return (await bob.starts({ recommends })).post.recommendations[0]!
}

test('without a script a member suggests and a moderator decides; refused, the form keeps what was typed', async () => {
  const { work } = await recommended()
  const page = `/works/${work.id}/by-form`
  expect((await forum.guest.get(`${page}/correct`)).headers.location).toBe(
    `/sign-in?next=${encodeURIComponent(`${page}/correct`)}`,
  )
  expect((await bob.get(page)).text).toContain(`href="${page}/correct"`)
  const form = await bob.get(`${page}/correct`)
  expect(form.text).toContain(`action="/works/${work.id}/corrections"`)
  const asItStands = { kind: 'book', title: 'By form', creators: 'A. One', year: '', url: '', isbn: '', doi: '' }
  const refused = await bob.form(`/works/${work.id}/corrections`, {
    ...asItStands,
    year: 'never',
    title: 'Typed',
    reason: 'Kept words',
  })
  expect(refused.status).toBe(422)
  for (const words of ['Kept words', 'value="Typed"', 'value="never"']) expect(refused.text).toContain(words)
  const sent = await bob.form(`/works/${work.id}/corrections`, {
    ...asItStands,
    creators: '',
    year: '2011',
    drop: 'isbn 9781491950357',
    reason: 'Nobody signed it',
  })
  expect([sent.status, sent.headers.location]).toEqual([303, `${page}#history`])
  const [{ changes, id }] = (await bob.get('/api/members/me/corrections')).body.corrections
  expect(changes).toEqual({ creators: [], year: 2011, drop: ['isbn 9781491950357'] })
  const queue = (await warden.get('/corrections')).text
  for (const words of ['Nobody signed it', `action="/corrections/${id}/accept"`]) expect(queue).toContain(words)
  expect((await bob.get('/corrections')).text).not.toContain('/accept"')
  expect((await forum.guest.get('/corrections')).headers.location).toBe('/sign-in?next=%2Fcorrections')
  expect((await warden.form(`/corrections/${id}/accept`, {})).headers.location).toBe('/corrections')
  expect(await shown(work.id)).toMatchObject({ work: { creators: [], year: 2011 }, identifiers: [] })
  const corrected = await warden.form(`/works/${work.id}/correct`, { ...asItStands, title: 'By hand', reason: 'x' })
  expect([corrected.status, corrected.headers.location]).toEqual([303, `/works/${work.id}/by-hand`])
})
