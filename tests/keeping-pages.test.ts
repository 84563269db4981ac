import { openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum({ moderators: ['warden-1'] })
})
afterAll(() => forum.close())

test('without a script a moderator merges, parts, hides and shows a work on its page; others read who did it, and why', async () => {
  const [ada, warden] = [await forum.as('ada'), await forum.as('warden-1')]
  const { post } = await ada.starts({
    recommends: [
      { kind: 'tool', title: 'Left hand' },
      { kind: 'tool', title: 'Right hand' },
    ],
  })
  const [from, into] = post.recommendations.map(({ work }) => work.id) as [string, string]
  const page = `/works/${into}/right-hand`
  expect((await ada.get(page)).text).not.toContain(`/works/${into}/hide`)
  expect((await warden.get(page)).text).toContain(`action="/works/${into}/hide"`)

  expect((await ada.form(`/works/${from}/merge`, { into, reason: 'One tool' })).status).toBe(403)
  const merged = await warden.form(`/works/${from}/merge`, { into, reason: 'Both are hands' })
  expect([merged.status, merged.headers.location]).toEqual([303, page])
  for (const person of [forum.guest, ada]) {
    const { text } = await person.get(page)
    for (const told of ['Left hand', 'Both are hands', 'warden-1']) expect(text).toContain(told)
    expect(text).not.toContain('/unmerge')
  }
  expect((await warden.get(page)).text).toContain(`action="/works/${from}/unmerge"`)
  expect((await warden.form(`/works/${from}/unmerge`, {})).headers.location).toBe(`/works/${from}/left-hand`)
  expect((await forum.guest.get(page)).text).not.toContain('Both are hands')

  expect((await warden.form(`/works/${into}/hide`, { reason: 'Spam' })).status).toBe(303)
  expect((await ada.get(page)).status).toBe(404)
  expect((await warden.get(page)).text).toContain(`action="/works/${into}/show"`)
  expect((await warden.form(`/works/${into}/show`, {})).headers.location).toBe(page)
  expect((await ada.get(page)).status).toBe(200)
})

test('without a script a moderator splits a work on a page of its own, and puts it back; refused, it keeps what was chosen', async () => {
  const [ada, bob, warden] = [await forum.as('ada'), await forum.as('bob'), await forum.as('warden-1')]
  const recommends = [{ kind: 'book', title: 'Thrown together', isbn: '9781492052203' }]
  const { post } = await ada.starts({ recommends })
  const { post: other } = await bob.starts({ recommends })
  const [{ work }, { id: second }] = [post.recommendations[0]!, other.recommendations[0]!]
  const page = `/works/${work.id}/thrown-together`
  expect((await forum.guest.get(`${page}/split`)).headers.location).toBe(`/sign-in?next=${encodeURIComponent(`${page}/split`)}`)
  expect([(await ada.get(`${page}/split`)).status, (await ada.get(page)).text.includes('/split')]).toEqual([403, false])
  expect((await warden.get(page)).text).toContain(`href="${page}/split"`)
  const form = (await warden.get(`${page}/split`)).text
  for (const part of [`action="/works/${work.id}/split"`, `value="${second}"`, 'value="isbn 9781492052203"'])
    expect(form).toContain(part)
  const asked = { kind: 'book', title: 'The other', creators: 'A. One, B. Two', recommendations: second, reason: 'Two books' }
  expect((await ada.form(`/works/${work.id}/split`, asked)).status).toBe(403)
  const refused = await warden.form(`/works/${work.id}/split`, { ...asked, title: '' })
  expect([refused.status, /<input[^>]*checked[^>]*>/.exec(refused.text)?.[0]]).toEqual([422, expect.stringContaining(second)])
  const made = await warden.form(`/works/${work.id}/split`, { ...asked, identifiers: 'isbn 9781492052203' })
  expect([made.status, made.headers.location]).toEqual([303, expect.stringMatching(/^\/works\/\d+\/the-other$/)])
  const id = /\d+/.exec(made.headers.location!)![0]
  expect((await forum.guest.get(`/api/works/${id}`)).body).toMatchObject({
    work: { creators: ['A. One', 'B. Two'], people: 1 },
    identifiers: [{ value: '9781492052203' }],
  })
  expect((await warden.get(page)).text).toContain(`action="/works/${id}/unsplit"`)
  expect((await forum.guest.get(page)).text).toMatch(/From it was split off.*The other.*Two books/s)
  expect((await warden.form(`/works/${id}/unsplit`, {})).headers.location).toBe(page)
  expect((await forum.guest.get(page)).text).not.toContain('/unsplit')
})
