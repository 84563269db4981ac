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
