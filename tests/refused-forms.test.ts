import { cookieIn, type Member, openForum, type TestForum } from './support/forum.ts'
import { arriveAt, fillIn, formTo, wordsOf } from './support/page.ts'

let forum: TestForum
let ada: Member
let bob: Member
beforeAll(async () => {
  forum = await openForum()
  ada = await forum.as('ada')
  bob = await forum.as('bob')
})
afterAll(() => forum.close())

const password = 'correct horse battery'
const script = '"><script>alert(1)</script>'

test('a refused thread comes back with each message beside its field, and all that was typed', async () => {
  const typed = {
    title: 'ab',
    body: 'My <b>words</b>',
    tags: 'fine, no & good',
    kind: 'discussion',
    'recommends[0][kind]': 'talk',
    'recommends[0][title]': script,
    'recommends[0][creators]': 'Somebody, Another',
    'recommends[0][url]': 'javascript:alert(1)',
  }
  const { status, text } = await fillIn(ada, '/new', '/new', typed)
  expect([status, text.includes('<script>alert')]).toEqual([422, false])
  expect(formTo(text, '/new').fields).toMatchObject(typed)
  for (const [field, message] of [
    ['title', 'At least 3 characters.'],
    ['tags', 'Letters and digits, joined by - . + or #.'],
    ['recommends-0-url', 'This is no web address.'],
  ] as const) {
    expect(wordsOf(text, `id="f-${field}-e"`)).toBe(message)
    expect(text).toMatch(new RegExp(`<input(?=[^>]* id="f-${field}")(?=[^>]* aria-invalid="true")[^>]*f-${field}-e`))
    expect(text).toContain(`href="#f-${field}"`)
  }
})

test('a refused reply comes back below the thread, under the post that it answers', async () => {
  const { thread } = await ada.starts({ title: 'Refused replies' })
  const { post } = await bob.replies(thread.id, 'A parent')
  const typed = { body: 'x'.repeat(30_001) }
  const { status, text } = await fillIn(ada, `/t/${thread.id}/refused-replies?reply=${post.id}`, /reply$/, typed)
  expect(status).toBe(413)
  expect(formTo(text, /reply$/).fields).toMatchObject({ ...typed, replyTo: post.id })
  expect(wordsOf(text, 'id="f-body-e"')).toBe('At most 30000 characters.')
  expect(wordsOf(text, 'id="p2"')).toContain('A parent')
  // What one does there instead comes back to the thread, not to where the form was sent.
  expect(formTo(text, `/p/${post.id}/second`).fields.next).toBe(`/t/${thread.id}/refused-replies#p2`)
})

test('a reply whose parent was removed meanwhile keeps its words and can be sent to the thread', async () => {
  const { thread } = await ada.starts({ title: 'Gone meanwhile' })
  const { post } = await bob.replies(thread.id, 'Soon gone')
  const path = `/t/${thread.id}/gone-meanwhile`
  const form = formTo((await ada.get(`${path}?reply=${post.id}`)).text, /reply$/)
  await bob.delete(`/api/posts/${post.id}`)
  const refused = await ada.form(form.action, { ...form.fields, body: 'Kept' })
  expect([refused.status, formTo(refused.text, /reply$/).fields.body]).toEqual([422, 'Kept'])
  const again = formTo(refused.text, /reply$/)
  expect((await ada.form(again.action, again.fields)).status).toBe(303)
})

test('a refused edit keeps what was typed, says that the post changed, and can be sent again', async () => {
  const { post } = await ada.starts({ title: 'Two windows', body: 'First' })
  const form = formTo((await ada.get(`/p/${post.id}/edit`)).text, /edit$/)
  await ada.patch(`/api/posts/${post.id}`, { body: 'From the other window' }, { revision: 1 })
  const refused = await ada.form(form.action, { ...form.fields, body: 'From this window' })
  expect(refused.status).toBe(412)
  const again = formTo(refused.text, /edit$/)
  expect(again.fields).toMatchObject({ body: 'From this window', revision: '2' })
  expect((await ada.form(again.action, again.fields)).status).toBe(303)
})

test('who could not join or sign in gets everything back but the password, and still lands where they wanted to go', async () => {
  const typed = { name: 'ada', displayName: script.slice(0, 60), email: 'kept@example.org', password: 'my secret words' }
  const joined = await fillIn(forum.guest, '/join?next=%2Fworks', '/join', typed)
  expect([joined.status, joined.text.includes('secret'), joined.text.includes('<script>alert')]).toEqual([409, false, false])
  expect(formTo(joined.text, '/join').fields).toMatchObject({ ...typed, password: '', next: '/works' })
  expect(wordsOf(joined.text, 'id="f-name-e"')).toBe('This name is taken.')
  const signed = await fillIn(forum.guest, '/sign-in?next=%2Fworks', '/sign-in', { login: 'ada', password: 'my secret words' })
  expect([signed.status, signed.text.includes('secret')]).toEqual([401, false])
  expect(formTo(signed.text, '/sign-in').fields).toEqual({ login: 'ada', password: '', next: '/works' })
})

