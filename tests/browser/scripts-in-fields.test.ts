import { payloads } from '../support/markdown-payloads.ts'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())

const pwn = `"><img src=x onerror="window.pwned=1"><script>window.pwned=1;alert(1)</script><svg onload=window.pwned=1>`

test('a script in a name, a title, a tag, a text or a work is words on every page, and runs nowhere', async () => {
  const joined = await desk.forum.guest.post('/api/members', {
    name: 'mallory',
    displayName: pwn.slice(0, 60),
    email: 'mallory@example.org',
    password: 'correct horse battery',
  })
  expect(joined.status).toBe(201)
  const mallory = await desk.forum.as('mal')
  const { thread } = await mallory.starts({ title: pwn, body: `${pwn}\n\n[a](javascript:alert(1))` })
  const work = { kind: 'book' as const, title: pwn, creators: [pwn], url: 'https://books.example/?a="><script>alert(1)</script>' }
  const { post } = await mallory.replies(thread.id, `${pwn} is what I read.`, { recommends: [work] })
  const ada = await desk.forum.as('ada')
  await ada.put(`/api/recommendations/${post.recommendations[0]!.id}/second`, { experience: 'started' })
  const workId = post.recommendations[0]!.work.id

  const page = await desk.window({ as: 'ada' })
  const paths = [
    '/',
    `/t/${thread.id}/${thread.slug}`,
    '/works',
    `/works/${workId}`,
    '/m/mal',
    '/m/mallory',
    `/search?q=${encodeURIComponent(pwn)}`,
  ]
  for (const path of [
    ...paths,
    `/works?q=${encodeURIComponent(pwn)}`,
    `/tags/${encodeURIComponent(pwn)}`,
    `/sign-in?next=javascript:alert(1)`,
  ]) {
    await page.goto(path)
    await page.locator('main').waitFor()
    expect(
      await page.evaluate(() => [
        (window as unknown as { pwned?: number }).pwned,
        document.querySelectorAll('main img, main script').length,
      ]),
    ).toEqual([undefined, 0])
  }
  expect(desk.troubles).toEqual([])
})

test('what arrives live runs no more than what was there', async () => {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts()
  const page = await desk.window({})
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  const last = payloads.length + 2
  for (const payload of payloads) await ada.replies(thread.id, payload)
  await ada.replies(thread.id, 'The last one.')
  await says(page, last, 'The last one.')
  const links = await page
    .locator('article .prose a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol))
  expect(links.filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol))).toEqual([])
  expect(await page.evaluate(() => (window as unknown as { pwned?: number }).pwned)).toBeUndefined()
  expect(desk.troubles).toEqual([])
})
