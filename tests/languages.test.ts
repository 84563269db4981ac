import { openForum, type TestForum } from './support/forum.ts'

let forum: TestForum
beforeAll(async () => {
  forum = await openForum()
})
afterAll(() => forum?.close())

const german = { headers: { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' } }
const languageOf = (html: string) => /<html lang="(\w+)"/.exec(html)?.[1]

test('a page speaks the language that the browser prefers, and to all others English', async () => {
  const ada = await forum.as('ada')
  const { thread } = await ada.starts({ title: 'Which way round?' })
  for (const path of [
    '/',
    `/t/${thread.id}/${thread.slug}`,
    '/works',
    '/search',
    '/sign-in',
    '/join',
    '/m/ada',
    '/nothing-here',
  ]) {
    const [de, en, fr] = [
      await forum.guest.get(path, german),
      await forum.guest.get(path),
      await forum.guest.get(path, { headers: { 'accept-language': 'fr' } }),
    ]
    expect([path, languageOf(de.text), languageOf(en.text), languageOf(fr.text)]).toEqual([path, 'de', 'en', 'en'])
    expect([path, de.headers.vary?.includes('Accept-Language')]).toEqual([path, true])
    // Kept for guests, it is kept for each language apart.
    expect([path, languageOf((await forum.guest.get(path, german)).text)]).toEqual([path, 'de'])
  }
})

test('a guest chooses a language without a script, and keeps it', async () => {
  const { status, headers } = await forum.guest.form('/language', { language: 'de', next: '/works' })
  expect([status, headers.location]).toEqual([303, '/works'])
  const cookie = String(headers['set-cookie']).split(';')[0]!
  expect(languageOf((await forum.guest.get('/works', { headers: { cookie } })).text)).toBe('de')
  expect(languageOf((await forum.guest.get('/works', { headers: { cookie: 'language=xx' } })).text)).toBe('en')
})

test('what a member chose holds in every browser', async () => {
  const bea = await forum.as('bea')
  expect((await bea.put('/api/session/language', { language: 'de' })).status).toBe(204)
  const english = { headers: { 'accept-language': 'en' } }
  expect(languageOf((await bea.get('/', english)).text)).toBe('de')
  const refused = await bea.put('/api/session/language', { language: 'tlh' })
  expect([refused.status, refused.body.errors[0].message]).toEqual([422, 'Eines von: en, de.'])
})

test('a refusal is said in the language of the page that shows it', async () => {
  const cy = await forum.as('cyd')
  const { thread, post } = await cy.starts()
  const refused = await cy.put(`/api/posts/${post.id}/second`, undefined, german)
  expect([refused.status, refused.body.detail]).toEqual([403, 'Sich selbst unterstützt man nicht.'])
  const form = await cy.form(`/t/${thread.id}/reply`, { body: '' }, german)
  expect(form.text).toContain('Schreib erst etwas.')
  expect((await cy.put(`/api/posts/${post.id}/second`)).body.detail).toBe('One does not second oneself.')
})
