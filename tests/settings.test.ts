import { openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum?.close())

test('a member changes the displayed name without a script, and it stands beside what they wrote before', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts({ title: 'Who am I?' })
  expect((await ada.get('/settings')).text).toContain('value="ada"')
  const { status, headers } = await ada.form('/settings', { displayName: 'Ada <b>L.</b>', next: '/settings' })
  expect([status, headers.location]).toEqual([303, '/settings'])
  expect((await forum.guest.get(`/api/threads/${thread.id}`)).body.thread.author).toMatchObject({
    name: 'ada',
    displayName: 'Ada <b>L.</b>',
  })
  expect((await ada.get('/settings')).text).toContain('value="Ada &lt;b>L.&lt;/b>"')
})

test('a name that is none is refused beside its field', async () => {
  const bea = await forum.as('bea')
  const { status, text } = await bea.form('/settings', { displayName: ' \u202e ', next: '/settings' })
  expect(status).toBe(422)
  expect(text).toMatch(/id="f-displayName"[^>]* aria-invalid="true"/)
  expect((await bea.patch('/api/members/me', { displayName: 'x'.repeat(61) })).status).toBe(422)
  expect((await bea.patch('/api/members/me', { displayName: 'Bea', role: 'admin' })).status).toBe(422)
})

test('a guest has nothing to set: the page leads to the sign-in, the call says so', async () => {
  const { status, headers } = await forum.guest.get('/settings')
  expect([status, headers.location]).toEqual([303, '/sign-in?next=%2Fsettings'])
  expect((await forum.guest.patch('/api/members/me', { displayName: 'Nobody' })).status).toBe(401)
})

test('a member chooses whether others see that they are writing, without a script', async () => {
  const cyd = await forum.as('cydney')
  const chosen = async () => /name="shown" value="(\w+)" checked/.exec((await cyd.get('/settings')).text)?.[1]
  expect(await chosen()).toBe('true')
  const { status, headers } = await cyd.form('/settings/typing', { shown: 'false', next: '/settings' })
  expect([status, headers.location, await chosen()]).toEqual([303, '/settings', 'false'])
  expect((await cyd.put('/api/members/me/typing', { shown: true })).body).toEqual({ shown: true })
  expect(await chosen()).toBe('true')
  expect((await forum.guest.put('/api/members/me/typing', { shown: true })).status).toBe(401)
})

test('who is suspended keeps the name they have', async () => {
  const eve = await forum.as('eve')
  await forum.sql(`update member set suspended_until = now() + interval '1 day' where name = 'eve'`)
  expect((await eve.patch('/api/members/me', { displayName: 'Free Eve' })).status).toBe(403)
})
