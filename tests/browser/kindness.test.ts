import type { Page } from 'playwright-core'
import type { PostView, ThreadView } from '../../server/contract/index.ts'
import { type Desk, isLive, openDesk } from './support/browser.ts'

let desk: Desk
let thread: ThreadView
let path: string
beforeAll(async () => {
  desk = await openDesk()
  const [ada, bob] = [await desk.forum.as('ada'), await desk.forum.as('bob')]
  const started = await ada.starts({
    title: 'Who reads this, and how?',
    body: 'A word.\n\n```ts\nconst line = "of code that is wider than a phone is"\n```',
  })
  thread = started.thread
  path = `/t/${thread.id}/${thread.slug}`
  let above: PostView = (await bob.replies(thread.id, 'See https://example.org/a-page.')).post
  for (let depth = 2; depth <= 6; depth++) above = (await ada.replies(thread.id, `${depth} deep`, { replyTo: above.id })).post
})
afterAll(() => desk?.close())
afterEach(() => expect(desk.troubles).toEqual([]))

test('a moment is told in full in the reader’s own time, also of what arrives', async () => {
  const page = await desk.window({ zone: 'Asia/Tokyo' })
  await page.goto(path)
  await isLive(page)
  const bob = await desk.forum.as('bob')
  const { post } = await bob.replies(thread.id, 'Just now')
  for (const id of ['p2', `p${post.number}`]) {
    const time = page.locator(`#${id} .when time`)
    const at = new Date((await time.getAttribute('datetime'))!)
    const hours = `${String((at.getUTCHours() + 9) % 24).padStart(2, '0')}:${String(at.getUTCMinutes()).padStart(2, '0')}`
    expect(await time.getAttribute('title')).toContain(hours)
    expect(await time.getAttribute('title')).not.toContain('UTC')
  }
  const { text } = await desk.forum.guest.get(path)
  expect(text).toMatch(/<time[^>]* title="[^"]* UTC"/)
})

test('at 400% zoom nothing is wider than the window', async () => {
  const wide: string[] = []
  for (const as of [undefined, 'cleo']) {
    const page = await desk.window({ as, width: 320 })
    for (const each of [
      '/',
      path,
      `${path}?at=7`,
      `${path}?since=0`,
      '/works',
      '/search?q=word',
      '/keys',
      '/m/ada',
      as ? '/settings' : '/join',
      as ? '/new' : '/sign-in',
    ]) {
      await page.goto(each)
      const by = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (by > 0) wide.push(`${each} as ${as ?? 'a guest'}: ${by} px`)
    }
  }
  expect(wide).toEqual([])
})

const isShown = (page: Page, selector: string) => page.locator(selector).first().isVisible()

test('printed, a thread is an article: words, names and dates, and nothing to press', async () => {
  const page = await desk.window({ as: 'dora' })
  await page.goto(`${path}?since=0`)
  await isLive(page)
  await page.locator('.pill.below').waitFor()
  await page.emulateMedia({ media: 'print' })
  for (const gone of [
    '.top',
    '.acts',
    '#composer',
    '.pill',
    '.newness',
    '.news',
    '.sort',
    '.replybar',
    '.foot',
    '.branch > summary',
  ])
    expect([gone, await isShown(page, gone)]).toEqual([gone, false])
  for (const kept of ['h1', '#p2 .prose', '#p2 .name', '#p3']) expect([kept, await isShown(page, kept)]).toEqual([kept, true])
  expect(await page.locator('#p2 .when time').evaluate((time) => getComputedStyle(time, '::after').content)).toMatch(/\d{4}/)
})

test('with colours of the reader’s own, what is new and where an address led are still told apart', async () => {
  const page = await desk.window({ as: 'dora' })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${path}?since=0#p2`)
  await isLive(page)
  expect(await page.locator('#p2').evaluate((post) => getComputedStyle(post).outlineStyle)).toBe('solid')
  const rail = await page.locator('.is-new > #p3').evaluate((post) => getComputedStyle(post, '::before').backgroundColor)
  expect(rail).not.toBe('rgba(0, 0, 0, 0)')
})

test('back leads to the very place', async () => {
  const page = await desk.window({ width: 360 })
  await page.goto(path)
  await isLive(page)
  await page.locator('#p5').evaluate((post) => post.scrollIntoView({ block: 'start', behavior: 'instant' }))
  const before = await page.locator('#p5').evaluate((post) => post.getBoundingClientRect().top)
  await page.locator('#p5 .by .name').click()
  await page.locator('h1', { hasText: 'ada' }).waitFor()
  await page.goBack()
  await isLive(page)
  expect(await page.locator('#p5').evaluate((post) => post.getBoundingClientRect().top)).toBeCloseTo(before, -1)
})