test('a form sent twice is one post, also while the first still runs; both lead to it', async () => {
  const { thread } = await ada.starts({ title: 'Double click' })
  const form = formTo((await ada.get(`/t/${thread.id}/double-click`)).text, /reply$/)
  const fields = { ...form.fields, body: 'Once' }
  const answers = await Promise.all(Array.from({ length: 5 }, () => ada.form(form.action, fields)))
  answers.push(await ada.form(form.action, fields))
  expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1)
  expect(answers[0]!.status).toBe(303)
  expect((await ada.get(`/api/threads/${thread.id}`)).body.thread.replyCount).toBe(1)
})

test('who goes back in the browser and sends other words with the same form is not stuck', async () => {
  const { thread } = await ada.starts({ title: 'Back button' })
  const form = formTo((await ada.get(`/t/${thread.id}/back-button`)).text, /reply$/)
  expect((await ada.form(form.action, { ...form.fields, body: 'First' })).status).toBe(303)
  const refused = await ada.form(form.action, { ...form.fields, body: 'Second' })
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Send it again')])
  const again = formTo(refused.text, /reply$/)
  expect(again.fields.body).toBe('Second')
  expect((await ada.form(again.action, again.fields)).status).toBe(303)
  expect((await ada.get(`/api/threads/${thread.id}`)).body.thread.replyCount).toBe(2)
})

test('whose session has ended is led to the sign-in and back to where they were', async () => {
  const { thread } = await ada.starts({ title: 'Long read' })
  const { post } = await bob.replies(thread.id, 'x', { recommends: [{ kind: 'book', title: 'Slow' }] })
  const path = `/t/${thread.id}/long-read`
  const page = (await ada.get(path)).text
  const recommendation = post.recommendations[0]!
  for (const [action, typed, back] of [
    ['/new', { title: 'A title', body: 'x' }, '/new'],
    [`/t/${thread.id}/reply`, { body: 'x' }, path],
    [`/p/${post.id}/second`, formTo(page, `/p/${post.id}/second`).fields, `${path}#p2`],
    [`/p/${post.id}/second`, {}, `${path}?at=2`],
    [`/r/${recommendation.id}/second`, {}, null],
    [`/t/${thread.id}/accept`, { postId: post.id }, path],
    [`/p/${post.id}/edit`, { body: 'x', revision: '1' }, null],
    [`/works/${recommendation.work.id}/experience`, { experience: 'want' }, `/works/${recommendation.work.id}/slow`],
  ] as [string, Record<string, string>, string | null][]) {
    const { status, headers } = await forum.guest.form(action, typed)
    const next = new URL(headers.location ?? '', 'http://forum').searchParams.get('next')
    expect([action, status, headers.location]).toEqual([action, 303, expect.stringMatching(/^\/sign-in\?next=/)])
    const signed = await fillIn(forum.guest, headers.location!, '/sign-in', { login: 'ada', password })
    expect([action, signed.status, signed.headers.location]).toEqual([action, 303, next])
    const there = await arriveAt({ ...ada }, signed)
    expect([action, there.status]).toEqual([action, 200])
    if (back) expect([action, there.path]).toEqual([action, back.split('#')[0]])
    if (back?.includes('#')) expect(next).toBe(back)
  }
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  'evil',
])('no form, no sign-in and no address leads to %j', async (next) => {
  const { thread, post } = await bob.starts()
  for (const [person, action, typed] of [
    [forum.guest, '/sign-in', { login: 'ada', password }],
    [ada, `/t/${thread.id}/reply`, { body: 'x' }],
    [ada, `/p/${post.id}/second`, {}],
    [forum.guest, `/p/${post.id}/second`, {}],
  ] as const)
    for (const referer of ['http://evil.example//evil.example/', 'http://evil.example/\\evil.example'])
      expect((await person.form(action, { ...typed, next }, { headers: { referer } })).headers.location).not.toMatch(/evil/)
  const query = new URLSearchParams({ next })
  for (const path of [`/sign-in?${query}`, `/join?${query}`]) {
    const hidden = formTo((await forum.guest.get(path)).text, /sign-in|join/).fields.next
    expect(hidden).toBe('/')
    expect((await ada.get(path)).headers.location).toBe('/')
  }
})

test('a cookie that somebody made up is that of a guest', async () => {
  const signed = await forum.guest.post('/api/session', { login: 'ada', password })
  const [value, signature] = decodeURIComponent(cookieIn(signed.headers)).split('.') as [string, string]
  for (const cookie of [
    `${value}.${'x'.repeat(signature.length)}`,
    value,
    'seconded=',
    'seconded=s%3A',
    `seconded=${'x'.repeat(4_000)}`,
    'seconded=%00%ff',
  ])
    expect((await forum.guest.get('/api/session', { headers: { cookie } })).body).toMatchObject({ member: null })
})
